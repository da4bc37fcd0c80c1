import type { ShownDiff } from './shown-run.ts';

const named =
  (mark: string) =>
  ({ uri, title }: { readonly uri: string; readonly title: string }): string =>
    `${mark} ${title}  <${uri}>`;

/** A difference line by line: `+` comes, `-` goes, `~` changes field by field, `!` is rejected. */
export function diffText({ added, changed, removed, rejected, unchanged, leftOut }: ShownDiff): string {
  const lines = [
    ...added.map(named('+')),
    ...removed.map(named('-')),
    ...changed.flatMap((one) => [named('~')(one), ...one.fields.flatMap(fieldLines)]),
    ...rejected.map(named('!')),
    ...(leftOut === 0 ? [] : [`… and ${leftOut} more (--json lists what the server keeps)`]),
  ];
  const sum = `${added.length} come, ${removed.length} go, ${changed.length} change, ${rejected.length} rejected, ${unchanged} unchanged`;
  return `${[...lines, sum].join('\n')}\n`;
}

function fieldLines({
  property,
  before,
  after,
}: ShownDiff['changed'][number]['fields'][number]): readonly string[] {
  const gone = before.filter((value) => !after.includes(value));
  const come = after.filter((value) => !before.includes(value));
  return [
    ...gone.map((value) => `    ${property}  - ${value}`),
    ...come.map((value) => `    ${property}  + ${value}`),
  ];
}
