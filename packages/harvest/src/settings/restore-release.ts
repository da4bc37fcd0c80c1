import { createHash } from 'node:crypto';
import type { Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { z } from 'zod';
import type { HarvestDeps } from '../deps.ts';
import type { CurrentRelease, KeptRelease, ReleasePointer } from '../published-release.ts';
import { loadReleasePointer, moveReleasePointer, releasesOf } from '../published-release.ts';
import { readText } from '../read-text.ts';
import { loadEdition } from '../tables/table-edition.ts';
import type { Decider, SettingChange } from './decision.ts';
import { decided, refused } from './decision.ts';
import { holdPublishing } from './publishing-hold.ts';

const manifest = z.object({
  inputs: z.string(),
  contentHash: z.string(),
  published: z.number(),
  files: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
});
type Manifest = z.infer<typeof manifest>;

interface GoingBack {
  /** Of the release that is to be current again. */
  readonly number: number;
  readonly by: Decider;
}

/**
 * Makes a kept release current again, byte for byte as it was, and holds publishing so that the next round does not
 * replace it. The release left stays among the kept ones, so that one can go forward to it in the same way.
 */
export async function restoreRelease(
  deps: HarvestDeps,
  going: GoingBack,
  signal: AbortSignal,
): Promise<SettingChange<ReleasePointer>> {
  return deps.withLease('publish', (inner) => restoreLeased(deps, going, inner), signal);
}

async function restoreLeased(
  deps: HarvestDeps,
  { number, by }: GoingBack,
  signal: AbortSignal,
): Promise<SettingChange<ReleasePointer>> {
  const current = await loadReleasePointer(deps.documents);
  const kept = current?.pointer.earlier.find((release) => release.number === number);
  if (current === undefined || kept === undefined) return refused(notKept(current, number));
  const found = await readWhole(deps, kept, signal);
  if (found.kind === 'broken') {
    return refused(problem('settings.release-not-whole', { params: { number, detail: found.detail } }));
  }
  // First the hold: a process that dies between the two leaves what was current, and a hold that shows.
  await holdPublishing(deps, by);
  const { inputs, contentHash, published } = found.manifest;
  const next: ReleasePointer = {
    version: 1,
    ...kept,
    inputs,
    contentHash,
    datasets: published,
    // Of no state of the sources that is known: when publishing resumes, it looks.
    states: '',
    restored: decided(by, deps.clock.now()),
    earlier: releasesOf(current.pointer).filter((release) => release.number !== number),
  };
  const moved = await moveReleasePointer(deps.documents, next, current.revision);
  return moved
    ? { kind: 'done', before: current.pointer, after: next }
    : refused(problem('settings.moved-meanwhile'));
}

function notKept(current: CurrentRelease | undefined, number: number): Problem {
  const allowed = (current?.pointer.earlier ?? []).map((release) => release.number).join(', ') || '–';
  const isCurrent = current?.pointer.number === number;
  return problem(isCurrent ? 'settings.release-current' : 'settings.unknown-release', {
    params: { number, allowed },
  });
}

type Whole =
  | { readonly kind: 'whole'; readonly manifest: Manifest }
  | { readonly kind: 'broken'; readonly detail: string };

/** Reads every file of a release and of its tables, and compares them with what was written once. */
async function readWhole(
  deps: HarvestDeps,
  { prefix, tables }: KeptRelease,
  signal: AbortSignal,
): Promise<Whole> {
  const text = await readText(deps.blobs, `${prefix}/manifest.json`);
  if (text === undefined) return { kind: 'broken', detail: `${prefix}/manifest.json` };
  const read = manifest.parse(JSON.parse(text));
  const edition = await loadEdition(deps, tables);
  if (tables !== undefined && edition === undefined)
    return { kind: 'broken', detail: `${tables}/edition.json` };
  const files = [
    ...read.files.map(({ name, sha256 }) => ({ key: `${prefix}/${name}`, sha256 })),
    ...(edition?.files ?? []).map(({ name, sha256 }) => ({ key: `${edition?.prefix}/${name}`, sha256 })),
  ];
  for (const { key, sha256 } of files) {
    signal.throwIfAborted();
    if ((await hashOf(deps, key)) !== sha256) return { kind: 'broken', detail: key };
  }
  return { kind: 'whole', manifest: read };
}

async function hashOf({ blobs }: HarvestDeps, key: string): Promise<string | undefined> {
  const content = await blobs.read(key);
  if (content === undefined) return undefined;
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
}
