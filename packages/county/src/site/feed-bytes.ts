import type { Oddity } from '../oddities/oddities.ts';
import type { Fault } from './change.ts';

/** The Content-Type that the server claims. */
export function bendMediaType(mediaType: string, oddities: readonly Oddity[]): string {
  if (oddities.includes('served-as-text')) return 'text/plain';
  if (oddities.includes('served-as-html')) return 'text/html; charset=utf-8';
  if (oddities.includes('latin1-header')) return `${mediaType}; charset=iso-8859-1`;
  return mediaType;
}

/** A feed's text as bytes: line ends, byte order mark and a charset that may not be what is declared. */
export function* bendBytes(
  chunks: Iterable<string>,
  oddities: readonly Oddity[],
  fault: Fault | undefined,
): Generator<Uint8Array> {
  const encoding = oddities.includes('cp1252-called-utf8') ? 'latin1' : 'utf8';
  const crlf = oddities.includes('crlf');
  if (fault === 'blank') return;
  if (oddities.includes('bom')) yield Buffer.from('\uFEFF', 'utf8');
  for (const chunk of chunks) {
    const lines = crlf ? chunk.replaceAll('\n', '\r\n') : chunk;
    yield Buffer.from(encoding === 'latin1' ? inCp1252(lines) : lines, encoding);
  }
  if (fault === 'malformed')
    yield Buffer.from('\n<<< Fatal error: Allowed memory size exhausted >>>\n', encoding);
}

/** The few signs that our texts use and that windows-1252 has where ISO-8859-1 has control codes. */
const cp1252: Readonly<Record<string, string>> = {
  '–': '\u0096',
  '’': '\u0092',
  '”': '\u0094',
  '…': '\u0085',
  '€': '\u0080',
};
const inCp1252 = (text: string): string => text.replaceAll(/[–’”…€]/g, (sign) => cp1252[sign] ?? sign);
