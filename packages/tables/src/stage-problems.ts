import { problem, type Problem, type ProblemDetails } from '@lanskatalog/core';
import { countAside } from './clean-section.ts';
import type { AsideReason } from './clean-row.ts';
import { columnsOf } from './columns.ts';
import type { MapResult } from './map-section.ts';
import type { ReadRefusal } from './read-section.ts';
import type { DoneSection } from './stage-relations.ts';
import type { PlaceCount, StageReport } from './stage-report.ts';
import {
  archiveWords,
  asideWords,
  foreignWords,
  inBoth,
  mappingWords,
  quarantineWords,
} from './stage-words.ts';

/** Why a file, or a part of one that is otherwise used, holds no table. */
export function refusalProblem(fil: string, refusal: ReadRefusal, othersAreUsed: boolean): Problem {
  const about = { subject: fil, ...(othersAreUsed ? { severity: 'info' as const } : {}) };
  if (refusal.kind === 'broken' || (refusal.kind === 'archive' && refusal.reason === 'broken')) {
    return problem('tables.file-broken', {
      ...about,
      params: { detail: refusal.kind === 'broken' ? refusal.detail : 'ZIP' },
    });
  }
  if (refusal.kind === 'archive') {
    return problem('tables.archive-refused', {
      ...about,
      params: inBoth('reason', archiveWords[refusal.reason as keyof typeof archiveWords]),
    });
  }
  const format = refusal.kind === 'foreign' ? refusal.format : 'no-columns';
  if (format === 'empty') return problem('tables.file-empty', about);
  return problem('tables.not-a-table', { ...about, params: inBoth('what', foreignWords[format]) });
}

/** Why a table of the file isn't used: its columns say something else than the file is said to be. */
export function mappingProblem(
  fil: string,
  result: MapResult,
  known: { readonly othersAreUsed: boolean; readonly tableIsGiven: boolean },
): Problem {
  const reason = inBoth('reason', mappingWords[result.kind === 'refused' ? result.reason : 'other-table']);
  if (known.othersAreUsed || result.kind === 'mapped')
    return problem('tables.part-skipped', { subject: fil, params: reason });
  const columns = result.headers.slice(0, 20).join(', ');
  if (!known.tableIsGiven && result.reason === 'columns-missing')
    return problem('tables.unknown-kind', { subject: fil, params: { columns } });
  return problem('tables.wrong-kind', { subject: fil, params: { ...reason, table: result.table, columns } });
}

/** What a person should know of a file that was staged. */
export function stageProblems(report: StageReport, done: readonly DoneSection[]): readonly Problem[] {
  const { name, quarantine, dropped, withoutPeriod } = report;
  return [
    ...done.flatMap((section) => [
      ...columnProblems(section),
      ...conventionProblems(section),
      ...rowProblems(section),
    ]),
    ...quarantine.map((places) => problem('tables.rows-quarantined', placesOf(name, places))),
    ...dropped.map((places) => problem('tables.values-dropped', placesOf(name, places))),
    ...(withoutPeriod > 0
      ? [problem('tables.period-unknown', { subject: name, params: { count: withoutPeriod } })]
      : []),
  ];
}

const placesOf = (subject: string, { column, reason, count, firstRow }: PlaceCount): ProblemDetails => ({
  subject,
  place: { file: subject, row: firstRow, column },
  params: { count, column, row: firstRow, ...inBoth('reason', quarantineWords[reason]) },
});

function* columnProblems({ mapped }: DoneSection): Generator<Problem> {
  const { columns, section, table } = mapped;
  const subject = section.fil;
  const found = new Set(columns.map(({ target }) => target));
  for (const { name, mandatory } of columnsOf(table)) {
    const known = found.has(name) || (name === 'datum' && (found.has('period') || found.has('manad')));
    const isOurs =
      name === 'kopare' ||
      name === 'kopare_id' ||
      (name.startsWith('konto_') && (found.has('konto_nr') || found.has('konto_text')));
    if (mandatory && !known && !isOurs)
      yield problem('tables.column-missing', { subject, params: { column: name } });
  }
  for (const { header, index, reason, samples } of columns) {
    const column = header === '' ? String(index + 1) : header;
    if (reason === 'person') yield problem('tables.column-of-persons', { subject, params: { column } });
    if (reason !== 'unmapped') continue;
    const params = { column, samples: samples.join(' · '), line: `"${column}": KOLUMN` };
    yield problem('tables.column-unmapped', { subject, params });
  }
}

function* conventionProblems({ mapped, cleaned }: DoneSection): Generator<Problem> {
  const { section, rows } = mapped;
  const subject = section.fil;
  if (section.encoding === 'mixed' || section.encoding === 'double-encoded') {
    yield problem('tables.encoding-repaired', { subject, params: { encoding: section.encoding } });
  }
  if (cleaned.amounts?.guessed === true) {
    const sign = cleaned.amounts.decimal === ',' ? '.' : ',';
    yield problem('tables.amounts-guessed', { subject, params: { column: 'belopp', sign } });
  }
  if (cleaned.dates?.convention.guessed === true) {
    const params = { column: cleaned.dates.header, order: cleaned.dates.convention.order };
    yield problem('tables.dates-guessed', { subject, params });
  }
  const announced = section.announcedRows;
  if (announced !== undefined && announced > rows) {
    yield problem('tables.answer-incomplete', { subject, params: { rows, announced } });
  }
}

/** Blank rows and repeated headers are so common that only their number in the report tells of them. */
const unremarkable: ReadonlySet<AsideReason> = new Set(['blank']);

function* rowProblems({ mapped, cleaned }: DoneSection): Generator<Problem> {
  const { decisions } = cleaned;
  const subject = mapped.section.fil;
  for (const [reason, { count, firstRow }] of countAside(decisions)) {
    if (unremarkable.has(reason)) continue;
    const params = { count, row: firstRow, ...inBoth('reason', asideWords[reason]) };
    yield problem('tables.rows-set-aside', { subject, place: { file: subject, row: firstRow }, params });
  }
  const [repaired] = decisions.repaired;
  if (repaired !== undefined) {
    yield problem('tables.rows-shifted', {
      subject,
      place: { file: subject, row: repaired.rad },
      params: { count: decisions.repaired.length, row: repaired.rad },
    });
  }
  for (const { rad, total, sum } of decisions.wrongTotals.slice(0, 20)) {
    yield problem('tables.total-differs', {
      subject,
      place: { file: subject, row: rad },
      params: { row: rad, total, sum },
    });
  }
}
