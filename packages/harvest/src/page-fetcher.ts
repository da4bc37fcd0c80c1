import type {
  Blobs,
  FailedFetch,
  Http,
  HttpResult,
  Page,
  PageFetcher,
  PageRequest,
  PageResult,
} from '@lanskatalog/core';
import { fetchProblem } from '@lanskatalog/core';
import type { Answer } from './source-state.ts';

/** How an answer compares with the one remembered. */
type Freshness = 'not-modified' | 'same-bytes' | 'new';

type FetchedAnswer =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly freshness: Freshness }
  | Exclude<PageResult, Page>;

export interface SourceFetcher extends PageFetcher {
  /** Asks for a page, without loading its bytes. Asked twice in one harvest, it goes to the server once. */
  ask(request: PageRequest): Promise<FetchedAnswer>;
  /** Every answer used so far, in the order asked for. */
  answers(): readonly Answer[];
  traffic(): { readonly requests: number; readonly bytes: number };
}

export interface FetcherOptions {
  readonly http: Http;
  readonly blobs: Blobs;
  readonly sourceId: string;
  readonly remembered: readonly Answer[];
  /** False for a full read: nothing is asked conditionally. */
  readonly conditional: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly now: () => Date;
  readonly onBytes: (received: number, total: number | undefined) => void;
}

const requestKey = (request: PageRequest): string => `${request.url}\n${request.accept ?? ''}`;

/** The pages of one source during one harvest, with what was remembered from the last one and every raw answer kept. */
export function createSourceFetcher(options: FetcherOptions, signal: AbortSignal): SourceFetcher {
  const remembered = new Map(options.remembered.map((answer) => [requestKey(answer as PageRequest), answer]));
  const asked = new Map<string, Promise<FetchedAnswer>>();
  const used: Answer[] = [];
  let requests = 0;
  let bytes = 0;

  async function send(request: PageRequest, known: Answer | undefined): Promise<HttpResult> {
    const conditional = known && options.conditional && validators(known);
    const result = await options.http.get(
      {
        url: request.url,
        ...(request.accept === undefined ? {} : { accept: request.accept }),
        headers: { ...options.headers, ...request.headers },
        ...(conditional ? { conditional } : {}),
        onProgress: options.onBytes,
      },
      signal,
    );
    requests += result.requests;
    return result;
  }

  async function fetchAnswer(request: PageRequest): Promise<FetchedAnswer> {
    const known = await stillThere(options.blobs, remembered.get(requestKey(request)));
    const result = await send(request, known);
    switch (result.kind) {
      case 'unreachable':
      case 'refused':
        return failure(options.sourceId, result);
      case 'unchanged':
        if (known === undefined) return failure(options.sourceId, unasked304(result));
        return { kind: 'answer', answer: known, freshness: 'not-modified' };
      case 'fetched': {
        bytes += result.body.size;
        const answer = await keepAnswer(options, request, result);
        await result.body.dispose();
        return { kind: 'answer', answer, freshness: answer.sha256 === known?.sha256 ? 'same-bytes' : 'new' };
      }
    }
  }

  const ask = (request: PageRequest): Promise<FetchedAnswer> => {
    const key = requestKey(request);
    const earlier = asked.get(key);
    if (earlier !== undefined) return earlier;
    const pending = fetchAnswer(request).then((result) => {
      if (result.kind === 'answer') used.push(result.answer);
      return result;
    });
    asked.set(key, pending);
    return pending;
  };

  return {
    ask,
    async get(request) {
      const result = await ask(request);
      return result.kind === 'answer' ? loadPage(options.blobs, result.answer) : result;
    },
    answers: () => used,
    traffic: () => ({ requests, bytes }),
  };
}

const validators = (answer: Answer): { etag?: string; lastModified?: string } => ({
  ...(answer.etag === undefined ? {} : { etag: answer.etag }),
  ...(answer.lastModified === undefined ? {} : { lastModified: answer.lastModified }),
});

/** An answer whose raw bytes are gone can't stand in for a 304, so it counts as never seen. */
async function stillThere(blobs: Blobs, answer: Answer | undefined): Promise<Answer | undefined> {
  return answer !== undefined && (await blobs.stat(answer.blob)) !== undefined ? answer : undefined;
}

type Fetched = Extract<HttpResult, { kind: 'fetched' }>;

async function keepAnswer(options: FetcherOptions, request: PageRequest, result: Fetched): Promise<Answer> {
  const { body, headers } = result;
  const blob = `snapshots/${options.sourceId}/${body.sha256}`;
  if ((await options.blobs.stat(blob)) === undefined) await options.blobs.write(blob, body.stream());
  return {
    url: request.url,
    ...(request.accept === undefined ? {} : { accept: request.accept }),
    finalUrl: result.finalUrl,
    status: result.status,
    mediaType: result.mediaType,
    headers,
    ...(headers['etag'] === undefined ? {} : { etag: headers['etag'] }),
    ...(headers['last-modified'] === undefined ? {} : { lastModified: headers['last-modified'] }),
    sha256: body.sha256,
    size: body.size,
    retrieved: options.now().toISOString(),
    blob,
  };
}

async function loadPage(blobs: Blobs, answer: Answer): Promise<Page> {
  const content = await blobs.read(answer.blob);
  if (content === undefined) throw new Error(`the snapshot ${answer.blob} disappeared during the harvest`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  const { url, finalUrl, status, mediaType, headers } = answer;
  return { kind: 'page', url, finalUrl, status, mediaType, headers, bytes: Buffer.concat(chunks) };
}

const unasked304 = (result: Extract<HttpResult, { kind: 'unchanged' }>): FailedFetch => ({
  kind: 'unreachable',
  url: result.url,
  finalUrl: result.finalUrl,
  reason: 'protocol',
  status: 304,
  detail: 'the server answered 304 Not Modified to a request that was not conditional',
  requests: result.requests,
});

const failure = (source: string, result: FailedFetch): Exclude<FetchedAnswer, { kind: 'answer' }> => ({
  kind: result.kind,
  url: result.url,
  ...(result.kind === 'unreachable' && result.status !== undefined ? { status: result.status } : {}),
  problem: fetchProblem(result, source),
});
