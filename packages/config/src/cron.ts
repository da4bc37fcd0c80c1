/** The five fields with their bounds and, for the last two, their names. Sunday is 0 or 7. */
const fields: readonly { readonly min: number; readonly max: number; readonly names?: readonly string[] }[] =
  [
    { min: 0, max: 59 },
    { min: 0, max: 23 },
    { min: 1, max: 31 },
    { min: 1, max: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
    { min: 0, max: 7, names: 'sun mon tue wed thu fri sat'.split(' ') },
  ];

/** True for a cron expression of five fields, with lists, ranges, steps and English names of months and weekdays. */
export function isCron(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  return (
    parts.length === fields.length &&
    parts.every((part, index) => part.split(',').every((item) => isItem(item, index)))
  );
}

function isItem(item: string, field: number): boolean {
  const [range = '', step, ...rest] = item.split('/');
  if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*') return true;
  const ends = range.split('-').map((end) => valueOf(end, field));
  const [from, to] = ends;
  if (from === undefined || ends.length > 2) return false;
  return ends.length === 1 || (to !== undefined && from <= to);
}

function valueOf(text: string, field: number): number | undefined {
  const { min, max, names = [] } = fields[field] ?? { min: 0, max: 0 };
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + min;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max ? value : undefined;
}
