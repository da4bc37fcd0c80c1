import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { normaliseName } from './match-name.ts';

/**
 * What persons have decided about uncertain pairs of suppliers: config/tables/suppliers-aliases.yaml. Kept under version
 * control, so that a decision is made once and can be undone.
 */
export interface AliasTable {
  /** Counted up at each decision. */
  readonly version: number;
  readonly aliases: readonly Alias[];
  readonly refused: readonly RefusedPair[];
}

/** Names without a number of their own that belong to a supplier. */
interface Alias {
  /** Supplier key: `SE` and ten digits, or `namn:` and a normalised name. */
  readonly supplier: string;
  readonly names: readonly string[];
}

interface RefusedPair {
  readonly supplier: string;
  readonly name: string;
}

const schema = z.strictObject({
  version: z.int().nonnegative(),
  aliases: z.array(z.strictObject({ supplier: z.string(), names: z.array(z.string()) })).default([]),
  refused: z.array(z.strictObject({ supplier: z.string(), name: z.string() })).default([]),
});

/** Reads the file; throws a ZodError where it is not of the form. */
export const readAliases = (yaml: string): AliasTable => schema.parse(parse(yaml));

/** The file's text, in an order that makes small differences. */
export function writeAliases(table: AliasTable): string {
  const ordered = {
    version: table.version,
    aliases: [...table.aliases]
      .sort((a, b) => a.supplier.localeCompare(b.supplier, 'sv'))
      .map((alias) => ({ ...alias, names: [...alias.names].sort((a, b) => a.localeCompare(b, 'sv')) })),
    refused: [...table.refused].sort((a, b) =>
      `${a.supplier}${a.name}`.localeCompare(`${b.supplier}${b.name}`, 'sv'),
    ),
  };
  return stringify(ordered);
}

/** The table with one more decision. Deciding the same pair again replaces what was decided. */
export function decidePair(
  table: AliasTable,
  pair: { readonly supplier: string; readonly name: string },
  decision: 'confirm' | 'refuse',
): AliasTable {
  const name = normaliseName(pair.name);
  const others = table.refused.filter(
    (refused) => refused.supplier !== pair.supplier || normaliseName(refused.name) !== name,
  );
  const aliases = table.aliases
    .map((alias) => ({ ...alias, names: alias.names.filter((known) => normaliseName(known) !== name) }))
    .filter((alias) => alias.names.length > 0);
  const version = table.version + 1;
  if (decision === 'refuse') return { version, aliases, refused: [...others, pair] };
  const known = aliases.find((alias) => alias.supplier === pair.supplier);
  const joined = { supplier: pair.supplier, names: [...(known?.names ?? []), pair.name] };
  return { version, aliases: [...aliases.filter((alias) => alias !== known), joined], refused: others };
}
