import type { FindOptions } from '@lanskatalog/core';

const collectionName = /^[a-z][a-z0-9-]*$/;
const fieldPath = /^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)*$/;

/** What a collection may be called and asked for; the same rule for every driver, so that code moves between them. */
export interface CollectionShape {
  readonly name: string;
  /** Field paths, without `id`, which is always there. */
  readonly indexes: readonly string[];
}

/** @throws where the name or a field path is not one that every driver can use: a mistake in the calling code. */
export function collectionShape(name: string, indexes: readonly string[]): CollectionShape {
  if (!collectionName.test(name)) throw new Error(`a collection can't be called "${name}"`);
  const wrong = indexes.find((field) => field === 'id' || !fieldPath.test(field));
  if (wrong !== undefined) throw new Error(`${name} can't have an index on "${wrong}"`);
  return { name, indexes: [...new Set(indexes)] };
}

/** @throws where `find` filters or orders on a field without an index, which one driver would do and another be slow at. */
export function checkFind(shape: CollectionShape, options: FindOptions): void {
  const fields = [...Object.keys(options.equals ?? {}), options.range?.field, options.order?.field];
  for (const field of fields) {
    if (field === undefined || field === 'id' || shape.indexes.includes(field)) continue;
    throw new Error(`${shape.name} has no index on "${field}"`);
  }
}

/** Reading continues after a document that is gone, in an order that only that document knew its place in. */
export const lostPlace = (shape: CollectionShape, id: string): Error =>
  new Error(`${shape.name} has no document "${id}" to continue after`);

/** MongoDB takes no document of 16 MB or more; half of that leaves room for how it writes JSON down. */
const largestDocument = 8 * 1024 * 1024;

/**
 * The document as JSON.
 *
 * @throws where it is too large for a document in any of the stores: its parts belong in documents of their own, or in
 *   a blob.
 */
export function documentJson(shape: CollectionShape, id: string, value: unknown): string {
  const json = JSON.stringify(value);
  const size = Buffer.byteLength(json);
  if (size <= largestDocument) return json;
  throw new Error(`document "${id}" of ${shape.name} has ${size} bytes; the most is ${largestDocument}`);
}
