import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../api/problem-reply.ts';
import { actorOf } from '../sign-in/route-roles.ts';
import type { Site } from '../site.ts';
import type { View } from '../view.ts';
import { englishPrefix, viewOf } from '../view.ts';
import type { Listener, LiveUpdates } from './live-updates.ts';
import type { JobProgress } from './operator-parts.tsx';
import { isMeasured, progressText } from './operator-parts.tsx';
import { ownPart } from './own-part.ts';
import { operatorRoot } from './operator-view.ts';

interface Options {
  readonly site: Site;
  readonly live: LiveUpdates;
}

/** Then the browser asks again, by itself, and whether the person may look is asked again, too. */
const longestMs = 600_000;

/** A stream of what changes, for the script of the pages (HTML standard, 9.2: server-sent events). */
export function addEventRoutes(scope: FastifyInstance, { site, live }: Options): void {
  const answer = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const stop = live.listen(listenerOf({ site, request, reply }));
    if (stop === undefined)
      return sendProblem(reply.header('retry-after', '60'), { status: 503, title: 'Too many look already' });
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // For nginx, which would wait for more.
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 3000\n\n');
    const longest = setTimeout(() => reply.raw.end(), longestMs);
    reply.raw.once('close', () => {
      clearTimeout(longest);
      stop();
    });
    return reply;
  };
  for (const prefix of ['', englishPrefix]) {
    scope.get(`${prefix}${operatorRoot}/events`, { config: { role: 'coordinator' } }, answer);
  }
  // Before the server waits for its connections to end, which these would never do.
  scope.addHook('preClose', async () => live.close());
}

interface Stream {
  readonly site: Site;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function listenerOf({ site, request, reply: { raw } }: Stream): Listener {
  const view = viewOf(site, request);
  const send = (event: string, data: unknown): void => {
    raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const actor = actorOf(request);
  return {
    part: (overview) => ownPart(actor, overview),
    changed: (overview) => send('overview', overview),
    progressed: (jobs) =>
      send(
        'progress',
        jobs.flatMap(({ id, progress }) =>
          progress === undefined ? [] : [{ id, ...barOf(view, progress) }],
        ),
      ),
    beat() {
      raw.write(': still here\n\n');
      return sessionLives(request);
    },
    end() {
      send('end', {});
      raw.end();
    },
  };
}

/** Signing out, or being thrown out, ends the session in the store; a program's token has none. */
const sessionLives = ({ session, sessionStore }: FastifyRequest): Promise<boolean> =>
  new Promise((resolve) => {
    sessionStore.get(session.sessionId, (error, found) =>
      resolve(error === null || error === undefined ? found !== null && found !== undefined : false),
    );
  });

/** A bar as the script sets it, with its words in the language of the page. */
const barOf = (view: View, progress: JobProgress) => ({
  text: progressText(view, progress),
  ...(isMeasured(progress) ? { value: progress.done, max: progress.total } : {}),
});
