import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@lanskatalog/core';
import type { TablesSetup } from '@lanskatalog/harvest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadTablesConfig, readAliases, readLexicon } from '@lanskatalog/tables';

/** These join rows when they are shown; other words in them make no other rows. */
const joiningRules = new Set(['suppliers-aliases.yaml', 'precedence.yaml']);

/** Most memory that one database holds before it spills to disk; Node's own comes on top. */
const memoryLimitMb = 1000;

const precedence = z.strictObject({ rule: z.enum(['newest', 'source-order']), order: z.array(z.string()) });

/** Where the rules of the shared tables are. */
export const tablesDirectory = (): string =>
  fileURLToPath(new URL('../../../config/tables', import.meta.url));

/** The rules of `config/tables`: columns, screening, aliases. Throws where a file is missing or malformed: it is ours. */
export async function loadTablesSetup(
  signal: AbortSignal,
  directory = tablesDirectory(),
): Promise<TablesSetup> {
  const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).sort();
  const [screening, people, aliases] = await Promise.all(
    ['screening.yaml', 'screening-names.yaml', 'suppliers-aliases.yaml'].map(read),
  );
  return {
    config: await loadTablesConfig(directory, signal),
    lexicon: readLexicon(screening ?? '', people ?? ''),
    aliases: readAliases(aliases ?? ''),
    precedence: precedence.parse(parse(await read('precedence.yaml'))),
    rulesHash: sha256Hex(
      (await Promise.all(names.filter((name) => !joiningRules.has(name)).map(read))).join('\n'),
    ),
    duckDb: { memoryLimitMb },
  };
}
