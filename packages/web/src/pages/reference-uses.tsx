/** @jsxRuntime automatic @jsxImportSource preact */
import type { ReferenceUse } from '@lanskatalog/config';
import type { ListedDataset } from '../release/region-index.ts';
import type { View } from '../view.ts';
import { documentOf } from './document.tsx';
import { OutLink } from './parts.tsx';

/** Apps and services that are built on a dataset, as far as anybody has told us. */
export function ReferenceUses({ view, about }: { view: View; about: ListedDataset }) {
  const { uri } = about.summary;
  const uses = view.site.referenceUses.filter(
    ({ datasets, tables }) =>
      datasets.includes(uri) || (about.shared !== undefined && tables.includes(about.shared)),
  );
  if (uses.length === 0) return null;
  return (
    <section aria-labelledby="anvands">
      <h2 id="anvands">{view.say('Används i', 'Used in')}</h2>
      <UseList view={view} uses={uses} />
    </section>
  );
}

function UseList({ view, uses }: { view: View; uses: readonly ReferenceUse[] }) {
  return (
    <ul class="tiles">
      {uses.map((use) => (
        <li>
          <h3>
            <OutLink address={use.url}>{use.name}</OutLink>
          </h3>
          <p class="owner">{use.by}</p>
          <p>{view.inLang(use.description)}</p>
        </li>
      ))}
    </ul>
  );
}

/** All of them on one page, and how to propose another. */
export function referenceUsesPage(view: View): string {
  const { say, site } = view;
  const { contact } = site.config.region;
  const title = say('Vad data används till', 'What the data is used for');
  return documentOf(
    view,
    { title, section: '/anvandning' },
    <div class="wide page">
      <h1>{title}</h1>
      <p class="lead">
        {say(
          'Appar, tjänster, kartor och granskningar som bygger på länets öppna data.',
          'Apps, services, maps and investigations that build on the open data of the county.',
        )}
      </p>
      <UseList view={view} uses={site.referenceUses} />
      <h2>{say('Har du byggt något?', 'Have you built something?')}</h2>
      <p>
        {say(
          'Berätta! Skriv namn, adress, vem som gjort det och vilka datamängder det bygger på, eller föreslå en rad i filen config/reference-uses.yaml.',
          'Tell us! Write its name, address, who made it and which datasets it builds on, or propose a line in the file config/reference-uses.yaml.',
        )}{' '}
        {contact === undefined ? null : (
          <OutLink address={`mailto:${contact.email}`}>{contact.email}</OutLink>
        )}
      </p>
    </div>,
  );
}
