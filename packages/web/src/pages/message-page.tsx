/** @jsxRuntime automatic @jsxImportSource preact */
import type { View } from '../view.ts';
import { documentOf } from './document.tsx';

const messages = {
  'not-published': {
    title: { sv: 'Ingenting är publicerat ännu', en: 'Nothing is published yet' },
    text: {
      sv: 'Den första hämtningen pågår. Pröva igen om en minut.',
      en: 'The first harvest is under way. Try again in a minute.',
    },
  },
  'not-found': {
    title: { sv: 'Sidan finns inte', en: 'There is no such page' },
    text: {
      sv: 'Datamängden kan ha tagits bort av kommunen, eller så är adressen felskriven. Sök efter det du letar efter:',
      en: 'The dataset may have been removed by the municipality, or the address may be misspelt. Search for what you need:',
    },
  },
  fault: {
    title: { sv: 'Något gick fel hos oss', en: 'Something went wrong on our side' },
    text: {
      sv: 'Felet är noterat. Pröva igen om en stund.',
      en: 'The fault has been noted. Try again in a while.',
    },
  },
} as const;

/** A page that says in plain words why there is no other. */
export function messagePage(view: View, kind: keyof typeof messages): string {
  const { title, text } = messages[kind];
  return documentOf(
    view,
    { title: view.inLang(title), section: '' },
    <div class="wide page">
      <h1>{view.inLang(title)}</h1>
      <p class="lead">{view.inLang(text)}</p>
      <p>
        <a class="button" href={view.href('/')}>
          {view.say('Till katalogen', 'To the catalogue')}
        </a>
      </p>
    </div>,
  );
}
