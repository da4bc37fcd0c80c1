import { readFile } from 'node:fs/promises';
import type { Action, ActionParam } from '@lanskatalog/operations';
import { actions, paramsFromText, paramsOf } from '@lanskatalog/operations';
import { UsageFault } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import { Option } from 'commander';
import { z } from 'zod';
import { followDryRun } from '../follow-dry-run.ts';
import type { ServerFlags } from '../operator-client.ts';
import { openOperatorClient } from '../operator-client.ts';
import { serverOptions } from './options.ts';

type Flags = ServerFlags & Readonly<Record<string, string | boolean | undefined>>;

/** One subcommand for each action: what can be done on the pages can be done here, by way of the same API. */
export function addOperateCommand(program: Command, signal: AbortSignal): void {
  const operate = program
    .command('operate')
    .description('do something to a running installation; each action leaves an entry in its audit log');
  for (const one of actions) addAction(operate, one, signal);
}

function addAction(operate: Command, one: Action, signal: AbortSignal): void {
  const params = paramsOf(one);
  const command = operate.command(one.name).description(one.summary.en ?? one.summary.sv);
  for (const param of params) command.addOption(optionOf(param));
  for (const option of serverOptions()) command.addOption(option);
  command.option('--json', 'print what the server answers as JSON').action(async (flags: Flags) => {
    const client = await openOperatorClient(flags, signal);
    const answer = await client.post(`/actions/${one.name}`, await paramsIn(one, params, flags));
    const { audit, result } = performed.parse(answer);
    if (result?.dryRun !== undefined) return followDryRun(client, { ...flags, id: result.dryRun }, signal);
    process.stdout.write(
      flags['json'] === true
        ? `${JSON.stringify(answer, null, 2)}\n`
        : `${one.title.en ?? one.title.sv}: done (audit entry ${audit})\n`,
    );
  });
}

const performed = z.object({
  audit: z.string(),
  result: z.looseObject({ dryRun: z.string().optional() }).optional(),
});

function optionOf({ name, type, choices, required, fallback, description }: ActionParam): Option {
  const flag = `--${kebab(name)}`;
  const text =
    type === 'long-text'
      ? `${description.en} @file reads it from a file, - from standard input.`
      : description.en;
  const option = new Option(
    type === 'boolean' ? flag : `${flag} <${type === 'number' ? 'n' : kebab(name)}>`,
    text,
  );
  if (choices !== undefined) option.choices(choices);
  if (fallback !== undefined) option.default(fallback);
  return option.makeOptionMandatory(required);
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

async function paramsIn(
  one: Action,
  params: readonly ActionParam[],
  flags: Flags,
): Promise<Record<string, unknown>> {
  const given: Record<string, string | undefined> = {};
  for (const { name, type } of params) {
    const value = flags[name];
    if (value === undefined) continue;
    given[name] = type === 'long-text' ? await longText(String(value)) : String(value);
  }
  return paramsFromText(one, given);
}

async function longText(value: string): Promise<string> {
  const file = value === '-' ? 0 : value.startsWith('@') ? value.slice(1) : undefined;
  if (file === undefined) return value;
  try {
    return await readFile(file === 0 ? '/dev/stdin' : file, 'utf8');
  } catch (error) {
    throw new UsageFault(`${value.replace(/^@/, '')} can't be read: ${(error as Error).message}.`);
  }
}
