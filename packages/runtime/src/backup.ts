import { createHash } from 'node:crypto';
import type { Blobs } from '@lanskatalog/core';
import { collectionsKept } from './collections-kept.ts';
import type { OnMigrated } from './migrate.ts';
import type { Contents } from './store-contents.ts';
import { allDocuments, canonical, hashBlob, hashInventory, inventory, totals } from './store-contents.ts';

export interface BackupReport {
  readonly documents: number;
  readonly blobs: number;
  /** Bytes of the blobs. */
  readonly bytes: number;
  /** SHA-256 (hex) over all ids, keys and contents. */
  readonly hash: string;
  /** How often the store was gone through until nothing had moved on meanwhile. */
  readonly passes: number;
}

export type Backup =
  | { readonly kind: 'done'; readonly report: BackupReport }
  | { readonly kind: 'target-in-use' }
  /** What was read back is not what was written: the disk of the target. */
  | { readonly kind: 'damaged'; readonly examples: readonly string[] }
  /** The store moved on faster than it could be copied. */
  | { readonly kind: 'too-busy'; readonly examples: readonly string[] };

const mostPasses = 30;
const mostExamples = 5;

/**
 * Copies a store that may be written to meanwhile. Blobs are copied, then the documents are read, and what those
 * have moved on to meanwhile is copied as well. Where that has gone again, all is gone through once more: each time less has changed.
 */
export async function backUpStore(
  { from, to }: { readonly from: Contents; readonly to: Contents },
  onCopied: OnMigrated,
  signal: AbortSignal,
): Promise<Backup> {
  if (!(await isEmpty(to))) return { kind: 'target-in-use' };
  const copied = new Map<string, string>();
  let lost: readonly string[] = [];
  for (let passes = 1; passes <= mostPasses; passes += 1) {
    await copyBlobs({ from: from.blobs, to: to.blobs, copied }, onCopied, signal);
    const documents = await readAll(from);
    await copyReferenced({ from: from.blobs, to: to.blobs, copied }, documents);
    lost = await lostReferences({ documents, from, to, copied });
    if (lost.length > 0) continue;
    await writeDocuments(to, documents);
    return check(to, { copied, documents, passes });
  }
  return { kind: 'too-busy', examples: lost.slice(0, mostExamples) };
}

/** Whether a store holds nothing at all. */
export async function isEmpty({ documents, blobs }: Contents): Promise<boolean> {
  for await (const _ of blobs.list('')) return false;
  for await (const _ of allDocuments(documents)) return false;
  return true;
}

interface Copying {
  readonly from: Blobs;
  readonly to: Blobs;
  /** Key → SHA-256 of what was copied. */
  readonly copied: Map<string, string>;
}

/** Makes the target hold the blobs that the source holds now. */
async function copyBlobs(
  { from, to, copied }: Copying,
  onCopied: OnMigrated,
  signal: AbortSignal,
): Promise<void> {
  const there = new Set<string>();
  for await (const { key } of from.list('')) {
    signal.throwIfAborted();
    there.add(key);
    if (copied.has(key) && !(await hasChanged(from, key, copied.get(key)))) continue;
    const sha256 = await copyHashing({ from, to }, key);
    if (sha256 === undefined) there.delete(key);
    else copied.set(key, sha256);
    onCopied(copied.size, key);
  }
  for (const key of copied.keys()) {
    if (there.has(key)) continue;
    await to.delete(key);
    copied.delete(key);
  }
}

/** Single blobs, not the beginning of many. */
const ofOneBlob = /^(?:sources|snapshots|tables)\//;

/** A document that moved on while the blobs were copied points at one that has come since: most of those are still there. */
async function copyReferenced({ from, to, copied }: Copying, documents: Documents): Promise<void> {
  for (const reference of [...documents.values()].flatMap(referencesIn)) {
    if (copied.has(reference) || !ofOneBlob.test(reference)) continue;
    if ((await from.stat(reference)) === undefined) continue;
    const sha256 = await copyHashing({ from, to }, reference);
    if (sha256 !== undefined) copied.set(reference, sha256);
  }
}

/** Most are named after what they hold, or lie under such a name; these are written anew. */
const mutable = /^(?:tables|runs|dry-runs)\/.*\.json$/;

