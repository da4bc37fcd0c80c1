/** @jsxRuntime automatic @jsxImportSource preact */
import type { PublishedDataset } from '@lanskatalog/catalogue';
import type { Entity, Problem } from '@lanskatalog/core';
import type { DatasetQuality } from '@lanskatalog/harvest';
import { irisOf, nodesOf, textOf } from '@lanskatalog/core';
import type { DatasetFiles } from '../release/dataset-files.ts';
import { readableParagraphs } from '../release/readable.ts';
import type { HarvestStatus } from '../release/harvest-status.ts';
import type { ListedDataset, RegionIndex } from '../release/region-index.ts';
import { titleOf } from '../release/region-index.ts';
import type { View } from '../view.ts';
import { CodeSamples, HowToCite } from './dataset-use.tsx';
import { QualitySection } from './dataset-quality.tsx';
import { datasetJsonLd } from './dataset-json-ld.ts';
import { Distributions } from './distributions.tsx';
import { documentOf } from './document.tsx';
import { OutLink, Path } from './parts.tsx';
import { Previews } from './previews.tsx';
import { ProfileValues } from './profile-values.tsx';
import { ReferenceUses } from './reference-uses.tsx';
import { SimilarDatasets } from './similar-datasets.tsx';

export interface DatasetPageOptions {
  readonly index: RegionIndex;
  readonly dataset: ListedDataset;
  readonly published: PublishedDataset;
  readonly problems: readonly Problem[];
  readonly status: HarvestStatus | undefined;
  readonly quality: DatasetQuality | undefined;
  readonly known: DatasetFiles;
}

/** What the page tells in a better way than as a row in the list of everything. */
const toldElsewhere = new Set([
  'dct:title',
  'dct:description',
  'dcat:distribution',
  'dcat:contactPoint',
  'rdf:type',
]);

export function datasetPage(view: View, options: DatasetPageOptions): string {
  const { index, dataset, published, problems } = options;
  const { summary } = dataset;
  const { entity } = published;
  const title = titleOf(summary, view.lang);
  const paragraphs = readableParagraphs(textOf(entity, 'dct:description', view.lang) ?? '');
  const municipality = index.municipalityName(summary.municipality);
  const head = {
    title,
    section: '/',
    ...(paragraphs[0] === undefined ? {} : { description: paragraphs[0].slice(0, 200) }),
    jsonLd: datasetJsonLd(view, options),
    alternates: [{ type: 'application/json', href: `/api/v1/datasets/${dataset.name}` }],
  };
  return documentOf(
    view,
    head,
    <article class="wide page">
      <Path
        view={view}
        steps={[
          ['/', view.say('Datamängder', 'Datasets')],
          [`/kommuner/${summary.municipality}`, municipality],
        ]}
      />
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <div class="aside">
        <div>
          <div class="prose">
            {paragraphs.map((paragraph) => (
              <p class={paragraphs.length === 1 && paragraph.length < 300 ? 'lead' : undefined}>
                <bdi>{paragraph}</bdi>
              </p>
            ))}
          </div>
          <Distributions view={view} entity={entity} facts={options.known.facts} />
          <Previews view={view} known={options.known} />
          <QualitySection view={view} problems={problems} quality={options.quality} />
          <ReferenceUses view={view} about={dataset} />
          <SimilarDatasets {...{ view, index, dataset }} />
          <CodeSamples view={view} entity={entity} known={options.known} name={dataset.name} />
          <section>
            <h2>{view.say('Allt som står om datamängden', 'Everything said of the dataset')}</h2>
            <ProfileValues view={view} entity={entity} agents={published.agents} except={toldElsewhere} />
          </section>
        </div>
        <aside>
          <Contact view={view} entity={entity} title={title} />
          <Provenance view={view} {...options} municipality={municipality} />
          <HowToCite view={view} entity={entity} dataset={dataset} />
        </aside>
      </div>
    </article>,
  );
}

function Contact({ view, entity, title }: { view: View; entity: Entity; title: string }) {
  const { say } = view;
  const [contact] = nodesOf(entity, 'dcat:contactPoint');
  const name = contact === undefined ? undefined : textOf(contact, 'vcard:fn', view.lang);
  const [email] = contact === undefined ? [] : irisOf(contact, 'vcard:hasEmail');
  const subject = say(`Om datamängden ${title}`, `About the dataset ${title}`);
  return (
    <section class="box">
      <h2>{say('Frågor och synpunkter', 'Questions and remarks')}</h2>
      {email === undefined ? (
        <p>{say('Utgivaren har inte angett någon kontakt.', 'The publisher has named no contact.')}</p>
      ) : (
        <>
          {name === undefined ? null : (
            <p>
              <bdi>{name}</bdi>
            </p>
          )}
          <p>
            <OutLink address={`${email.split('?')[0] ?? ''}?subject=${encodeURIComponent(subject)}`}>
              {say('Skriv till utgivaren', 'Write to the publisher')}
            </OutLink>
          </p>
          <p class="owner">
            {say(
              'Öppnar ditt e-postprogram. Vi sparar ingenting.',
              'Opens your mail program. We store nothing.',
            )}
          </p>
        </>
      )}
    </section>
  );
}

interface ProvenanceProps extends DatasetPageOptions {
  readonly view: View;
  readonly municipality: string;
}

/** Where it comes from, when, and what was done to it on the way. */
function Provenance({ view, published, problems, status, municipality }: ProvenanceProps) {
  const { say } = view;
  const repairs = problems.filter(({ after }) => after !== undefined).length;
  const when = status?.lastConfirmed;
  return (
    <section class="box">
      <h2>{say('Varifrån den kommer', 'Where it comes from')}</h2>
      <p>
        {when === undefined
          ? say(`Hämtad från ${municipality}`, `Harvested from ${municipality}`)
          : say(
              `Hämtad från ${municipality} ${view.time(when)}`,
              `Harvested from ${municipality} ${view.time(when)}`,
            )}
        {', '}
        {repairsText(view, repairs)}.
      </p>
      {published.missing ? (
        <p class="warn">
          {say(
            'Den finns inte längre hos kommunen. Om den inte kommer tillbaka inom några dagar tas den bort även här.',
            'It is no longer at the municipality. Unless it comes back within a few days it is removed here too.',
          )}
        </p>
      ) : null}
      <p>
        {say('Identitet: ', 'Identity: ')}
        <OutLink address={published.uri} />
      </p>
      {published.alternates.length === 0 ? null : (
        <p>
          {say('Finns också i ', 'Also in ')}
          {published.alternates.map(({ uri, source }, i) => (
            <>
              {i === 0 ? '' : ', '}
              <OutLink address={uri}>{source}</OutLink>
            </>
          ))}
        </p>
      )}
    </section>
  );
}

function repairsText({ say }: View, count: number): string {
  if (count === 0) return say('inga rättelser', 'nothing mended');
  if (count === 1) return say('en rättelse', 'one thing mended');
  return say(`${count} rättelser`, `${count} things mended`);
}
