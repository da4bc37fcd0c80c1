import type { Removal, RetentionPlan } from '@lanskatalog/harvest';
import { applyRetention, planRetention, removalReasons } from '@lanskatalog/harvest';
import { createLog, loadConfig, openDeps } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import { withStore } from '../open-store.ts';
import { textTable } from '../text-table.ts';
import { configOption, dataOption } from './options.ts';

interface RetentionFlags {
  readonly config: string;
  readonly data: string;
  readonly store?: string;
  readonly apply?: boolean;
  readonly json?: boolean;
}

export function addRetentionCommand(program: Command, signal: AbortSignal): void {
  program
    .command('retention')
    .description(
      'show what is stored and not needed any more, by the rules of the configuration; delete it with --apply',
    )
    .addOption(configOption())
    .addOption(dataOption())
    .option('--store <store>', 'mongodb://… instead of a data directory')
    .option('--apply', 'delete it')
    .option('--json', 'print one JSON object with everything instead of the table of sums')
    .addHelpText('after', '\nSafe while harvests run. The same is done every night after the check of links.')
    .action(async ({ config, data, store = data, apply = false, json = false }: RetentionFlags) => {
      const region = await loadConfig(config);
      const told = await withStore(store, { create: false }, async (opened) => {
        const { deps } = await openDeps({ store: opened, config: region, log: createLog('silent') });
        try {
          const plan = await planRetention(deps, signal);
          return apply ? await applyRetention(deps, plan, signal) : plan;
        } finally {
          await deps.http.close();
        }
      });
      const text = json ? `${JSON.stringify({ applied: apply, ...told }, null, 2)}\n` : sumsOf(told, apply);
      process.stdout.write(text);
    });
}

interface Sum {
  readonly what: string;
  readonly why: string;
  count: number;
  bytes: number;
}

function sumsOf({ removals, bytes }: RetentionPlan, applied: boolean): string {
  if (removals.length === 0) return 'Nothing is stored that is not needed.\n';
  const sums = new Map<string, Sum>();
  for (const { kind, reason, bytes: size } of removals) {
    const sum = sums.get(`${kind} ${reason}`) ?? newSum(kind, reason);
    sum.count += 1;
    sum.bytes += size;
    sums.set(`${kind} ${reason}`, sum);
  }
  const table = textTable<Sum>(
    [
      { name: 'what', value: ({ what }) => what },
      { name: 'count', value: ({ count }) => count },
      { name: 'bytes', value: (sum) => sum.bytes },
      { name: 'why: it', value: ({ why }) => why },
    ],
    [...sums.values()],
  );
  const last = applied
    ? `Deleted: ${removals.length} files and documents, ${bytes} bytes.`
    : `${removals.length} files and documents, ${bytes} bytes. Nothing was deleted; --apply deletes them, --json names them.`;
  return `${table}\n${last}\n`;
}

const newSum = (kind: Removal['kind'], reason: Removal['reason']): Sum => ({
  what: kind,
  why: removalReasons[reason].en,
  count: 0,
  bytes: 0,
});
