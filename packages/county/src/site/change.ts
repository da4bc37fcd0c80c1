import { z } from 'zod';

/**
 * What can be wrong with a whole site or with its feed.
 *
 * - `refuse`: nothing listens (where all share a port, connections are cut). `error`: 500 on everything. `timeout`:
 *   requests are taken and never answered.
 * - `empty`: a sound catalogue without datasets. `blank`: 200 with no bytes. `garbage`: 200 with an HTML error page.
 * - `malformed`: the feed ends with text outside its root. `truncate`: the connection ends half-way through the feed.
 * - `break-paging`: the first page is sound, every later one answers 500.
 * - `endless-paging`: every page names a next one. `repeat-page`: every page is the first, under a new address.
 * - `wrong-count`: the feed says that it holds seven datasets more than it does.
 * - `remote-context`: JSON-LD names a context elsewhere, at an address that does not exist, instead of carrying it.
 * - `redirect-loop`: the feed redirects to itself in two steps.
 * - `soft-404`: what isn't there is answered 200 with a page that says so.
 */
export const faults = [
  'refuse',
  'timeout',
  'error',
  'empty',
  'blank',
  'garbage',
  'malformed',
  'truncate',
  'break-paging',
  'endless-paging',
  'repeat-page',
  'wrong-count',
  'remote-context',
  'redirect-loop',
  'soft-404',
] as const;
export type Fault = (typeof faults)[number];

/** A change to a municipality between two harvests, as the control API takes it. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('edit'),
    /** Key of the dataset; the first one where absent. */
    dataset: z.string().optional(),
    title: z.string().optional(),
    description: z.string().optional(),
  }),
  z.object({ kind: z.literal('remove'), dataset: z.string().optional() }),
  /** Takes rows, or suppliers' ids, off the end of each file of a shared table. */
  z.object({
    kind: z.literal('cut-table'),
    dataset: z.string(),
    rowsPercent: z.number().min(0).max(100).default(0),
    idsPercent: z.number().min(0).max(100).default(0),
  }),
  /** Each file of a dataset becomes an error page in HTML. */
  z.object({ kind: z.literal('break-files'), dataset: z.string() }),
  /** Publishes the next topic that the municipality does not publish yet. */
  z.object({ kind: z.literal('add') }),
  /** Removes the given share of the datasets, the last ones first. */
  z.object({ kind: z.literal('shrink'), percent: z.number().min(0).max(100) }),
  /** A new web system: the same datasets under new IRIs at the same address. */
  z.object({ kind: z.literal('move-platform') }),
  z.object({ kind: z.literal('fault'), fault: z.enum(faults) }),
  /** Ends a fault; what was edited stays. */
  z.object({ kind: z.literal('recover') }),
  /** As it was when the county started. */
  z.object({ kind: z.literal('reset') }),
]);
export type Change = z.input<typeof changeSchema>;

export type ChangeResult =
  | { readonly kind: 'changed'; readonly datasets: readonly string[] }
  | { readonly kind: 'unknown-municipality' | 'unknown-dataset'; readonly name: string };
