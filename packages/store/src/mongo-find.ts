import type { FindOptions, Scalar } from '@lanskatalog/core';
import type { Filter, Sort } from 'mongodb';

/** A document as it is stored. */
export interface MongoDocument {
  readonly _id: string;
  readonly revision: number;
  readonly v: unknown;
}

/** A place in the order of a `find`: the id, and the value ordered by, null where it is missing. */
export interface Place {
  readonly id: string;
  readonly sort: Scalar | null;
}

/** MongoDB compares values of one type only, and sorts the types in this order; `null` stands for missing too. */
const types = ['null', 'number', 'string', 'bool'] as const;

/** Where a field of the documents' values is found in what is stored. */
export const storedField = (field: string): string => (field === 'id' ? '_id' : `v.${field}`);

/** Everything that `find` asks for, of any page. */
export function conditions({ equals = {}, range }: FindOptions): Filter<MongoDocument>[] {
  const all: Record<string, unknown>[] = Object.entries(equals).map(([field, value]) => ({
    [storedField(field)]: { $eq: value },
  }));
  if (range?.from !== undefined) all.push({ [storedField(range.field)]: { $gte: range.from } });
  if (range?.to !== undefined) all.push({ [storedField(range.field)]: { $lte: range.to } });
  return all;
}

export function sortOf({ order }: FindOptions): Sort {
  const direction = order?.descending ? -1 : 1;
  const field = storedField(order?.field ?? 'id');
  return field === '_id' ? { _id: direction } : { [field]: direction, _id: direction };
}

/** What comes after the place. */
export function afterCondition({ order }: FindOptions, place: Place): Filter<MongoDocument> {
  const beyond = order?.descending ? '$lt' : '$gt';
  const field = storedField(order?.field ?? 'id');
  if (field === '_id') return { _id: { [beyond]: place.id } };
  return {
    $or: [
      { [field]: place.sort, _id: { [beyond]: place.id } },
      ...(place.sort === null ? [] : [{ [field]: { [beyond]: place.sort } }]),
      ...otherTypes(field, place.sort, order?.descending ?? false),
    ],
  };
}

/** The values of the types that sort beyond the type of `value`. */
function otherTypes(field: string, value: Scalar | null, descending: boolean): Record<string, unknown>[] {
  const type = typeof value === 'boolean' ? 'bool' : value === null ? 'null' : typeof value;
  const rank = types.findIndex((other) => other === type);
  const beyond = descending ? types.slice(0, rank) : types.slice(rank + 1);
  return beyond.map((other) => ({ [field]: other === 'null' ? null : { $type: other } }));
}
