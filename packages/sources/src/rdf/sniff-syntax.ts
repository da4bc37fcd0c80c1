/** What bytes turned out to be, by their beginning. */
export type Syntax = 'xml' | 'turtle' | 'json' | NotRdf;

/** What an answer can be instead of RDF. */
export type NotRdf = 'empty' | 'html' | 'csv' | 'pdf' | 'zip' | 'binary' | 'text';

const iriFirst =
  /^<(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s<>]*|urn:[^\s<>]*|#[^\s<>]*|\/[^\s<>]*|)>\s*(?:<|a\s|_:|[A-Za-z][\w-]*:)/;
const directive = /^(?:@(?:prefix|base)\b|(?:prefix|base)\s+[^\s]*\s*<)/i;
const statement = /^(?:_:\S+|[A-Za-z][\w-]*:[\w-]+|\[[^\]]*\])\s+(?:a|<[^\s>]+>|[A-Za-z][\w-]*:[\w-]+)\s/;

/** gzip, PNG, GIF, JPEG, and the container of old Office files. */
const otherFiles = ['\x1f\x8b', '\x89PNG', 'GIF8', '\xff\xd8\xff', '\xd0\xcf\x11\xe0'];

/** Tells files that are no text by the bytes they begin with. */
export function sniffBinary(bytes: Uint8Array): 'pdf' | 'zip' | 'binary' | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8)).toString('latin1');
  if (head.startsWith('%PDF')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'zip';
  return otherFiles.some((start) => head.startsWith(start)) ? 'binary' : undefined;
}

/** Which family of syntaxes a text is in. The Content-Type only decides what the text itself leaves open. */
export function sniffSyntax(text: string, mediaType: string): Syntax {
  const start = withoutComments(text.slice(0, 20_000).trimStart());
  if (start === '')
    return text.trim() === '' ? 'empty' : /turtle|n3|triples|quads|trig/.test(mediaType) ? 'turtle' : 'empty';
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return 'html';
  if (directive.test(start) || iriFirst.test(start)) return 'turtle';
  if (start.startsWith('<'))
    return /<html\b/i.test(start.slice(0, 2000)) && !/rdf:RDF/.test(start) ? 'html' : 'xml';
  if (statement.test(start)) return 'turtle';
  if (/^[{[]/.test(start)) return 'json';
  if (/turtle|n3|triples|quads|trig/.test(mediaType)) return 'turtle';
  const [line = ''] = start.split('\n');
  return /[;,\t].*[;,\t]/.test(line) || /csv/.test(mediaType)
    ? 'csv'
    : /<rdf:RDF\b/.test(start)
      ? 'xml'
      : 'text';
}

/** Skips comments of Turtle (`# …`) and of XML, which tell nothing of what follows. */
function withoutComments(text: string): string {
  return text.replace(/^(?:\s*(?:#[^\n]*(?:\n|$)|<!--[\s\S]*?-->))*\s*/, '');
}
