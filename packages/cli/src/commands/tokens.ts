import { systemClock } from '@lanskatalog/core';
import type { ApiToken, Role } from '@lanskatalog/operations';
import { actions, maxTokenDays, openApiTokens, roles, writeAudit } from '@lanskatalog/operations';
import { UsageFault } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import { Option } from 'commander';
import { thisPerson } from '../account-work.ts';
import { withStore } from '../open-store.ts';
import { textTable } from '../text-table.ts';
import { storeOption, wholeNumber } from './options.ts';

interface CreateFlags {
  readonly data: string;
  readonly role: Role;
  readonly municipality?: string;
  readonly scope?: readonly string[];
  readonly days: number;
}

/** Keys for programs. Run on the server. */
export function addTokensCommands(program: Command): void {
  const tokens = program
    .command('tokens')
    .description('keys by which programs use the operators’ API: create, list, revoke');
  addCreate(tokens);
  tokens
    .command('list')
    .description('all tokens, without their secrets')
    .addOption(storeOption())
    .option('--json', 'print JSON')
    .action(async ({ data, json }: { data: string; json?: boolean }) => {
      const found = await withTokens(data, (api) => api.list());
      process.stdout.write(json === true ? `${JSON.stringify(found, null, 2)}\n` : tokensText(found));
    });
  tokens
    .command('revoke')
    .argument('<id>', 'as "list" has it')
    .description('make a token worthless, at once')
    .addOption(storeOption())
    .action(async (id: string, { data }: { data: string }) => {
      const revoked = await withTokens(data, (api) => api.revoke(id), {
        action: 'revoke-token',
        params: { id },
      });
      if (!revoked)
        throw new UsageFault(`There is no working token ${id}. To see all: lanskatalog tokens list`);
      console.log(`${id} is revoked.`);
    });
}

function addCreate(tokens: Command): void {
  tokens
    .command('create')
    .argument('<name>', 'what it is for, for the audit log')
    .description('make a token; what a program sends is printed once and kept nowhere')
    .addOption(storeOption())
    .addOption(new Option('--role <role>', 'what it may do').choices(roles.slice(1)).makeOptionMandatory())
    .option('--municipality <code>', 'the municipality that a coordinator speaks for')
    .option('--scope <name...>', 'only this: read, or names of actions (default: all that the role may)')
    .option('--days <n>', 'how long it works', wholeNumber({ from: 1, to: maxTokenDays }), 90)
    .action(async (name: string, { data, scope: scopes, ...wanted }: CreateFlags) => {
      check(wanted, scopes);
      const made = await withTokens(
        data,
        (api) => api.create({ ...wanted, name, scopes, createdBy: thisPerson().id }),
        { action: 'create-token', params: { name, ...wanted, scopes } },
      );
      console.error(
        `${made.token.id} works until ${made.token.expiresAt.slice(0, 10)}. Keep this; it is not shown again:`,
      );
      console.log(made.secret);
    });
}

function check(
  { role, municipality }: Pick<CreateFlags, 'role' | 'municipality'>,
  scopes: readonly string[] = [],
): void {
  if ((role === 'coordinator') !== (municipality !== undefined))
    throw new UsageFault('A coordinator, and nobody else, has a --municipality, as 1880.');
  const known = ['read', ...actions.map(({ name }) => name)];
  const unknown = scopes.filter((scope) => !known.includes(scope));
  if (unknown.length > 0)
    throw new UsageFault(`There is no action ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
}

type Tokens = Awaited<ReturnType<typeof openApiTokens>>;

/** Uses the tokens, and writes down what was done with them. */
const withTokens = <T>(
  data: string,
  use: (tokens: Tokens) => Promise<T>,
  done?: { readonly action: string; readonly params: unknown },
): Promise<T> =>
  withStore(data, { create: true }, async ({ documents }) => {
    const result = await use(await openApiTokens(documents, systemClock));
    if (done !== undefined)
      await writeAudit(
        { documents, clock: systemClock },
        { ...done, actor: thisPerson(), outcome: result === false ? 'refused' : 'done' },
      );
    return result;
  });

const tokensText = (found: readonly ApiToken[]): string =>
  found.length === 0
    ? 'There are no tokens.\n'
    : textTable(
        [
          { name: 'id', value: ({ id }) => id },
          { name: 'for', value: ({ name }) => name },
          { name: 'role', value: ({ role, municipality }) => [role, municipality].join(' ').trim() },
          { name: 'may', value: ({ scopes }) => scopes?.join(' ') ?? 'all of it' },
          { name: 'until', value: (token) => stateOf(token) },
          { name: 'last used', value: ({ lastUsed }) => lastUsed ?? 'never' },
          { name: 'made by', value: ({ createdBy }) => createdBy },
        ],
        found,
      );

function stateOf({ revokedAt, expiresAt }: ApiToken): string {
  if (revokedAt !== undefined) return 'revoked';
  const day = expiresAt.slice(0, 10);
  return Date.parse(expiresAt) <= systemClock.now().getTime() ? `${day}, expired` : day;
}
