import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { RegionIndex } from '../release/region-index.ts';
import type { Site } from '../site.ts';
import type { ProblemReply } from './problem-reply.ts';

/** What an endpoint is asked, checked against its schemas. */
interface Asked<Params, Query> {
  readonly params: Params;
  readonly query: Query;
  readonly site: Site;
  readonly index: RegionIndex;
}

/** A file in place of a JSON answer. */
export interface FileAnswer {
  readonly kind: 'file';
  readonly mediaType: string;
  readonly name: string;
  readonly content: Readable;
}

/** Not what was asked for, and why. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly problem: ProblemReply;
}
export const refuse = (problem: ProblemReply): Refusal => ({ kind: 'refusal', problem });
const isOfKind = (answer: unknown, kind: string): boolean =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === kind;
export const isRefusal = (answer: unknown): answer is Refusal => isOfKind(answer, 'refusal');
export const isFile = (answer: unknown): answer is FileAnswer => isOfKind(answer, 'file');

/** An address of the API: the routes, the checks and the OpenAPI document are all made from this. */
export interface Endpoint<Params = unknown, Query = unknown> {
  /** `/datasets/{name}`, below `/api/v1`. */
  readonly path: string;
  readonly tag: 'datasets' | 'municipalities' | 'quality' | 'tables' | 'changes';
  readonly summary: string;
  readonly params?: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  /** Of a JSON answer; other media types name themselves. */
  readonly answer: z.ZodType | { readonly mediaTypes: readonly string[] };
  /** Statuses besides those that every endpoint has. */
  readonly refusals?: Readonly<Record<number, string>>;
  readonly handle: (asked: Asked<Params, Query>) => unknown;
}

/** Keeps the types of one endpoint together while it joins a list of all. */
export const endpoint = <Params, Query>(definition: Endpoint<Params, Query>): Endpoint =>
  definition as unknown as Endpoint;
