import { encodeText } from '../encode-text.ts';
import type { Oddity } from '../oddities/oddities.ts';

/** The Content-Type that the server claims. */
export function bendMediaType(mediaType: string, oddities: readonly Oddity[]): string {
  if (oddities.includes('served-as-text')) return 'text/plain';
  if (oddities.includes('served-as-html')) return 'text/html; charset=utf-8';
  if (oddities.includes('latin1-header')) return `${mediaType}; charset=iso-8859-1`;
  return mediaType;
}

/** A feed's text as bytes: line ends, byte order mark and a charset that may not be what is declared. */
export function* bendBytes(chunks: Iterable<string>, oddities: readonly Oddity[]): Generator<Uint8Array> {
  const encoding = oddities.includes('cp1252-called-utf8') ? 'cp1252' : 'utf8';
  const crlf = oddities.includes('crlf');
  if (oddities.includes('bom')) yield encodeText('', 'utf8-bom');
  for (const chunk of chunks) yield encodeText(crlf ? chunk.replaceAll('\n', '\r\n') : chunk, encoding);
}
