import { Readable } from 'node:stream';
import type { ChangeHistory } from '@lanskatalog/catalogue';
import { atomFeed, eventTree, readChangeHistory } from '@lanskatalog/catalogue';
import type { Blobs } from '@lanskatalog/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { notPublishedYet } from './release/not-published-yet.ts';
import type { CurrentRelease, OpenRelease } from './release/current-release.ts';
import { sendProblem } from './api/problem-reply.ts';
import { isPublic } from './sign-in/is-public.ts';
import type { Site } from './site.ts';

const histories = new WeakMap<OpenRelease, Promise<ChangeHistory>>();

/** The changes up to a release, read once. */
export function historyOf(blobs: Blobs, release: OpenRelease): Promise<ChangeHistory> {
  let history = histories.get(release);
  if (history === undefined) {
    history = readChangeHistory(blobs, release.pointer.prefix);
    histories.set(release, history);
    history.catch(() => histories.delete(release));
  }
  return history;
}

interface ChangeRoutesOptions {
  readonly site: Site;
  readonly current: CurrentRelease;
  readonly blobs: Blobs;
}

/** The feed of changes: LDES for programs at `/changes`, Atom for people. Pages of events never change. */
export function addChangeRoutes(app: FastifyInstance, { site, current, blobs }: ChangeRoutesOptions): void {
  const { region } = site.config;
  const withHistory =
    (answer: (history: ChangeHistory, reply: FastifyReply, part: string) => unknown) =>
    async (request: { params: unknown }, reply: FastifyReply) => {
      const release = await current.get();
      if (release === undefined) return notPublishedYet(reply);
      const { '*': part = '' } = request.params as { '*'?: string };
      return answer(await historyOf(blobs, release), reply, part);
    };
  app.get(
    '/changes',
    isPublic,
    withHistory((history, reply) => sendTree(reply, eventTree(region, history))),
  );
  app.get(
    '/changes/*',
    isPublic,
    withHistory(async (history, reply, part) => {
      if (/^\d{4}$/.test(part)) return sendTree(reply, eventTree(region, history, part));
      const page = history.pages.find(({ id }) => id === part);
      const content = page === undefined ? undefined : await blobs.read(page.key);
      if (content === undefined) return sendTree(reply, undefined);
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('application/trig; charset=utf-8')
        .send(Readable.from(content, { objectMode: false }));
    }),
  );
  app.get(
    '/nytt.atom',
    isPublic,
    withHistory(async (history, reply) => {
      const index = await site.index.get();
      const pageOf = (uri: string): string =>
        `${region.baseUri}datasets/${index?.byUri(uri)?.name ?? ''}`.replace(/datasets\/$/, 'nytt');
      const feed = atomFeed({ region, history, self: `${region.baseUri}nytt.atom`, pageOf });
      return reply
        .header('cache-control', 'public, max-age=300')
        .type('application/atom+xml; charset=utf-8')
        .send(feed);
    }),
  );
}

const sendTree = (reply: FastifyReply, tree: string | undefined): FastifyReply =>
  tree === undefined
    ? sendProblem(reply, { status: 404, title: 'No such page of changes' })
    : reply.header('cache-control', 'public, max-age=300').type('application/trig; charset=utf-8').send(tree);
