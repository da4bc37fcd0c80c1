import type { LocalisedText } from '@lanskatalog/core';
import type { FastifyReply } from 'fastify';

/** What went wrong with a request, as RFC 9457 says it. */
export interface ProblemReply {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  /** Where several things are wrong: which parameter, and how. */
  readonly errors?: readonly { readonly parameter: string; readonly message: string }[];
  /** The title and the detail in both languages, for those who show them to people. */
  readonly reason?: LocalisedText;
  readonly remedy?: LocalisedText;
}

export const sendProblem = (reply: FastifyReply, problem: ProblemReply): FastifyReply =>
  reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
