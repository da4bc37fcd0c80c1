import type { IncomingHttpHeaders } from 'node:http';
import type { Body, HttpRequest } from '@lanskatalog/core';
import type { Dispatcher } from 'undici';
import { request } from 'undici';
import { encodingsOf, unpacked } from './content-encoding.ts';
import type { Failure } from './failure.ts';
import { FailureError, refused } from './failure.ts';
import { networkFailure } from './network-failure.ts';
import { receivedBody, SpoolError } from './received-body.ts';
import type { TemporaryFiles } from './temporary-files.ts';

export interface Ask {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: Limits;
  /** From sending the request to the last byte of the body. */
  readonly timeLeftMs: number;
  readonly onProgress: HttpRequest['onProgress'];
}

export interface Limits {
  /** As sent by the server. */
  readonly maxBytes: number;
  readonly maxUnpackedBytes: number;
}

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Only with a 2xx status; the text of an error page interests nobody. */
  readonly body?: Body;
}

/** Where requests go out and bodies come in. */
export interface Line {
  readonly dispatcher: Dispatcher;
  readonly files: TemporaryFiles;
}

/** One request and its whole answer. Rejects only when `signal` aborts, or when our own disk fails. */
export async function exchange(ask: Ask, line: Line, signal: AbortSignal): Promise<Answer | Failure> {
  signal.throwIfAborted();
  const deadline = AbortSignal.timeout(Math.max(0, Math.ceil(ask.timeLeftMs)));
  let answered = false;
  try {
    const response = await request(ask.url, {
      dispatcher: line.dispatcher,
      method: ask.method,
      headers: ask.headers,
      signal: AbortSignal.any([signal, deadline]),
      // Never full before we refuse the body: undici 7 brings the process down when a connection ends while its reader
      // is behind, as that of an HTTP/1.0 server does at the end of every body.
      highWaterMark: ask.limits.maxBytes + 1,
    });
    answered = true;
    return await takeIn(response, ask, line.files);
  } catch (error) {
    if (error instanceof SpoolError) throw error;
    signal.throwIfAborted();
    if (!deadline.aborted) return networkFailure(error, answered);
    const detail = 'the whole answer did not come within the time allowed';
    return { kind: 'unreachable', reason: 'timeout', detail, retryable: false };
  }
}

async function takeIn(
  response: Dispatcher.ResponseData,
  ask: Ask,
  files: TemporaryFiles,
): Promise<Answer | Failure> {
  // A stream that fails after we lost interest must not take the process down.
  response.body.on('error', () => undefined);
  try {
    const status = response.statusCode;
    const headers = plainHeaders(response.headers);
    if (status < 200 || status > 299) {
      await response.body.dump({ limit: 16 * 1024 });
      return { kind: 'answer', status, headers };
    }
    return {
      kind: 'answer',
      status,
      headers,
      body: await receivedBody(content(response.body, headers, ask), files),
    };
  } finally {
    response.body.destroy();
  }
}

function content(
  body: AsyncIterable<Uint8Array>,
  headers: Answer['headers'],
  ask: Ask,
): AsyncIterable<Uint8Array> {
  if (ask.method === 'HEAD') return body;
  const encodings = encodingsOf(headers['content-encoding']);
  if (encodings === undefined) {
    const detail = `the answer is encoded in a way we did not ask for: ${headers['content-encoding'] ?? ''}`;
    throw new FailureError({ kind: 'unreachable', reason: 'protocol', detail, retryable: false });
  }
  const length = headers['content-length'];
  const totalBytes = length === undefined ? undefined : Number(length);
  const { maxBytes, maxUnpackedBytes } = ask.limits;
  const tooLarge = refused('too-large', `the answer is larger than ${maxBytes} bytes`);
  if (totalBytes !== undefined && totalBytes > maxBytes) throw new FailureError(tooLarge);
  const wire = limited(body, {
    maxBytes,
    failure: tooLarge,
    onBytes: (sum) => ask.onProgress?.(sum, totalBytes),
  });
  const bomb = refused(
    'unpacked-too-large',
    `the answer is larger than ${maxUnpackedBytes} bytes when unpacked`,
  );
  return limited(unpacked(wire, encodings), { maxBytes: maxUnpackedBytes, failure: bomb });
}

async function* limited(
  chunks: AsyncIterable<Uint8Array>,
  limit: { maxBytes: number; failure: Failure; onBytes?: (sum: number) => void },
): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const chunk of chunks) {
    sum += chunk.byteLength;
    if (sum > limit.maxBytes) throw new FailureError(limit.failure);
    limit.onBytes?.(sum);
    yield chunk;
  }
}

const plainHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
