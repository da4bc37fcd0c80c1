/** @jsxRuntime automatic @jsxImportSource preact */
import type { Entity } from '@lanskatalog/core';
import { irisOf, nodesOf, textOf } from '@lanskatalog/core';
import type { DatasetFiles } from '../release/dataset-files.ts';
import { readable, safeLink } from '../release/readable.ts';
import type { ListedDataset } from '../release/region-index.ts';
import { titleOf } from '../release/region-index.ts';
import type { View } from '../view.ts';
import { Copyable } from './parts.tsx';

/** A reference as one writes it in a report. */
export function HowToCite({ view, entity, dataset }: { view: View; entity: Entity; dataset: ListedDataset }) {
  const { summary } = dataset;
  const date = textOf(entity, 'dct:modified') ?? textOf(entity, 'dct:issued');
  const year = date === undefined ? view.say('u.å.', 'n.d.') : readable(date, 40).slice(0, 4);
  const publisher = readable(summary.publisher?.name ?? summary.municipality, 120);
  return (
    <section class="box">
      <h2>{view.say('Så här hänvisar du', 'How to cite')}</h2>
      <Copyable view={view}>
        <blockquote>
          <bdi>
            {publisher} ({year}). {titleOf(summary, view.lang)} [{view.say('datamängd', 'dataset')}].{' '}
            {readable(summary.uri, 300)}
          </bdi>
        </blockquote>
      </Copyable>
    </section>
  );
}

interface Sample {
  readonly name: string;
  readonly code: string;
}

interface SampleProps {
  readonly view: View;
  readonly entity: Entity;
  readonly known: DatasetFiles;
  readonly name: string;
}

interface Addresses {
  /** Tables first. */
  readonly files: DatasetFiles['files'];
  readonly addresses: readonly string[];
}

const downloadsOf = (entity: Entity): readonly string[] =>
  nodesOf(entity, 'dcat:distribution').flatMap((distribution) =>
    irisOf(distribution, 'dcat:downloadURL').flatMap((address) => safeLink(address) ?? []),
  );

/** How to read the data with what people have. The address is quoted for each language: it comes from elsewhere. */
export function CodeSamples({ view, entity, known, name }: SampleProps) {
  const description = `${view.site.config.region.baseUri}api/v1/datasets/${name}`;
  const samples = samplesOf({ files: known.files, addresses: downloadsOf(entity) }, description);
  return (
    <section aria-labelledby="kod">
      <h2 id="kod">{view.say('I kod', 'In code')}</h2>
      {samples.map((sample, i) => (
        <details open={i === 0}>
          <summary>{sample.name}</summary>
          <Copyable view={view}>
            <pre tabIndex={0} role="group" aria-label={sample.name}>
              <code>{sample.code}</code>
            </pre>
          </Copyable>
        </details>
      ))}
    </section>
  );
}

function samplesOf({ files, addresses }: Addresses, description: string): readonly Sample[] {
  const file = files.find(({ format }) => format === 'csv');
  const isCsv = file !== undefined;
  const url = file?.url ?? files[0]?.url ?? addresses[0] ?? description;
  const quoted = JSON.stringify(url);
  if (isCsv) {
    return [
      { name: 'curl', code: `curl -LO ${shellQuoted(url)}` },
      {
        name: 'Python',
        code: `import pandas as pd\n\ndata = pd.read_csv(${quoted}, sep=None, engine="python")\nprint(data.head())`,
      },
      { name: 'R', code: `library(readr)\n\ndata <- read_delim(${quoted})\nhead(data)` },
      {
        name: 'JavaScript',
        code: `const answer = await fetch(${quoted});\nconst text = await answer.text();\nconsole.log(text.split("\\n").slice(0, 5));`,
      },
    ];
  }
  return [
    { name: 'curl', code: `curl -L ${shellQuoted(url)}` },
    {
      name: 'Python',
      code: `import requests\n\nanswer = requests.get(${quoted})\nanswer.raise_for_status()\nprint(answer.text[:500])`,
    },
    {
      name: 'R',
      code: `library(httr2)\n\nanswer <- request(${quoted}) |> req_perform()\nsubstr(resp_body_string(answer), 1, 500)`,
    },
    {
      name: 'JavaScript',
      code: `const answer = await fetch(${quoted});\nconsole.log((await answer.text()).slice(0, 500));`,
    },
  ];
}

const shellQuoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