const hasChanged = async (from: Blobs, key: string, sha256: string | undefined): Promise<boolean> =>
  mutable.test(key) && (await hashBlob(from, key)) !== sha256;

/** SHA-256 of what was copied; undefined where it has gone meanwhile. */
async function copyHashing(
  { from, to }: Pick<Copying, 'from' | 'to'>,
  key: string,
): Promise<string | undefined> {
  const content = await from.read(key);
  if (content === undefined) return undefined;
  const hash = createHash('sha256');
  await to.write(key, hashed(content, hash));
  return hash.digest('hex');
}

async function* hashed(
  content: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}

type Documents = ReadonlyMap<string, unknown>;

async function readAll({ documents }: Contents): Promise<Documents> {
  const all = new Map<string, unknown>();
  for await (const [key, value] of allDocuments(documents)) all.set(key, value);
  return all;
}

interface Looking {
  readonly documents: Documents;
  readonly from: Contents;
  readonly to: Contents;
  readonly copied: ReadonlyMap<string, string>;
}

/** Blobs that documents, and descriptions of partitions, point at and that were not copied though the store has, or had, them. */
async function lostReferences({ documents, from, to, copied }: Looking): Promise<string[]> {
  const prefixes = new Set([...copied.keys()].flatMap(prefixesOf));
  const isThere = (reference: string): boolean => copied.has(reference) || prefixes.has(reference);
  const lost: string[] = [];
  for (const [key, value] of documents) {
    const missing = referencesIn(value).filter((reference) => !isThere(reference));
    if (missing.length === 0) continue;
    // What has long been gone at the source, such as the details of old runs, is lost by nobody here.
    if ((await existing(from.blobs, missing)) || (await hasMovedOn(from, key, value))) lost.push(key);
  }
  for (const key of copied.keys()) {
    if (!/^tables\/.*\.json$/.test(key)) continue;
    const manifest = await readJson(to.blobs, key);
    if (referencesIn(manifest).some((reference) => !isThere(reference))) lost.push(key);
  }
  return lost;
}

const prefixesOf = (key: string): string[] => {
  const parts = key.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
};

async function existing(blobs: Blobs, references: readonly string[]): Promise<boolean> {
  for (const reference of references) {
    if ((await blobs.stat(reference)) !== undefined) return true;
    for await (const _ of blobs.list(`${reference}/`)) return true;
  }
  return false;
}

async function hasMovedOn({ documents }: Contents, key: string, value: unknown): Promise<boolean> {
  const [name = '', ...id] = key.split('/');
  const indexes = collectionsKept.find((kept) => kept.name === name)?.indexes ?? [];
  const stored = await (await documents.collection<unknown>(name, { indexes })).get(id.join('/'));
  return stored === undefined || canonical(stored.value) !== canonical(value);
}

const blobKey = /^(?:sources|snapshots|releases|tables|table-editions)\/[a-z0-9._/-]+$/;

/** All that looks like the key of a blob. What a state has superseded may be gone at any time. */
function referencesIn(value: unknown): string[] {
  if (typeof value === 'string') return blobKey.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'superseded' ? [] : referencesIn(inner)));
}

async function readJson(blobs: Blobs, key: string): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await blobs.read(key)) ?? []) chunks.push(chunk);
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function writeDocuments(to: Contents, documents: Documents): Promise<void> {
  for (const { name, indexes } of collectionsKept) {
    const collection = await to.documents.collection<unknown>(name, { indexes });
    const own = [...documents].filter(([key]) => key.startsWith(`${name}/`));
    await collection.putMany(own.map(([key, value]) => ({ id: key.slice(name.length + 1), value })));
  }
}

interface Made {
  readonly copied: ReadonlyMap<string, string>;
  readonly documents: Documents;
  readonly passes: number;
}

/** Reads back all that was written. */
async function check(to: Contents, { copied, documents, passes }: Made): Promise<Backup> {
  const held = await inventory(to);
  const damaged = [
    ...[...copied].filter(([key, sha256]) => held.get(`blob ${key}`)?.sha256 !== sha256),
    ...[...documents].filter(([key]) => !held.has(`document ${key}`)),
  ];
  if (damaged.length > 0)
    return { kind: 'damaged', examples: damaged.slice(0, mostExamples).map(([key]) => key) };
  return { kind: 'done', report: { ...totals(held), hash: hashInventory(held), passes } };
}
