import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../api/problem-reply.ts';
import { sendHtml } from '../page-routes.ts';
import { refusalPage } from '../pages/refusal-page.tsx';
import type { Site } from '../site.ts';
import { viewOf } from '../view.ts';
import { queueBoardPath } from './operator-view.ts';

/** Screens of the queues that another program has made, shown behind our sign-in. They show, and change nothing. */
export interface QueueBoard {
  /** Whether there are queues to show by now. Never rejects. */
  isThere(): Promise<boolean>;
  /** All addresses there are, which answer to GET alone. */
  readonly routes: readonly BoardRoute[];
}

export interface BoardRoute {
  /** Below the board's own address, with `:name` for what may be anything: `/queue/:queueName`. */
  readonly path: string;
  /** Rejects where the queues don't answer. */
  answer(asked: BoardQuestion): Promise<BoardAnswer>;
}

interface BoardQuestion {
  /** Path that the board is mounted at. */
  readonly base: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
}

interface BoardAnswer {
  /** 200 where absent. */
  readonly status?: number;
  readonly mediaType: string;
  readonly content: string | Buffer;
}

/** As strict as for our own pages, but that the board finds its files by an address that its document names. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'self'; frame-ancestors 'none'";

export function addQueueBoard(scope: FastifyInstance, site: Site, board: QueueBoard): void {
  for (const route of board.routes) {
    const path = route.path === '/' ? queueBoardPath : queueBoardPath + route.path;
    scope.get(path, { config: { role: 'operator' } }, async (request, reply) => {
      if (!(await board.isThere())) return tellAway(site, request, reply);
      const { params, query } = request as { params: Record<string, string>; query: Record<string, unknown> };
      const answer = await route.answer({ base: queueBoardPath, params, query }).catch(() => undefined);
      if (answer === undefined) return tellAway(site, request, reply);
      const { status = 200, mediaType, content } = answer;
      return reply.code(status).header('content-security-policy', policy).type(mediaType).send(content);
    });
  }
}

/** In words where a person asked, else so that a script understands. */
function tellAway(site: Site, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.code(503).header('retry-after', '10');
  if (request.headers.accept?.includes('text/html') === true)
    return sendHtml(reply, refusalPage(viewOf(site, request), 'queue-away'));
  return sendProblem(reply, { status: 503, title: 'The queue does not answer' });
}
