import type { TableKind } from '@lanskatalog/tables';
import { acceptHeld, listPartitions, tableKinds } from '@lanskatalog/tables';
import { openEmbeddedStore, UsageFault } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import { Argument } from 'commander';
import { dataOption } from './options.ts';

type AcceptArguments = [
  table: TableKind,
  municipality: string,
  period: string,
  flags: { readonly data: string },
];

export function addAcceptTableCommand(program: Command): void {
  program
    .command('accept-table')
    .addArgument(new Argument('<table>', 'which of the shared tables').choices(tableKinds))
    .argument('<municipality>', 'its code, four digits')
    .argument('<period>', 'as "tables" names it: 2026-03, 2026, or alla for a list')
    .description(
      'publish a new version of a file that was held back since it is much smaller or emptier than before',
    )
    .addOption(dataOption())
    .action(async (...[table, municipality, period, { data }]: AcceptArguments) => {
      const store = await openEmbeddedStore(data, { create: false });
      try {
        const held = await listPartitions(store.blobs, { table, kind: 'held' });
        const chosen = held.filter(({ key }) => key.municipality === municipality && key.period === period);
        if (chosen.length === 0) {
          const known = held.map(({ key }) => `${key.municipality} ${key.period}`).join(', ');
          throw new UsageFault(
            `No version of ${table} ${municipality} ${period} is held back in ${data}. Held back: ${known === '' ? 'none' : known}.`,
          );
        }
        for (const { key } of chosen) await acceptHeld(store.blobs, key);
        process.stdout.write('Accepted; the next harvest publishes it.\n');
      } finally {
        await store.close();
      }
    });
}
