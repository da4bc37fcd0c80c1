import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

export type TextEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  /** cp1252, which is ISO-8859-1 with printable signs for 0x80–0x9F. */
  | 'windows-1252'
  /** Lines of UTF-8 beside lines of cp1252: files glued together by hand. */
  | 'mixed';

/** What all bytes of a text file say, before anything is decoded. */
export interface Survey {
  readonly size: number;
  readonly encoding: TextEncoding;
  /** Bytes of byte order mark to skip. */
  readonly bomLength: number;
  /** True where UTF-8 was taken for cp1252 and encoded once more (`Ã¥` for `å`). */
  readonly doubleEncoded: boolean;
  readonly lineFeeds: number;
  readonly carriageReturns: number;
  /** Line ends after the last character that is none. */
  readonly trailingLineEnds: number;
  readonly hasNul: boolean;
  /** True where there are tabs, hard blanks, double blanks or `&amp;`: texts may need tidying inside. */
  readonly isUntidy: boolean;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** `Ã` in UTF-8 followed by the first byte of an encoded cp1252 sign: å ä ö Å Ä Ö é encoded twice begin so. */
const twiceEncoded = Buffer.from([0xc3, 0x83]);

/** Tab, hard blank in UTF-8 and in cp1252, double blank, an escaped ampersand. */
const untidy = ['\t', '\u00a0', Buffer.from([0xa0]), '  ', '&amp;'];

interface Tally {
  size: number;
  lineFeeds: number;
  carriageReturns: number;
  trailing: number;
  nulEven: number;
  nulOdd: number;
  /** Lines that are valid UTF-8 with more than ASCII, and lines that aren't. */
  goodLines: number;
  badLines: number;
  twice: boolean;
  untidy: boolean;
  head: Buffer;
}

/** Reads the file once, holding one chunk at a time. */
export async function surveyText(path: string, signal: AbortSignal): Promise<Survey> {
  const tally: Tally = {
    size: 0,
    lineFeeds: 0,
    carriageReturns: 0,
    trailing: 0,
    nulEven: 0,
    nulOdd: 0,
    goodLines: 0,
    badLines: 0,
    twice: false,
    untidy: false,
    head: Buffer.alloc(0),
  };
  let rest: Buffer = Buffer.alloc(0);
  for await (const read of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    const chunk = read as Buffer;
    if (tally.size === 0) tally.head = chunk.subarray(0, 4);
    countBytes(chunk, tally);
    rest = judgeLines(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]), tally);
  }
  judge(rest, tally);
  return conclude(tally);
}

function countBytes(chunk: Buffer, tally: Tally): void {
  tally.lineFeeds += countOf(chunk, lineFeed);
  tally.carriageReturns += chunk.includes(carriageReturn) ? countOf(chunk, carriageReturn) : 0;
  for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) {
    if ((tally.size + at) % 2 === 0) tally.nulEven += 1;
    else tally.nulOdd += 1;
  }
  tally.twice ||= chunk.includes(twiceEncoded);
  tally.untidy ||= untidy.some((bytes) => chunk.includes(bytes));
  let end = chunk.length;
  while (end > 0 && (chunk[end - 1] === lineFeed || chunk[end - 1] === carriageReturn)) end -= 1;
  const ends = countOf(chunk.subarray(end), lineFeed);
  tally.trailing = end === 0 ? tally.trailing + ends : ends;
  tally.size += chunk.length;
}

function countOf(bytes: Buffer, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
}

/** Judges all whole lines; gives back the part of a line at the end. A line longer than 1 MB is judged in pieces. */
function judgeLines(bytes: Buffer, tally: Tally): Buffer {
  const end = bytes.lastIndexOf(lineFeed) + 1;
  const cut = end === 0 && bytes.length > 1 << 20 ? bytes.length : end;
  judge(bytes.subarray(0, cut), tally);
  return bytes.subarray(cut);
}

function judge(bytes: Buffer, tally: Tally): void {
  if (isAscii(bytes)) return;
  if (isUtf8(bytes)) {
    tally.goodLines += 1;
    return;
  }
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(lineFeed, start) + 1 || bytes.length;
    const line = bytes.subarray(start, end);
    if (!isUtf8(line)) tally.badLines += 1;
    else if (!isAscii(line)) tally.goodLines += 1;
    start = end;
  }
}

function conclude(tally: Tally): Survey {
  const { size, lineFeeds, carriageReturns, trailing } = tally;
  const [encoding, bomLength] = encodingOf(tally);
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  return {
    size,
    encoding,
    bomLength,
    doubleEncoded: tally.twice && (encoding === 'utf-8' || encoding === 'mixed'),
    lineFeeds,
    carriageReturns,
    trailingLineEnds: trailing,
    hasNul: !isWide && tally.nulEven + tally.nulOdd > 0,
    isUntidy: isWide || tally.untidy,
  };
}

function encodingOf({ head, size, nulEven, nulOdd, goodLines, badLines }: Tally): [TextEncoding, number] {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return [badLines > 0 ? 'mixed' : 'utf-8', 3];
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le', 2];
  if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be', 2];
  // Text in Latin letters has a zero in every second byte of UTF-16.
  if (nulOdd > size / 4 && nulEven < size / 100) return ['utf-16le', 0];
  if (nulEven > size / 4 && nulOdd < size / 100) return ['utf-16be', 0];
  if (badLines === 0) return ['utf-8', 0];
  return goodLines > 0 ? ['mixed', 0] : ['windows-1252', 0];
}
