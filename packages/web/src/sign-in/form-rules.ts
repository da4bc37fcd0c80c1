import type { Log } from '@lanskatalog/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../api/problem-reply.ts';
import { sendHtml } from '../page-routes.ts';
import { refusalPage } from '../pages/refusal-page.tsx';
import type { Site } from '../site.ts';
import { viewOf } from '../view.ts';
import { comesFromElsewhere } from './own-origin.ts';
import { bearerOf } from './recognise.ts';
import { StoreAway } from './store-away.ts';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** What changes something must come from a page of ours, and from the session that the page was made for. */
export function addFormRules(scope: FastifyInstance, site: Site, publicUrl: string | undefined): void {
  scope.addHook('preValidation', (request, reply, done) => {
    if (safeMethods.includes(request.method) || bearerOf(request) !== undefined) return done();
    if (comesFromElsewhere(publicUrl, request)) return void refuseForm(site, request, reply);
    const { beginsSession } = request.routeOptions.config;
    if (beginsSession === true || request.session.user === undefined) return done();
    scope.csrfProtection(request, reply, done);
  });
}

/** Says what is wrong where it is the form, or the store; the rest is told as everywhere. */
export function addFaultPages(scope: FastifyInstance, site: Site, log: Log): void {
  scope.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof StoreAway) {
      log.error({ err: error.cause }, 'the store does not answer');
      return tellStoreAway(site, request, reply.code(503).header('retry-after', '10'));
    }
    if (error.code?.startsWith('FST_CSRF_')) return refuseForm(site, request, reply);
    throw error;
  });
}

function refuseForm(site: Site, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!request.url.startsWith('/api/'))
    return sendHtml(reply.code(403), refusalPage(viewOf(site, request), 'bad-form'));
  return sendProblem(reply, {
    status: 403,
    title: 'Not from a page of this session',
    detail:
      'A request with a session needs its x-csrf-token, from a page of this site. Programs use API tokens.',
  });
}

function tellStoreAway(site: Site, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!request.url.startsWith('/api/'))
    return sendHtml(reply, refusalPage(viewOf(site, request), 'store-away'));
  return sendProblem(reply, {
    status: 503,
    title: 'The store does not answer',
    detail: 'What is published is served on. Try again when MongoDB is back.',
  });
}
