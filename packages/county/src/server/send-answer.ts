import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Answer } from '../site/answer.ts';

const batchBytes = 64 * 1024;

/** Puts an answer on the wire. A client that goes away in the middle is no fault. */
export async function sendAnswer(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (answer.silent === true) return;
  const packed =
    answer.compressible === true && request.headers['accept-encoding']?.includes('gzip') === true;
  const isAsked = request.method === 'HEAD' && !packed && answer.status === 200;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    // Web servers know how large their files are.
    ...(isAsked ? { 'content-length': await sizeOf(answer.body) } : {}),
  });
  if (request.method === 'HEAD' || answer.status === 304) response.end();
  else if (answer.truncated === true) await sendHalf(answer, response);
  else {
    const body = Readable.from(batched(answer.body), { objectMode: false });
    const sent = packed ? pipeline(body, createGzip(), response) : pipeline(body, response);
    await sent.catch(() => undefined);
  }
}

async function sizeOf(body: Answer['body']): Promise<number> {
  let size = 0;
  for await (const chunk of batched(body)) size += chunk.length;
  return size;
}

async function sendHalf({ body }: Answer, response: ServerResponse): Promise<void> {
  const bytes = await buffer(batched(body));
  await new Promise<void>((resolve) =>
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => resolve()),
  );
  response.destroy();
}

/** Few large chunks of many small ones. */
async function* batched(body: Answer['body']): AsyncGenerator<Buffer> {
  let batch: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk as string);
    batch.push(bytes);
    size += bytes.length;
    if (size >= batchBytes) {
      yield Buffer.concat(batch);
      batch = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(batch);
}
