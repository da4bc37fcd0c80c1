import formbody from '@fastify/formbody';
import type { Municipality } from '@lanskatalog/core';
import { askForReharvest, reharvestByLink, reharvestLink } from '@lanskatalog/operations';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OperatorOptions } from '../operator-scope.ts';
import { sendHtml } from '../page-routes.ts';
import { messagePage } from '../pages/message-page.tsx';
import { isPublic } from '../sign-in/is-public.ts';
import type { Site } from '../site.ts';
import type { View } from '../view.ts';
import { englishPrefix, viewOf } from '../view.ts';
import type { ReharvestStep } from './reharvest-page.tsx';
import { reharvestPage, spentReharvestPage } from './reharvest-page.tsx';

/** Sends a mail; rejects where it was not taken. */
export type SendMail = (mail: {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}) => Promise<void>;

const linkPath = '/ny-hamtning/';

interface Asked {
  readonly site: Site;
  readonly operator: OperatorOptions;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * A municipality has its sources harvested anew: a link is mailed to the contact that the configuration names, never to an
 * address that somebody types. Forms alone, without scripts and cookies.
 */
export async function addReharvestRoutes(
  app: FastifyInstance,
  site: Site,
  operator: OperatorOptions,
): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(formbody);
    // The link is a secret: no cache keeps it, and no other site is told of it.
    scope.addHook('onRequest', async (_, reply) => {
      void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    });
    for (const prefix of ['', englishPrefix]) {
      scope.post(`${prefix}/kommuner/:code/ny-hamtning`, isPublic, (request, reply) =>
        ask({ site, operator, request, reply }),
      );
      scope.get(`${prefix}${linkPath}:secret`, isPublic, (request, reply) =>
        confirm({ site, operator, request, reply }),
      );
      scope.post(`${prefix}${linkPath}:secret`, isPublic, (request, reply) =>
        harvest({ site, operator, request, reply }),
      );
    }
  });
}

const municipalityWith = async (
  { site }: Asked,
  code: string | undefined,
): Promise<Municipality | undefined> => (await site.municipalities.get()).find((each) => each.code === code);

async function ask(asked: Asked): Promise<FastifyReply> {
  const { site, operator, request, reply } = asked;
  const view = viewOf(site, request);
  const { code } = request.params as { code: string };
  const municipality = await municipalityWith(asked, code);
  if (municipality === undefined) return sendHtml(reply.code(404), messagePage(view, 'not-found'));
  const show = (step: ReharvestStep, status = 200): FastifyReply =>
    sendHtml(reply.code(status), reharvestPage(view, municipality, step));
  const { mail, deps, signIn } = operator;
  if (mail === undefined || !site.mayAskAnew) return show({ kind: 'unavailable' }, 409);
  const made = await askForReharvest(deps, code);
  if (made === undefined || made.kind === 'no-contact') return show({ kind: 'unavailable' }, 409);
  if (made.kind === 'too-soon') return show(made, 429);
  const link = new URL(view.href(linkPath + made.secret), signIn.publicUrl).href;
  try {
    await mail({ to: [made.contact.email], ...mailText(view, municipality, link) });
  } catch (error) {
    deps.log.error({ err: error, municipality: code }, 'the link for a new harvest could not be mailed');
    return show({ kind: 'not-sent' }, 502);
  }
  deps.log.info({ municipality: code }, 'a link for a new harvest was mailed');
  return show({ kind: 'sent' });
}

function mailText({ say, site, inLang }: View, { officialName }: Municipality, link: string) {
  const title = inLang(site.config.region.title);
  return {
    subject: say(`Ny hämtning för ${officialName}?`, `A new harvest for ${officialName}?`),
    text: say(
      `Någon har på ${title} bett om att källorna för ${officialName} hämtas på nytt. Öppna länken för att bekräfta. Den gäller en gång och i en timme.\n\n${link}\n\nVar det inte ni behöver ni inte göra något.`,
      `Somebody has asked on ${title} that the sources of ${officialName} be harvested anew. Open the link to confirm. It is valid once, and for an hour.\n\n${link}\n\nIf it was not you, there is nothing to do.`,
    ),
  };
}

const secretOf = ({ request }: Asked): string => (request.params as { secret: string }).secret;

async function confirm(asked: Asked): Promise<FastifyReply> {
  const { site, operator, request, reply } = asked;
  const view = viewOf(site, request);
  const code = await reharvestLink(operator.deps, secretOf(asked));
  const municipality = await municipalityWith(asked, code);
  // Programs that look at links in mail before people do use nothing up.
  return municipality === undefined
    ? sendHtml(reply.code(410), spentReharvestPage(view))
    : sendHtml(reply, reharvestPage(view, municipality, { kind: 'confirm' }));
}

async function harvest(asked: Asked): Promise<FastifyReply> {
  const { site, operator, request, reply } = asked;
  const view = viewOf(site, request);
  const { deps, jobs } = operator;
  const municipality = await municipalityWith(asked, await reharvestLink(deps, secretOf(asked)));
  const sources =
    municipality === undefined || jobs === undefined
      ? undefined
      : await reharvestByLink(deps, jobs, secretOf(asked));
  return municipality === undefined || sources === undefined
    ? sendHtml(reply.code(410), spentReharvestPage(view))
    : sendHtml(reply, reharvestPage(view, municipality, { kind: 'requested', sources }));
}
