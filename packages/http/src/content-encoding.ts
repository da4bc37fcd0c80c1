import { isUtf8 } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

export type Encoding = 'gzip' | 'deflate' | 'br';

/** What we ask for, and understand. */
export const acceptEncoding = 'gzip, deflate, br';

const knownEncodings: Readonly<Record<string, Encoding>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'br',
};

/** Content-Encoding in the order in which the encodings were applied; undefined where one is unknown to us. */
export function encodingsOf(header: string | undefined): readonly Encoding[] | undefined {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity' && name !== 'none');
  const encodings = names.map((name) => knownEncodings[name]);
  // More than two layers is nobody's configuration, but a cheap way to multiply a decompression bomb.
  if (encodings.length > 2) return undefined;
  return encodings.every((encoding) => encoding !== undefined) ? encodings : undefined;
}

/** The bytes as they were before the encodings, as a stream: nothing is held but a window. */
export const unpacked = (
  packed: AsyncIterable<Uint8Array>,
  encodings: readonly Encoding[],
): AsyncIterable<Uint8Array> => encodings.toReversed().reduce(unpackedOnce, packed);

async function* unpackedOnce(
  packed: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  const chunks = packed[Symbol.asyncIterator]();
  const head = await firstBytes(chunks);
  const all = rejoined(head, chunks);
  const decoder = decoderFor(encoding, head);
  if (decoder === undefined) yield* all;
  // An error on the way destroys the decoder with it, so that iterating over the decoder tells of it.
  else yield* pipeline(Readable.from(all, { objectMode: false }), decoder, () => undefined);
}

const sniffedBytes = 64;

async function firstBytes(chunks: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < sniffedBytes) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* rejoined(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/**
 * Servers label what they never compressed, and call raw deflate, zlib and gzip alike "deflate". The bytes decide;
 * undefined means that they are not compressed at all.
 */
function decoderFor(encoding: Encoding, head: Buffer): Transform | undefined {
  const options = { chunkSize: 64 * 1024 };
  if (head.length === 0 || isPlainText(head)) return undefined;
  if (encoding === 'br') return createBrotliDecompress(options);
  if (head[0] === 0x1f && head[1] === 0x8b) return createGunzip(options);
  if (encoding === 'gzip') return undefined;
  return hasZlibHeader(head) ? createInflate(options) : createInflateRaw(options);
}

/** Compressed data does not happen to begin with so much UTF-8 without control characters. */
function isPlainText(head: Buffer): boolean {
  if (head.length < 8 || !isUtf8(withoutCutCharacter(head))) return false;
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

const withoutCutCharacter = (head: Buffer): Buffer =>
  head.subarray(0, head.findLastIndex((byte) => byte < 0x80) + 1);

/** RFC 1950, 2.2: method 8, and the first two bytes are a multiple of 31. */
const hasZlibHeader = ([first = 0, second = 0]: Buffer): boolean =>
  (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
