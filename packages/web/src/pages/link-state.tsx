/** @jsxRuntime automatic @jsxImportSource preact */
import type { LinkRecord } from '@lanskatalog/quality';
import { readable } from '../release/readable.ts';
import type { View } from '../view.ts';
import type { Grade } from './parts.tsx';
import { State } from './parts.tsx';

/** Whether an address works, and since when we know. */
export function LinkState({ view, link }: { view: View; link: LinkRecord | undefined }) {
  const { grade, text } = linkWords(view, link);
  return (
    <p class="owner">
      <State grade={grade}>{text}</State>
      {link?.last.finalUrl === undefined ? null : (
        <>
          {' '}
          {view.say('Leder vidare till ', 'Leads on to ')}
          <bdi>{readable(link.last.finalUrl.replace(/^https?:\/\//, ''), 90)}</bdi>.
        </>
      )}
    </p>
  );
}

function linkWords(
  view: View,
  link: LinkRecord | undefined,
): { readonly grade: Grade; readonly text: string } {
  const { say, date } = view;
  if (link === undefined)
    return {
      grade: 'none',
      text: say('Länken är inte kontrollerad ännu.', 'The link has not been checked yet.'),
    };
  const { state, since, failing, last } = link;
  const checked = date(last.at);
  const why = reasonWords(view, link);
  if (state === 'works')
    return {
      grade: 'good',
      text: say(`Länken fungerar (kontrollerad ${checked}).`, `The link works (checked ${checked}).`),
    };
  if (state === 'dead') {
    const broken = date(failing?.from ?? since);
    return {
      grade: 'poor',
      text: say(
        `Länken är bruten sedan ${broken}: ${why} (kontrollerad ${checked}).`,
        `The link has been broken since ${broken}: ${why} (checked ${checked}).`,
      ),
    };
  }
  if (failing !== undefined)
    return {
      grade: 'fair',
      text: say(`Länken fungerade inte ${checked}: ${why}.`, `The link did not work ${checked}: ${why}.`),
    };
  return {
    grade: 'none',
    text: say(
      `Länken gick inte att kontrollera ${checked}: ${why}.`,
      `The link could not be checked ${checked}: ${why}.`,
    ),
  };
}

const reasons: Record<LinkRecord['last']['outcome'], { readonly sv: string; readonly en: string }> = {
  works: { sv: 'den svarar', en: 'it answers' },
  gone: { sv: 'filen finns inte', en: 'there is no such file' },
  failed: { sv: 'servern svarar inte som den ska', en: 'the server does not answer as it should' },
  barred: { sv: 'servern släpper inte in kontrollen', en: 'the server does not let the check in' },
};

/** In the page's language: what servers and networks say is in theirs. */
const reasonWords = (view: View, { last }: LinkRecord): string =>
  view.inLang(reasons[last.outcome]) + (last.status === undefined ? '' : ` (HTTP ${last.status})`);
