import type { ProblemLog } from './problem-log.ts';
import { decodeWindows1252 } from './windows-1252.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf8 = new TextDecoder('utf-8');
const declaration = /^[^\S\n]*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/;

/**
 * Bytes to text by what they are: byte order mark, then UTF-8 if they are UTF-8 whatever is declared, then the declared
 * encoding, then Windows-1252. Line ends become `\n`. Every departure from plain UTF-8 is told.
 */
export function decodeText(bytes: Uint8Array, charset: string | undefined, log: ProblemLog): string {
  const text = decode(bytes, charset, log);
  if (!text.includes('\r')) return text;
  log.report('rdf.carriage-returns');
  return text.replace(/\r\n?/g, '\n');
}

function decode(bytes: Uint8Array, charset: string | undefined, log: ProblemLog): string {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return withoutMark(new TextDecoder(wide, { ignoreBOM: true }).decode(bytes), log);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = declaration.exec(head.replace(/^ï»¿/, ''))?.[1] ?? charset;
  try {
    return withoutMark(strictUtf8.decode(bytes), log);
  } catch {
    return decodeOtherwise(bytes, declared, log);
  }
}

function withoutMark(text: string, log: ProblemLog): string {
  if (!text.startsWith('\ufeff')) return text;
  log.report('rdf.byte-order-mark');
  return text.replace(/^\ufeff+/, '');
}

/** UTF-16 by its mark, or by the empty bytes that markup and punctuation leave in it. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second !== 0 && third === 0) return 'utf-16be';
  return second === 0 && first !== 0 && fourth === 0 ? 'utf-16le' : undefined;
}

function decodeOtherwise(bytes: Uint8Array, declared: string | undefined, log: ProblemLog): string {
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) {
    const decoded = decodeAs(bytes, declared);
    if (decoded !== undefined) return decoded;
  }
  log.report('rdf.wrong-charset', { before: declared ?? 'utf-8', after: 'windows-1252' });
  return decodeByLine(bytes);
}

/** undefined where the encoding has a name that nobody knows. */
function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  try {
    const decoder = new TextDecoder(label);
    return decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Files pasted together from several programs mix encodings, so each line is read as what it is. */
function decodeByLine(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    const text = utf8.decode(line);
    lines.push(text.includes('\ufffd') ? decodeWindows1252(line) : text);
    start = end;
  }
  return lines.join('').replace(/^\ufeff/, '');
}
