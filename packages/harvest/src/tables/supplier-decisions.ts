import type { AliasTable } from '@lanskatalog/tables';
import { decidePair } from '@lanskatalog/tables';
import { z } from 'zod';
import type { HarvestDeps } from '../deps.ts';

const decision = z.enum(['confirm', 'refuse']);

const decided = z.object({
  version: z.literal(1),
  pairs: z.array(
    z.object({ supplier: z.string(), name: z.string(), decision, by: z.string(), at: z.string() }),
  ),
});

type Decided = z.infer<typeof decided>;

/** Two spellings that may be one supplier. */
export interface SupplierPair {
  readonly supplier: string;
  readonly name: string;
}

type Stored = Pick<HarvestDeps, 'documents'>;

const settings = ({ documents }: Stored) => documents.collection<unknown>('region-settings', { indexes: [] });
const id = 'supplier-decisions';

async function load(deps: Stored): Promise<{ readonly revision: number; readonly pairs: Decided['pairs'] }> {
  const stored = await (await settings(deps)).get(id);
  return stored === undefined
    ? { revision: 0, pairs: [] }
    : { revision: stored.revision, pairs: decided.parse(stored.value).pairs };
}

/** Writes down what a person decided about a pair; returns what was decided about it before, where it was. */
export async function decideSupplier(
  deps: Stored & Pick<HarvestDeps, 'clock'>,
  pair: SupplierPair,
  { decision, by }: { readonly decision: 'confirm' | 'refuse'; readonly by: string },
): Promise<{ readonly before?: 'confirm' | 'refuse' }> {
  for (;;) {
    const { revision, pairs } = await load(deps);
    const isSame = (one: SupplierPair): boolean => one.supplier === pair.supplier && one.name === pair.name;
    const before = pairs.find(isSame)?.decision;
    const next = { ...pair, decision, by, at: deps.clock.now().toISOString() };
    const value: Decided = { version: 1, pairs: [...pairs.filter((one) => !isSame(one)), next] };
    if (await (await settings(deps)).putIf(id, value, revision))
      return before === undefined ? {} : { before };
  }
}

/** The rules' own table of aliases, with what was decided in this installation on top. */
export async function withSupplierDecisions(deps: Stored, aliases: AliasTable): Promise<AliasTable> {
  const { pairs } = await load(deps);
  return pairs.reduce((table, { decision: made, ...pair }) => decidePair(table, pair, made), aliases);
}
