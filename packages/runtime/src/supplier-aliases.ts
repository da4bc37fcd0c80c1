import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decidePair, readAliases, writeAliases } from '@lanskatalog/tables';
import { tablesDirectory } from './load-tables-setup.ts';

/**
 * Writes a person's decision about a pair of supplier spellings into `config/tables/suppliers-aliases.yaml`, whole or not at all,
 * keeping the explanation at its head. The next release uses it.
 */
export async function decideSupplierPair(
  pair: { readonly supplier: string; readonly name: string },
  decision: 'confirm' | 'refuse',
): Promise<string> {
  const file = join(tablesDirectory(), 'suppliers-aliases.yaml');
  const text = await readFile(file, 'utf8');
  const head = /^(?:#.*\n)*/.exec(text)?.[0] ?? '';
  const next = `${file}.${process.pid}.tmp`;
  await writeFile(next, head + writeAliases(decidePair(readAliases(text), pair, decision)));
  await rename(next, file);
  return file;
}
