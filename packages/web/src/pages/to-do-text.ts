import type { Municipality } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import { tableLabel } from '../labels.ts';
import { deliveriesOf } from '../release/deliveries.ts';
import type { ProblemGroup } from '../release/problem-index.ts';
import { readable } from '../release/readable.ts';
import type { ToDo } from '../release/to-do.ts';
import { toDoOf } from '../release/to-do.ts';
import type { View } from '../view.ts';
import type { CountyPageOptions } from './county-page.tsx';

export const toDoTitle = ({ say }: View, { officialName }: Municipality): string =>
  say(`Att göra: ${officialName}`, `To do: ${officialName}`);

export const deliveryAdvice = ({ say }: View, kind: ToDo['undelivered'][number]['kind']): string =>
  kind === 'described'
    ? say(
        'finns beskriven, men vi hittar ingen fil som går att läsa. Ange en adress till själva filen (downloadURL), i CSV eller Excel med en rubrikrad.',
        'is described, but we find no file that can be read. Give the address of the file itself (downloadURL), as CSV or Excel with a line of headers.',
      )
    : say(
        'saknas. Lägg ut den som en fil (CSV eller Excel med en rubrikrad) och beskriv den i katalogen.',
        'is missing. Publish it as a file (CSV or Excel with a line of headers) and describe it in the catalogue.',
      );

/** The report as plain text, for a mail: what to mend first comes first. */
export function toDoText(view: View, municipality: Municipality, options: CountyPageOptions): string {
  const { say } = view;
  const todo = toDoOf(options.index, municipality.code, deliveriesOf(options, municipality.code));
  const parts = [underlined(toDoTitle(view, municipality), '=')];
  const section = (heading: string, items: readonly string[]): void => {
    if (items.length > 0) parts.push(underlined(heading, '-'), ...items);
  };
  section(
    say('De gemensamma källorna', 'The shared sources'),
    todo.undelivered.map(({ table, kind }) => `* ${tableLabel(view, table)} ${deliveryAdvice(view, kind)}`),
  );
  section(
    say('Rätta hos er', 'Mend at your side'),
    todo.mend.flatMap((group) => problemText(view, group)),
  );
  section(
    say('Det här rättar vi åt er, men det blir bättre hos er', 'This we mend for you; better at your side'),
    todo.mendedHere.flatMap((group) => problemText(view, group)),
  );
  if (parts.length === 1) parts.push(say('Inget vi ser. Bra gjort!', 'Nothing that we see. Well done!'));
  return `${parts.join('\n\n')}\n`;
}

const underlined = (text: string, line: string): string => `${text}\n${line.repeat(text.length)}`;

function problemText({ say, lang }: View, { count, examples }: ProblemGroup): readonly string[] {
  const [first] = examples;
  if (first === undefined) return [];
  const { title, message, remedy } = explain(first, lang);
  const lines = [
    `* ${title}${count > 1 ? ` (${count})` : ''}`,
    `  ${readable(message, 500)}`,
    `  ${say('Gör så här', 'What to do')}: ${readable(remedy, 600)}`,
  ];
  if (first.after !== undefined) lines.push(`  ${say('Exempel', 'Example')}: ${readable(first.after, 200)}`);
  return [lines.join('\n')];
}

/** Mail programs and Windows pass on addresses of about 2,000 characters; the subject takes some of them. */
const longestBody = 1800;

/** As much of the text as a mail address can carry, whole paragraphs, and where the rest is. Percent-encoded. */
export function mailBody({ say }: View, text: string, address: string): string {
  const rest = encodeURIComponent(`\n\n${say('Hela listan', 'The whole list')}: ${address}\n`);
  let body = '';
  for (const paragraph of text.trim().split('\n\n')) {
    const longer = body + encodeURIComponent(body === '' ? paragraph : `\n\n${paragraph}`);
    if (longer.length + rest.length > longestBody) break;
    body = longer;
  }
  return body + rest;
}
