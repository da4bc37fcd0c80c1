import { problem, type Municipality, type Problem } from '@lanskatalog/core';
import { cleanSection, type CleanedSection } from './clean-section.ts';
import { periodAmong, periodOf, type Period } from './clean-period.ts';
import type { TableKind } from './columns.ts';
import type { DuckDb } from './duckdb.ts';
import { mapSection, type MappedSection, type MapResult } from './map-section.ts';
import type { ReadLimits } from './read-archive.ts';
import { readFile } from './read-file.ts';
import type { RawSection } from './read-section.ts';
import type { ReadHints, TableFile } from './read-hints.ts';
import { mappingProblem, refusalProblem, stageProblems } from './stage-problems.ts';
import { createRelations, type DoneSection } from './stage-relations.ts';
import { buildReport, type StageReport } from './stage-report.ts';
import type { TablesConfig } from './table-rules.ts';

export interface StageContext {
  readonly config: TablesConfig;
  readonly hints: ReadHints;
  /** Who publishes the file: fills buyer and municipality where the file doesn't say, and tells where points may lie. */
  readonly municipality?: Pick<Municipality, 'code' | 'officialName' | 'orgnr'>;
  readonly limits?: ReadLimits;
}

/**
 * `staged`: the view `staged` and the tables `quarantined` and `dropped_values` stand in the database, as `columns.ts`
 * describes. `refused`: nothing of the file can be used, and the problems say why.
 */
export type StageResult =
  | { readonly kind: 'staged'; readonly report: StageReport; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Reads one file into the database: any format, any dialect, typed and cleaned. One file at a time per database. */
export async function stageFile(
  db: DuckDb,
  file: TableFile,
  options: { readonly context: StageContext; readonly signal: AbortSignal },
): Promise<StageResult> {
  const { context, signal } = options;
  const { hints, limits } = context;
  const read = await readFile(db, file, { hints, signal, ...(limits === undefined ? {} : { limits }) });
  const problems: Problem[] = read.refusals.map(({ fil, refusal }) =>
    refusalProblem(fil, refusal, read.sections.length > 0),
  );
  const results = await mapAll(db, read.sections, context);
  const mapped = chooseTable(results);
  for (const [index, result] of results.entries()) {
    const fil = read.sections[index]?.fil ?? file.name;
    if (result.kind === 'refused' || !mapped.includes(result.mapped))
      problems.push(
        mappingProblem(fil, result, {
          othersAreUsed: mapped.length > 0,
          tableIsGiven: hints.table !== undefined,
        }),
      );
  }
  const [first] = mapped;
  if (first === undefined) return { kind: 'refused', problems };
  if (mapped.every(({ rows }) => rows === 0)) {
    return { kind: 'refused', problems: [...problems, problem('tables.file-empty', { subject: file.name })] };
  }
  const done: DoneSection[] = [];
  for (const [index, section] of mapped.entries()) {
    const period = filePeriod(file, section, hints);
    done.push({ mapped: section, cleaned: await clean(db, { section, index, period, context }) });
  }
  await createRelations(db, done);
  const report = await buildReport(db, file.name, { table: first.table, sections: done });
  return { kind: 'staged', report, problems: [...problems, ...stageProblems(report, done)] };
}

async function mapAll(
  db: DuckDb,
  sections: readonly RawSection[],
  context: StageContext,
): Promise<readonly MapResult[]> {
  const results: MapResult[] = [];
  for (const section of sections) results.push(await mapSection(db, section, context));
  return results;
}

/** Sections of the kind that most rows are of: a sheet of notes beside a ledger is left out. */
function chooseTable(results: readonly MapResult[]): readonly MappedSection[] {
  const mapped = results.flatMap((result) => (result.kind === 'mapped' ? [result.mapped] : []));
  const rows = new Map<TableKind, number>();
  for (const section of mapped) rows.set(section.table, (rows.get(section.table) ?? 0) + section.rows);
  const [largest] = [...rows].toSorted((a, b) => b[1] - a[1]);
  return mapped.filter(({ table }) => table === largest?.[0]);
}

/** The operator's word first; else the shortest period that the text above the header, the part, title or file name names. */
function filePeriod(
  file: TableFile,
  { preamble, section }: MappedSection,
  hints: ReadHints,
): Period | undefined {
  const part = section.fil.slice(file.name.length);
  const stated = hints.period === undefined ? undefined : periodOf(hints.period);
  return stated ?? periodAmong([preamble, part, hints.title, file.name]);
}

const clean = (
  db: DuckDb,
  {
    section,
    index,
    period,
    context,
  }: { section: MappedSection; index: number; period: Period | undefined; context: StageContext },
): Promise<CleanedSection> =>
  cleanSection({
    db,
    mapped: section,
    relation: section.section.raw.relation,
    prefix: `s${index}`,
    period,
    hints: context.hints,
    extents: context.config.extents,
    municipality: context.municipality?.code,
    publisher: context.municipality,
    rules: context.config.tables[section.table],
  });

/** The problems of a source's file, addressed: their subject is the file's address instead of its name. */
export const placedAt = (problems: readonly Problem[], url: string): readonly Problem[] =>
  problems.map((found) => ({ ...found, subject: url, place: { url, ...found.place } }));
