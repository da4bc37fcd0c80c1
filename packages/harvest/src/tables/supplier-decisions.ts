import type { AliasTable } from '@lanskatalog/tables';
import { decidePair } from '@lanskatalog/tables';
import { z } from 'zod';
import type { HarvestDeps } from '../deps.ts';
import type { Decider } from '../settings/decision.ts';
import { decided, decision } from '../settings/decision.ts';
import { updateDocument } from '../settings/update-document.ts';

const supplierDecision = decision.extend({
  supplier: z.string(),
  name: z.string(),
  verdict: z.enum(['confirm', 'refuse']),
});

/** What a person found about two spellings that may be one supplier. */
type SupplierDecision = z.infer<typeof supplierDecision>;

const supplierDecisions = z.object({ version: z.literal(1), pairs: z.array(supplierDecision) });
type SupplierDecisions = z.infer<typeof supplierDecisions>;

type Stored = Pick<HarvestDeps, 'documents'>;

const settings = ({ documents }: Stored) => documents.collection<unknown>('region-settings', { indexes: [] });
const id = 'supplier-decisions';
const read = (value: unknown): SupplierDecisions => supplierDecisions.parse(value);

/** Writes down what a person decided about a pair; returns what was decided about it before. */
export async function decideSupplier(
  deps: Stored & Pick<HarvestDeps, 'clock'>,
  pair: Pick<SupplierDecision, 'supplier' | 'name' | 'verdict'>,
  by: Decider,
): Promise<SupplierDecision | undefined> {
  const isSame = ({ supplier, name }: SupplierDecision): boolean =>
    supplier === pair.supplier && name === pair.name;
  const next = { ...pair, ...decided(by, deps.clock.now()) };
  const { before } = await updateDocument(await settings(deps), { id, read }, (known): SupplierDecisions => ({
    version: 1,
    pairs: [...(known?.pairs ?? []).filter((one) => !isSame(one)), next],
  }));
  return before?.pairs.find(isSame);
}

/** The rules' own table of aliases, with what was decided in this installation on top. */
export async function withSupplierDecisions(deps: Stored, aliases: AliasTable): Promise<AliasTable> {
  const stored = await (await settings(deps)).get(id);
  const pairs = stored === undefined ? [] : read(stored.value).pairs;
  return pairs.reduce(
    (table, { supplier, name, verdict }) => decidePair(table, { supplier, name }, verdict),
    aliases,
  );
}
