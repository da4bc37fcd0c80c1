import type { LinkPurpose } from '@lanskatalog/operations';
import { accountName, addFirstAccount, passwordFault, setPassword } from '@lanskatalog/operations';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { sendHtml } from '../page-routes.ts';
import type { LinkFault } from '../pages/link-page.tsx';
import { linkPage, spentLinkPage } from '../pages/link-page.tsx';
import { englishPrefix, viewOf } from '../view.ts';
import { localUser } from './session-user.ts';
import type { Exchange } from './sign-in-routes.ts';
import { goOn, lacksTls } from './sign-in-routes.ts';
import type { SignIn } from './sign-in.ts';
import { asking } from './store-away.ts';
import { startSession } from './sign-in.ts';

/** The path of a one-time link; its last part is the secret. */
export const linkPath = '/operator/link/';

const form = z.object({
  name: z.string().max(200).default(''),
  displayName: z.string().max(400).default(''),
  password: z.string().max(1000),
  again: z.string().max(1000),
});
type LinkForm = z.output<typeof form>;

/** One-time links: the first account, and choosing a password. Looking at one uses nothing up; sending the form does. */
export function addLinkRoutes(scope: FastifyInstance, signIn: SignIn): void {
  for (const prefix of ['', englishPrefix]) {
    const url = `${prefix}${linkPath}:secret`;
    scope.get(url, { config: { role: 'viewer' } }, async (request, reply) => {
      const purpose = await purposeOf(signIn, secretOf({ request, reply }));
      return purpose === undefined
        ? showSpent(signIn, { request, reply })
        : showForm(signIn, { purpose }, { request, reply });
    });
    scope.post(url, { config: { role: 'viewer', beginsSession: true } }, (request, reply) =>
      take(signIn, { request, reply }),
    );
  }
}

const secretOf = ({ request }: Exchange): string => (request.params as { secret: string }).secret;

/** Once there is an account, a link for the first is worth nothing, whoever has kept it. */
async function purposeOf({ links, accounts }: SignIn, secret: string): Promise<LinkPurpose | undefined> {
  const purpose = await asking(links.find(secret));
  if (purpose?.kind !== 'set-up') return purpose;
  const read = await accounts?.read();
  return read?.kind === 'accounts' && read.accounts.length === 0 ? purpose : undefined;
}

async function take(signIn: SignIn, exchange: Exchange): Promise<FastifyReply> {
  const { request, reply } = exchange;
  const secret = secretOf(exchange);
  const purpose = await purposeOf(signIn, secret);
  if (purpose === undefined) return showSpent(signIn, exchange);
  const parsed = form.safeParse(request.body);
  const typed = parsed.success ? parsed.data : { name: '', displayName: '', password: '', again: '' };
  const fault = lacksTls(signIn, request) ? ('no-tls' as const) : await faultOf(signIn, purpose, typed);
  if (fault !== undefined)
    return showForm(signIn, { purpose, typed, fault }, { request, reply: reply.code(400) });
  // From here on nobody else can use it, even at the same moment.
  if ((await signIn.links.use(secret)) === undefined) return showSpent(signIn, exchange);
  return choose(signIn, { purpose, typed }, exchange);
}

async function choose(
  signIn: SignIn,
  { purpose, typed }: { readonly purpose: LinkPurpose; readonly typed: LinkForm },
  exchange: Exchange,
): Promise<FastifyReply> {
  const { accounts, clock, log } = signIn;
  if (accounts === undefined) return showSpent(signIn, exchange);
  const { password } = typed;
  const changed =
    purpose.kind === 'set-up'
      ? await addFirstAccount(accounts, { ...personIn(typed), password }, clock)
      : await setPassword(accounts, { name: purpose.account, password }, clock);
  if (changed.kind !== 'changed') {
    log.error({ kind: changed.kind }, 'the account could not be written');
    return showSpent(signIn, exchange);
  }
  const { account } = changed;
  log.info({ account: account.name, purpose: purpose.kind }, 'a password was chosen by a one-time link');
  // Whoever got the link for a disabled account has a password, and still may not come in.
  if (account.disabled) return showSpent(signIn, exchange);
  await startSession(localUser(account, clock.now()), exchange);
  return goOn(undefined, exchange);
}

const personIn = ({ name, displayName }: LinkForm): { name: string; displayName: string } => ({
  name: accountName.parse(name),
  displayName: displayName.trim() === '' ? name.trim() : displayName.trim(),
});

async function faultOf(
  { accounts }: SignIn,
  purpose: LinkPurpose,
  typed: LinkForm,
): Promise<LinkFault | undefined> {
  if (purpose.kind === 'set-up' && !accountName.safeParse(typed.name).success) return 'name';
  if (typed.password !== typed.again) return 'again';
  const read = await accounts?.read();
  const known =
    purpose.kind === 'password' && read?.kind === 'accounts'
      ? read.accounts.find(({ name }) => name === purpose.account)
      : undefined;
  return passwordFault(typed.password, known ?? typed);
}

const showForm = (
  { site }: SignIn,
  shown: { readonly purpose: LinkPurpose; readonly typed?: LinkForm; readonly fault?: LinkFault },
  { request, reply }: Exchange,
): FastifyReply => sendHtml(reply, linkPage(viewOf(site, request), shown));

const showSpent = ({ site }: SignIn, { request, reply }: Exchange): FastifyReply =>
  sendHtml(reply.code(410), spentLinkPage(viewOf(site, request)));
