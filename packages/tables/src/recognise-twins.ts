import { periodContains } from './clean-period.ts';
import type { TableKind } from './columns.ts';
import { nameKey } from './map-names.ts';
import type { CandidateFile, DataFormat } from './recognise-files.ts';

/** A file that isn't used because another has the same, or all of it. */
export interface TwinFile {
  readonly file: CandidateFile;
  readonly reason: 'same-period' | 'part-of' | 'older-edition';
  readonly instead: CandidateFile;
}

const preference: readonly DataFormat[] = ['csv', 'xlsx', 'json', 'xml', 'zip', 'unknown'];

/**
 * Chooses among the files of one table of one source so that each period is used once: of the same period in several
 * formats or uploads the newest, CSV first; a year's file instead of its months; of unit lists only the newest edition.
 */
export function chooseFiles(
  files: readonly CandidateFile[],
  table: TableKind,
): { readonly chosen: readonly CandidateFile[]; readonly twins: readonly TwinFile[] } {
  const chosen: CandidateFile[] = [];
  const twins: TwinFile[] = [];
  for (const file of files.toSorted(byPreference)) {
    const better = chosen
      .map((other) => ({ other, reason: standsFor(other, file, table) }))
      .find(({ reason }) => reason !== undefined);
    if (better?.reason === undefined) chosen.push(file);
    else twins.push({ file, reason: better.reason, instead: better.other });
  }
  return {
    chosen: chosen.toSorted((a, b) => (a.period?.from ?? '').localeCompare(b.period?.from ?? '')),
    twins,
  };
}

/** 2 for a year or more, 1 for some months, 0 for a month or nothing. */
const breadth = ({ period }: CandidateFile): number =>
  period === undefined || (period.from === period.to && period.from.length > 4)
    ? 0
    : period.from.length === 4
      ? 2
      : 1;

/** Longer periods first, so that months meet their year; then the newest, then the format that is read best. */
function byPreference(a: CandidateFile, b: CandidateFile): number {
  const newest = (b.modified ?? '').localeCompare(a.modified ?? '');
  const format = preference.indexOf(a.format) - preference.indexOf(b.format);
  return breadth(b) - breadth(a) || (a.dataset === b.dataset ? format || newest : newest || format);
}

function standsFor(
  other: CandidateFile,
  file: CandidateFile,
  table: TableKind,
): TwinFile['reason'] | undefined {
  const isSameKind = other.dataset === file.dataset && other.format !== file.format;
  if (other.url === file.url) return 'same-period';
  if (table !== 'ledger')
    return isSameKind || stem(other) === stem(file)
      ? samePeriod(other, file)
        ? 'same-period'
        : 'older-edition'
      : undefined;
  if (stem(other) !== stem(file) && !isSameKind) return undefined;
  if (samePeriod(other, file)) return file.period === undefined && !isSameKind ? undefined : 'same-period';
  const isPart =
    other.period !== undefined &&
    file.period !== undefined &&
    other.period.from.length < file.period.from.length;
  return isPart &&
    periodContains(other.period, file.period.from) &&
    periodContains(other.period, file.period.to)
    ? 'part-of'
    : undefined;
}

const samePeriod = (a: CandidateFile, b: CandidateFile): boolean =>
  a.period?.from === b.period?.from && a.period?.to === b.period?.to;

/** What is left of a file's name without period, numbering and extension: equal for the months of one ledger. */
function stem({ name, title }: CandidateFile): string {
  const isTelling = /\p{L}{4}/u.test(name.replace(/\.\w+$/, ''));
  const text = (isTelling ? name.replace(/\.\w+$/, '') : (title ?? '')).replace(/[_-]/g, ' ');
  return nameKey(
    text
      .replace(/\p{L}+/gu, (word) =>
        /^(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|o[kc]t|nov|dec)(?:\p{L}{0,6})$/iu.test(word) ? '' : word,
      )
      .replace(
        /\b(?:kopia|copy|version|ver|v|kv|kvartal|quarter|q|period|p|ny|slutlig|csv|xml|json|xlsx)\b/gi,
        '',
      )
      .replace(/\d+/g, ''),
  );
}
