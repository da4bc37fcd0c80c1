import type { Command } from 'commander';
import { z } from 'zod';
import type { ServerFlags } from '../operator-client.ts';
import { openOperatorClient } from '../operator-client.ts';
import { textTable } from '../text-table.ts';
import { serverOptions, wholeNumber } from './options.ts';

interface AuditFlags extends ServerFlags {
  readonly limit: number;
  readonly source?: string;
  readonly before?: string;
  readonly json?: boolean;
}

const auditLog = z.object({
  entries: z.array(
    z.object({
      at: z.string(),
      actor: z.object({ name: z.string(), role: z.string() }),
      via: z.string(),
      action: z.string(),
      params: z.unknown(),
      outcome: z.string(),
      reason: z.string().optional(),
    }),
  ),
});

export function addAuditCommand(program: Command, signal: AbortSignal): void {
  const command = program
    .command('audit')
    .description('who did what, when, and what came of it: newest first')
    .option('--source <id>', 'only what is about this source')
    .option('--before <id>', 'only entries older than the one with this id')
    .option('--limit <n>', 'at most so many', wholeNumber({ from: 1, to: 200 }), 50);
  for (const option of serverOptions()) command.addOption(option);
  command
    .option('--json', 'print what the server answers as JSON, what was before and after included')
    .action(async ({ limit, source, before, json, ...server }: AuditFlags) => {
      const client = await openOperatorClient(server, signal);
      const query = new URLSearchParams({
        limit: String(limit),
        ...(source === undefined ? {} : { source }),
        ...(before === undefined ? {} : { before }),
      });
      const answer = await client.get(`/audit?${query}`);
      process.stdout.write(
        json === true ? `${JSON.stringify(answer, null, 2)}\n` : auditText(auditLog.parse(answer)),
      );
    });
}

const auditText = ({ entries }: z.infer<typeof auditLog>): string =>
  entries.length === 0
    ? 'Nobody has done anything yet.\n'
    : textTable(
        [
          { name: 'when', value: ({ at }) => at.slice(0, 19).replace('T', ' ') },
          { name: 'who', value: ({ actor }) => `${actor.name} (${actor.role})` },
          { name: 'by', value: ({ via }) => via },
          { name: 'what', value: ({ action }) => action },
          { name: 'with', value: ({ params }) => paramsText(params) },
          { name: 'came to', value: ({ outcome, reason }) => [outcome, reason].filter(Boolean).join(': ') },
        ],
        entries,
      );

const longestShown = 60;

function paramsText(params: unknown): string {
  if (typeof params !== 'object' || params === null) return '';
  return Object.entries(params)
    .map(([name, value]) => `${name}=${String(value).replaceAll(/\s+/g, ' ').slice(0, longestShown)}`)
    .join(' ');
}
