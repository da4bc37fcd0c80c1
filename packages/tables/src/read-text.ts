import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { Survey, TextEncoding } from './read-survey.ts';

/** What cp1252 has at 0x80–0x9F; the five gaps stay control characters. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windowsBytes: ReadonlyMap<string, number> = new Map(
  Array.from(windowsSigns, (sign, index) => [sign, 0x80 + index]),
);

/** Decodes cp1252 by our own table: Node's decoder has taken it for ISO-8859-1 in some versions. */
const decodeWindows1252 = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign);

/** Text of a file in chunks, decoded as the survey says, without byte order mark. */
export async function* readText(
  path: string,
  survey: Pick<Survey, 'encoding' | 'bomLength' | 'doubleEncoded'>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const bytes = createReadStream(path, { start: survey.bomLength, highWaterMark: 1 << 20, signal });
  const text = decode(bytes, survey.encoding);
  yield* survey.doubleEncoded ? undoubled(text) : text;
}

async function* decode(bytes: AsyncIterable<unknown>, encoding: TextEncoding): AsyncGenerator<string> {
  if (encoding === 'windows-1252') {
    for await (const chunk of bytes) yield decodeWindows1252(chunk as Buffer);
  } else if (encoding === 'mixed') {
    yield* decodeLines(bytes);
  } else {
    const decoder = new TextDecoder(encoding, { ignoreBOM: true });
    for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  }
}

/** Each line by itself: UTF-8 where it is valid, else cp1252. */
async function* decodeLines(bytes: AsyncIterable<unknown>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const read of bytes) {
    const chunk = Buffer.concat([rest, read as Buffer]);
    const end = chunk.lastIndexOf(0x0a) + 1;
    const whole = chunk.subarray(0, end);
    rest = chunk.subarray(end);
    yield isUtf8(whole) ? whole.toString() : lineByLine(whole);
  }
  yield lineByLine(rest);
}

function lineByLine(bytes: Buffer): string {
  let text = '';
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0x0a, start) + 1 || bytes.length;
    const line = bytes.subarray(start, end);
    text += isUtf8(line) ? line.toString() : decodeWindows1252(line);
    start = end;
  }
  return text;
}

/** Takes back a second encoding wherever a run of signs is UTF-8 that was read as cp1252. */
async function* undoubled(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + chunk;
    const end = text.length - (/[^\0-\x7f]{1,64}$/.exec(text)?.[0].length ?? 0);
    yield undoubleText(text.slice(0, end));
    rest = text.slice(end);
  }
  yield undoubleText(rest);
}

/** Undoes the second encoding in a text; signs that aren't part of such a sequence stay. */
const undoubleText = (text: string): string => text.replace(/[^\0-\x7f]{2,}/g, undoubleRun);

function undoubleRun(run: string): string {
  const bytes = Buffer.from(Array.from({ length: run.length }, (_, index) => windowsByte(run, index)));
  let text = '';
  for (let index = 0; index < run.length;) {
    const length = sequenceLength(bytes[index] ?? 0);
    const isSequence =
      length > 1 && index + length <= run.length && isUtf8(bytes.subarray(index, index + length));
    text += isSequence ? bytes.toString('utf8', index, index + length) : (run[index] ?? '');
    index += isSequence ? length : 1;
  }
  return text;
}

/** The cp1252 byte of a sign; 0 for one that cp1252 hasn't, which ends any sequence. */
function windowsByte(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return windowsBytes.get(text[index] ?? '') ?? (code <= 0xff ? code : 0);
}

/** Length of the UTF-8 sequence that a byte begins; 1 where it begins none. */
const sequenceLength = (lead: number): number =>
  lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
