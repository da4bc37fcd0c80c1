import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { loadReleasePointer, openReleaseFile } from '@lanskatalog/harvest';
import type { Command } from 'commander';
import { Option } from 'commander';
import { UsageFault, openEmbeddedStore } from '@lanskatalog/runtime';
import { dataOption } from './options.ts';

const files = {
  rdfxml: 'catalog.rdf',
  turtle: 'catalog.ttl',
  jsonld: 'catalog.jsonld',
  nquads: 'catalog.nq',
} as const;

interface ExportFlags {
  readonly format: keyof typeof files;
  readonly data: string;
}

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('write the current release’s catalogue to standard output')
    .addOption(new Option('--format <format>', 'serialisation').choices(Object.keys(files)).default('rdfxml'))
    .addOption(dataOption())
    .addHelpText('after', '\nExit codes: 0 written · 1 nothing is published yet · 2 wrong usage.')
    .action(async ({ format, data }: ExportFlags) => {
      const store = await openEmbeddedStore(data, { create: false });
      try {
        const current = await loadReleasePointer(store.documents);
        if (current === undefined) {
          throw new UsageFault(
            `Nothing is published in ${data} yet. Run "lanskatalog harvest --data ${data}" first.`,
            1,
          );
        }
        const content = await openReleaseFile(store.blobs, current.pointer, files[format]);
        if (content === undefined) {
          throw new UsageFault(
            `Release ${current.pointer.number} in ${data} lacks ${files[format]}: the directory is damaged. Restore it from a back-up, or harvest again.`,
            1,
          );
        }
        await pipeline(Readable.from(content), process.stdout, { end: false });
      } finally {
        await store.close();
      }
    });
}
