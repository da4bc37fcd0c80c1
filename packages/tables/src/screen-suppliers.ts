import type { TableKind } from './columns.ts';
import type { DuckDb } from './duckdb.ts';
import { textIn } from './duckdb.ts';
import type { Lexicon } from './screen-lexicon.ts';
import { classifyNumber } from './screen-legal-number.ts';
import { RegistrationTally } from './screen-registration.ts';
import type { DecisionTally } from './screen-report.ts';
import type { MaskRule, NumberKind, SupplierDecision } from './screen-supplier.ts';
import { classifySupplier, numberKind } from './screen-supplier.ts';

/** Columns that name a party: the supplier of a posting, the operator of a unit. */
export const partyColumns = (table: TableKind): { readonly id: string; readonly name: string } =>
  table === 'ledger' ? { id: 'leverantor_id', name: 'leverantor' } : { id: 'huvudman_id', name: 'huvudman' };

/** Rules that say the supplier is a person; the others say only that it was not shown to be none. */
const personRules = new Set<MaskRule>(['personnummer', 'dodsbo', 'enskild-firma', 'privatperson']);

/**
 * Decides on every distinct party of `cleaned` and leaves the decisions in the table `parties` (id_in, name_in, id, name,
 * maskerad, juridisk; all VARCHAR). Reads the distinct pairs only, so that ten million rows cost little more than one.
 */
export async function decideParties(
  db: DuckDb,
  table: TableKind,
  { lexicon, tally }: { readonly lexicon: Lexicon; readonly tally: DecisionTally },
): Promise<{ readonly kind: NumberKind; readonly registration: RegistrationTally }> {
  const { id, name } = partyColumns(table);
  const kind = await numberKindOf(db, id);
  const registration = new RegistrationTally();
  await db.run(
    'CREATE OR REPLACE TEMP TABLE parties (id_in VARCHAR, name_in VARCHAR, id VARCHAR, name VARCHAR, maskerad VARCHAR, juridisk VARCHAR)',
  );
  // In order, so that the same file always gives the same report.
  const pairs = `SELECT coalesce(${id}, '') AS id, coalesce(${name}, '') AS name, count(*)::INTEGER AS n FROM cleaned GROUP BY ALL ORDER BY ALL`;
  // A connection serves one statement at a time, so what is decided is written once all pairs are read.
  const decided: (string | null)[][] = [];
  for await (const batch of db.batches(pairs)) {
    for (const row of batch) {
      const party = { id: textIn(row, 'id'), name: textIn(row, 'name') };
      const decision = decide(table, party, { kind, lexicon });
      count(tally, name, { decision, rows: Number(row['n']) });
      registration.add(party, decision, kind);
      decided.push([party.id, party.name, ...decisionCells(decision, name)]);
    }
  }
  await db.append('parties', decided);
  return { kind, registration };
}

function count(
  tally: DecisionTally,
  column: string,
  { decision, rows }: { readonly decision: SupplierDecision; readonly rows: number },
): void {
  const masked = decision.kind === 'masked';
  if (isAbsent(decision)) return;
  tally.add({ column, rule: masked ? decision.rule : decision.basis, masked }, rows);
  if (!masked && decision.cut !== undefined) {
    tally.add({ column: `${column} (delvis)`, rule: decision.cut, masked: true }, rows);
  }
}

async function numberKindOf(db: DuckDb, column: string): Promise<NumberKind> {
  const ids: (string | null)[] = [];
  for await (const batch of db.batches(`SELECT DISTINCT ${column} AS id FROM cleaned ORDER BY ALL`)) {
    for (const row of batch) ids.push(row['id'] as string | null);
  }
  return numberKind(ids);
}

/** A unit without any operator is the municipality's own or unknown: nothing to mask. */
function decide(
  table: TableKind,
  party: { readonly id: string; readonly name: string },
  { kind, lexicon }: { readonly kind: NumberKind; readonly lexicon: Lexicon },
): SupplierDecision {
  if (table !== 'ledger' && party.name === '' && classifyNumber(party.id).kind === 'empty') {
    return { kind: 'shown', orgnr: null, name: null, basis: 'trade' };
  }
  return classifySupplier(party, kind, lexicon);
}

/** A unit of which no operator is named. */
const isAbsent = (decision: SupplierDecision): boolean =>
  decision.kind === 'shown' && decision.orgnr === null && decision.name === null;

function decisionCells(decision: SupplierDecision, column: string): (string | null)[] {
  if (decision.kind === 'masked') {
    return [null, null, `${column}: ${decision.rule}`, personRules.has(decision.rule) ? 'false' : null];
  }
  if (isAbsent(decision)) return [null, null, null, null];
  const { orgnr, name, cut } = decision;
  return [orgnr, name, cut === undefined ? null : `${column}: ${cut}`, 'true'];
}
