import { decideSupplier, requestPublishing } from '@lanskatalog/harvest';
import { openRegionalTables } from '@lanskatalog/tables';
import { z } from 'zod';
import { action } from '../action.ts';
import type { ActionContext } from '../action.ts';
import { deciderOf } from '../changes.ts';
import { described } from '../action-params.ts';
import { concerning } from '../matches.ts';

const text = z.string().trim().min(1).max(200);

const params = z.strictObject({
  decision: described(z.enum(['confirm', 'refuse']), {
    sv: 'confirm: samma leverantör. refuse: olika leverantörer.',
    en: 'confirm: the same supplier. refuse: different suppliers.',
  }),
  supplier: described(text.regex(/^(?:SE\d{10}|namn:.+)$/), {
    sv: 'Leverantören som listan över osäkra par kallar den: SE och tio siffror, eller namn: och ett namn.',
    en: 'The supplier as the list of uncertain pairs calls it: SE and ten digits, or namn: and a name.',
  }),
  name: described(text, { sv: 'Den andra stavningen.', en: 'The other spelling.' }),
});

export const decideMatch = action({
  name: 'decide-match',
  title: { sv: 'Avgör leverantörspar', en: 'Decide supplier match' },
  summary: {
    sv: 'Avgör om två stavningar är samma leverantör. Nästa utgåva använder det; ett nytt beslut om samma par ersätter det förra.',
    en: 'Decides whether two spellings are one supplier. The next release uses it; deciding the same pair again replaces what was decided.',
  },
  role: 'operator',
  municipalityOf: async (pair, context) =>
    (await isOwn(pair, context)) ? context.actor.municipality : undefined,
  params,
  async run({ decision, supplier, name }, { deps, jobs, actor }) {
    const pair = { supplier, name, verdict: decision };
    const before = await decideSupplier(deps, pair, deciderOf(actor));
    await requestPublishing(jobs);
    return { kind: 'done', before: before && { decision: before.verdict }, after: { decision } };
  },
});

/** Whether the pair is about a supplier of the ledger of the actor's own municipality. */
async function isOwn(pair: z.infer<typeof params>, { deps, actor }: ActionContext): Promise<boolean> {
  const { municipality } = actor;
  if (municipality === undefined) return false;
  const tables = await openRegionalTables(deps.blobs, deps.tables, AbortSignal.timeout(lookedUpWithinMs));
  try {
    return (await concerning(tables, municipality))(pair);
  } finally {
    await tables.close();
  }
}

const lookedUpWithinMs = 30_000;
