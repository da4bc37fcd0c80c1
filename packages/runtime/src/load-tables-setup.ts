import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@lanskatalog/core';
import type { TablesSetup } from '@lanskatalog/harvest';
import { loadTablesConfig, readAliases, readLexicon } from '@lanskatalog/tables';

/** Most memory that one database holds before it spills to disk; Node's own comes on top. */
const memoryLimitMb = 1000;

const shippedDirectory = (): string => fileURLToPath(new URL('../../../config/tables', import.meta.url));

/** The rules of `config/tables`: columns, screening, aliases. Throws where a file is missing or malformed: it is ours. */
export async function loadTablesSetup(
  signal: AbortSignal,
  directory = shippedDirectory(),
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
    precedence: { rule: 'newest', order: [] },
    // Aliases join rows when they are shown, so another alias makes no other rows.
    rulesHash: sha256Hex(
      (await Promise.all(names.filter((name) => !name.startsWith('suppliers-')).map(read))).join('\n'),
    ),
    duckDb: { memoryLimitMb },
  };
}
