import type { HarvestDeps, StoredRun } from '@lanskatalog/harvest';
import {
  awaitsDecision,
  loadRun,
  loadRunDetails,
  loadRuns,
  loadShrinkDecision,
  loadSourceState,
  loadStoredSource,
} from '@lanskatalog/harvest';
import type { SourceOverview } from '@lanskatalog/operations';
import { loadAudit, loadDryRunOverview, loadRunOverview, loadTableFiles } from '@lanskatalog/operations';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { auditPage } from './audit-page.tsx';
import type { Found } from './discovery-box.tsx';
import { dryRunPage } from './dry-run-page.tsx';
import type { OperatorPages } from './operator-pages.ts';
import type { OperatorView } from './operator-view.ts';
import { mayLookAt } from './own-part.ts';
import { runPage } from './run-page.tsx';
import { sourceForm } from './source-form.tsx';
import type { SourcePageOptions } from './source-page.tsx';
import { sourcePage } from './source-page.tsx';

const runsShown = 30;
const entriesShown = 50;
const entriesOfSource = 10;

const idOf = (request: FastifyRequest): string => (request.params as { readonly id: string }).id;

/** The page of a source; undefined where there is none, or it is another municipality's. */
export async function showSource(
  pages: OperatorPages,
  view: OperatorView,
  request: FastifyRequest,
): Promise<string | undefined> {
  const id = idOf(request);
  const deps = await pages.deps();
  const source = (await pages.overview()).sources.find((one) => one.id === id);
  const config = deps.config.sources.find((one) => one.id === id);
  if (source === undefined || config === undefined) return undefined;
  if (!mayLookAt(view.actor, source.municipality.code)) return undefined;
  const { documents } = deps;
  const pinned = deps.settings?.get(id)?.pinned;
  return sourcePage(view, {
    source,
    config,
    runs: await loadRuns(documents, { source: id, limit: runsShown }),
    tableFiles: await loadTableFiles(deps, config),
    audit: await loadAudit(documents, { limit: entriesOfSource, source: id }),
    ...(await guardedRun(deps, source)),
    ...(await foundAt(deps, id)),
    ...(pinned === undefined ? {} : { pinned }),
    ...(await writtenFor(deps, source)),
  });
}

/** The run that a person should decide on, where there is one. */
async function guardedRun(
  { documents, blobs }: HarvestDeps,
  { id, lastRun }: SourceOverview,
): Promise<Pick<SourcePageOptions, 'guarded'>> {
  const run: StoredRun | undefined = lastRun === undefined ? undefined : await loadRun(documents, lastRun);
  if (run === undefined || !awaitsDecision(run, await loadShrinkDecision(documents, id))) return {};
  return { guarded: { run, diff: (await loadRunDetails(blobs, run))?.diff } };
}

const candidates = z.object({
  candidates: z.array(z.object({ kind: z.string(), url: z.string(), datasets: z.number() })),
});

async function foundAt({ documents }: HarvestDeps, id: string): Promise<{ readonly found?: Found }> {
  const discovery = (await loadSourceState(documents, id))?.state.discovery;
  const parsed = candidates.safeParse(discovery?.found);
  if (discovery === undefined || !parsed.success) return {};
  return { found: { candidates: parsed.data.candidates, due: discovery.due } };
}

/** JSON is YAML, so what the store holds is shown and edited as it is kept. */
async function writtenFor(
  { documents }: HarvestDeps,
  { id, heldIn }: SourceOverview,
): Promise<{ readonly written?: string }> {
  if (heldIn === 'file') return {};
  const found = await loadStoredSource(documents, id);
  return found === undefined ? {} : { written: JSON.stringify(found.stored.written, null, 2) };
}

/** The page of a dry run; undefined where there is none, or it was a while ago. */
export async function showDryRun(
  pages: OperatorPages,
  view: OperatorView,
  request: FastifyRequest,
): Promise<string | undefined> {
  const deps = await pages.deps();
  const dryRun = await loadDryRunOverview({ ...pages.operator, deps }, idOf(request));
  if (dryRun === undefined) return undefined;
  const known = deps.config.sources.some(({ id }) => id === dryRun.source);
  return dryRunPage(view, { dryRun, known });
}

/** The form of a source that the store holds; undefined where it holds none such. */
export async function showEdit(
  pages: OperatorPages,
  view: OperatorView,
  request: FastifyRequest,
): Promise<string | undefined> {
  const source = idOf(request);
  const { documents } = await pages.deps();
  const found = await loadStoredSource(documents, source);
  if (found === undefined) return undefined;
  return sourceForm(view, { source, text: JSON.stringify(found.stored.written, null, 2) });
}

/** The page of a run; undefined where there is none, or it is another municipality's. */
export async function showRun(
  pages: OperatorPages,
  view: OperatorView,
  request: FastifyRequest,
): Promise<string | undefined> {
  const found = await loadRunOverview(await pages.deps(), idOf(request));
  return found !== undefined && mayLookAt(view.actor, found.municipality) ? runPage(view, found) : undefined;
}

export async function showAudit(
  pages: OperatorPages,
  view: OperatorView,
  request: FastifyRequest,
): Promise<string> {
  const { before } = request.query as { readonly before?: unknown };
  const { documents } = await pages.deps();
  const query = { limit: entriesShown, ...(typeof before === 'string' ? { before } : {}) };
  const entries = await loadAudit(documents, query);
  const last = entries.at(-1);
  return auditPage(view, {
    entries,
    ...(last !== undefined && entries.length === entriesShown ? { olderThan: last.id } : {}),
  });
}
