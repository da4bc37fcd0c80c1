/** @jsxRuntime automatic @jsxImportSource preact */
import type { ListedDataset } from '../release/region-index.ts';
import type { View } from '../view.ts';
import { documentOf } from './document.tsx';

/** A question to answer before a source is opened; `seen` tells what we can see of the answer. */
interface Step {
  readonly sv: string;
  readonly en: string;
  readonly seen?: (datasets: readonly ListedDataset[]) => boolean;
}

/** The founders' way to an open source: four questions and three things to do. */
const steps: readonly Step[] = [
  {
    sv: 'Innehåller källan sekretess eller personuppgifter? Ta bort dem, eller låt källan vara stängd.',
    en: 'Does the source hold secrets or personal data? Take them out, or leave the source closed.',
  },
  {
    sv: 'Har någon annan upphovsrätt till den? Be om lov först.',
    en: 'Does somebody else hold the copyright? Ask for leave first.',
  },
  {
    sv: 'Säljs den i dag? Räkna på vad det ger, och vad det kostar att ta betalt.',
    en: 'Is it sold today? Work out what that brings in, and what charging costs.',
  },
  {
    sv: 'Säger den som äger källan ja?',
    en: 'Does the owner of the source say yes?',
    seen: (datasets) => datasets.length > 0,
  },
  {
    sv: 'Publicera den på en adress som inte ändras, i ett format som program kan läsa.',
    en: 'Publish it at an address that does not change, in a format that programs can read.',
    seen: (datasets) =>
      datasets.some(({ summary }) => summary.distributions > 0 && summary.formats.length > 0),
  },
  {
    sv: 'Beskriv den: vad, vem som svarar på frågor, hur ofta den ändras, vilken licens.',
    en: 'Describe it: what, who answers questions, how often it changes, which licence.',
    seen: (datasets) =>
      datasets.some(
        ({ summary }) => summary.licences.length > 0 && Object.keys(summary.description).length > 0,
      ),
  },
  {
    sv: 'Berätta att den finns: här i katalogen, på webbplatsen, för dem som frågat.',
    en: 'Tell that it is there: here in the catalogue, on the website, to those who have asked.',
    seen: (datasets) => datasets.some(({ summary }) => summary.forwarded),
  },
];

/** With datasets, ticked as far as anyone can see from outside. */
export function Checklist({ view, datasets }: { view: View; datasets?: readonly ListedDataset[] }) {
  return (
    <ol class="check">
      {steps.map(({ seen, ...text }) => {
        const done = datasets !== undefined && seen?.(datasets) === true;
        return (
          <li class={done ? 'done' : undefined}>
            {view.inLang(text)}
            {done ? <span class="unseen"> ({view.say('klart', 'done')})</span> : null}
          </li>
        );
      })}
    </ol>
  );
}

export function checklistPage(view: View): string {
  const title = view.say('Öppna en källa: checklista', 'Opening a source: checklist');
  return documentOf(
    view,
    { title, section: '' },
    <div class="wide page">
      <h1>{title}</h1>
      <p class="lead">
        {view.say(
          'Fyra frågor och tre saker att göra. Den här sidan går bra att skriva ut.',
          'Four questions and three things to do. This page prints well.',
        )}
      </p>
      <Checklist view={view} />
    </div>,
  );
}
