import type { Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';

const order = { error: 0, warning: 1, info: 2 };
const shownAtMost = 5;

/** Problems grouped by what to do, since one remedy often mends many: the worst first, the remedy once, places below. */
export function problemGroupsText(problems: Iterable<Problem>): string {
  const groups = new Map<string, Problem[]>();
  for (const found of problems) {
    const key = `${found.source ?? ''} ${found.code} ${found.property ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [found]);
    else group.push(found);
  }
  const sorted = [...groups.values()].sort(
    ([a], [b]) => order[a?.severity ?? 'info'] - order[b?.severity ?? 'info'],
  );
  return sorted.map(groupText).join('');
}

function groupText(group: readonly Problem[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const { title, remedy } = explain(first, 'en');
  const places = group.slice(0, shownAtMost).map((found) => `    ${explain(found, 'en').message}`);
  const more =
    group.length > shownAtMost ? [`    … and ${group.length - shownAtMost} more (--json lists all)`] : [];
  const about = first.source === undefined ? '' : `${first.source}: `;
  const head = `${first.severity.toUpperCase()} ${about}${title} (${first.code}, ${group.length})`;
  return `${[head, ...places, ...more, `  → ${remedy}`].join('\n')}\n\n`;
}
