import type { Coverage, TableKind } from '@lanskatalog/tables';
import type { OpenTables } from './current-tables.ts';

/** What a table holds of one municipality, over all its periods. */
export interface MunicipalCoverage {
  readonly municipality: string;
  readonly rows: number;
  readonly periods: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly maskedShare: number;
  readonly summedRows: number;
  /** As the periods state them; several where they differ. */
  readonly dateBases: readonly string[];
  readonly vatBases: readonly string[];
  /** Units that are missing from some period. */
  readonly missingUnits: readonly string[];
}

export function municipalCoverage(
  { coverage }: OpenTables,
  table: TableKind,
  year?: string,
): readonly MunicipalCoverage[] {
  const groups = new Map<string, Coverage[]>();
  for (const one of coverage) {
    if (one.table !== table || (year !== undefined && !one.period.startsWith(year))) continue;
    const group = groups.get(one.municipality);
    if (group === undefined) groups.set(one.municipality, [one]);
    else group.push(one);
  }
  return [...groups].map(([municipality, covered]) => summarise(municipality, covered));
}

function summarise(municipality: string, covered: readonly Coverage[]): MunicipalCoverage {
  const rows = covered.reduce((sum, one) => sum + one.rows, 0);
  const dates = covered.flatMap(({ period, firstDate, lastDate }) =>
    period === 'alla' ? [firstDate, lastDate].filter((date) => date !== null) : [period],
  );
  const sorted = dates.filter((date) => /^\d{4}/.test(date)).sort();
  return {
    municipality,
    rows,
    periods: covered.length,
    first: sorted[0],
    last: sorted.at(-1),
    maskedShare: rows === 0 ? 0 : covered.reduce((sum, one) => sum + one.maskedShare * one.rows, 0) / rows,
    summedRows: covered.reduce((sum, one) => sum + one.summedRows, 0),
    dateBases: [...new Set(covered.map(({ dateBasis }) => dateBasis))],
    vatBases: [...new Set(covered.map(({ vatBasis }) => vatBasis))],
    missingUnits: [...new Set(covered.flatMap(({ missingUnits }) => missingUnits))].sort(),
  };
}
