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
  { say, date }: View,
  link: LinkRecord | undefined,
): { readonly grade: Grade; readonly text: string } {
  if (link === undefined)
    return {
      grade: 'none',
      text: say('Länken är inte kontrollerad ännu.', 'The link has not been checked yet.'),
    };
  const { state, since, failing, last } = link;
  const checked = date(last.at);
  const reason = readable(last.reason, 80);
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
        `Länken är bruten sedan ${broken}: ${reason} (kontrollerad ${checked}).`,
        `The link has been broken since ${broken}: ${reason} (checked ${checked}).`,
      ),
    };
  }
  if (failing !== undefined)
    return {
      grade: 'fair',
      text: say(
        `Länken svarade inte som den ska ${checked}: ${reason}.`,
        `The link did not answer as it should ${checked}: ${reason}.`,
      ),
    };
  return {
    grade: 'none',
    text: say(
      `Länken gick inte att kontrollera ${checked}: ${reason}.`,
      `The link could not be checked ${checked}: ${reason}.`,
    ),
  };
}
