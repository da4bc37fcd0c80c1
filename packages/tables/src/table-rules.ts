import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { tableKinds, type TableKind } from './columns.ts';

/** How one shared table is known by its words and columns: `config/tables/<table>.yaml`. */
export interface TableRules {
  readonly table: TableKind;
  readonly recognise: {
    readonly conformsTo: readonly string[];
    readonly words: readonly string[];
    readonly notWords: readonly string[];
    readonly notColumns: readonly string[];
  };
  /** Canonical column, or `nord`, `ost`, `koordinater` for other forms of a point → headers that mean it, best first. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Headers of columns about people, never carried over. */
  readonly people: readonly string[];
  /** Headers that are known and have no place. */
  readonly ignore: readonly string[];
  /** Values of the type column that make a row something else. */
  readonly notValues: readonly string[];
}

/** Degrees of WGS 84. */
export interface Extent {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export interface Extents {
  readonly sweden: Extent;
  /** By municipality code. */
  readonly municipalities: Readonly<Record<string, Extent>>;
}

/** Everything in `config/tables`, loaded once at the edge and handed to the stages. */
export interface TablesConfig {
  readonly tables: Readonly<Record<TableKind, TableRules>>;
  readonly extents: Extents;
}

const words = z.array(z.coerce.string()).default([]);

const rulesSchema = z.object({
  table: z.enum(tableKinds),
  recognise: z.object({ conformsTo: words, words, notWords: words, notColumns: words }),
  columns: z.record(z.string(), z.array(z.coerce.string())),
  people: words,
  ignore: words,
  notValues: words,
});

const extentSchema = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .transform(([south, west, north, east]): Extent => ({ south, west, north, east }));

const extentsSchema = z.object({ sweden: extentSchema, municipalities: z.record(z.string(), extentSchema) });

/** Reads the folder `config/tables`. Rejects, naming the file and the key, where one is malformed. */
export async function loadTablesConfig(directory: string, signal: AbortSignal): Promise<TablesConfig> {
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T> => {
    const text = await readFile(join(directory, name), { encoding: 'utf8', signal });
    const result = schema.safeParse(parse(text));
    if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
    return result.data;
  };
  const rules = (table: TableKind): Promise<TableRules> => read(`${table}.yaml`, rulesSchema);
  const [ledger, schools, careHomes, extents] = await Promise.all([
    rules('ledger'),
    rules('schools'),
    rules('care-homes'),
    read('extents.yaml', extentsSchema),
  ]);
  return { tables: { ledger, schools, 'care-homes': careHomes }, extents };
}
