/** What the bytes of a file are, whatever its name and media type say. */
export type FileFormat = 'csv' | 'json' | 'json-lines' | 'xml' | 'zip';

/** Things that are no table, and tables in forms that we don't read. */
export type ForeignFormat = 'empty' | 'html' | 'rdf' | 'pdf' | 'old-excel' | 'binary';

export type Sniffed =
  | { readonly kind: 'readable'; readonly format: FileFormat }
  | { readonly kind: 'foreign'; readonly format: ForeignFormat };

const readable = (format: FileFormat): Sniffed => ({ kind: 'readable', format });
const foreign = (format: ForeignFormat): Sniffed => ({ kind: 'foreign', format });

const zipSignatures = ['PK\u0003\u0004', 'PK\u0005\u0006'];
/** gzip, PNG, JPEG, GIF, RAR, 7-Zip. */
const binarySignatures = ['\u001f\u008b', '\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'Rar!', '7z\u00bc'];

/** Tells a binary format by its first bytes; undefined for what looks like text. */
export function sniffBytes(head: Buffer): Sniffed | undefined {
  if (head.length === 0) return foreign('empty');
  const begins = (signature: string): boolean => head.toString('latin1', 0, signature.length) === signature;
  if (zipSignatures.some(begins)) return readable('zip');
  if (begins('%PDF')) return foreign('pdf');
  if (begins('\u00d0\u00cf\u0011\u00e0')) return foreign('old-excel');
  return binarySignatures.some(begins) ? foreign('binary') : undefined;
}

const rdfHint = /http:\/\/www\.w3\.org\/ns\/dcat#|http:\/\/purl\.org\/dc\/terms\/|https?:\/\/schema\.org\/?"/;

/** A cell may begin with a bracket too (`[innehåller personuppgifter]`), but not so. */
const beginsJson = /^(?:\{\s*["}]|\[\s*(?:[{["\]\d-]|true|false|null))/;

/** Tells a text format by its beginning, decoded. */
export function sniffText(head: string): Sniffed {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (text === '') return foreign('empty');
  if (/^<\w+:\/\/[^>\s]*>/.test(text)) return foreign('rdf');
  if (text.startsWith('<')) return sniffMarkup(text);
  if (/^(?:@prefix|@base|PREFIX|BASE)\s/i.test(text)) return foreign('rdf');
  if (beginsJson.test(text)) return sniffJson(text);
  return readable('csv');
}

function sniffMarkup(text: string): Sniffed {
  const root = /<(?!\?|!--)(?:[\w.-]+:)?([\w.-]+)/.exec(
    text.replace(/<!--[\s\S]*?-->/g, '').replace(/<!doctype\s+(?!html)[^>]*>/gi, ''),
  )?.[1];
  if (/^<!doctype html/i.test(text) || /^(?:html|head|body|table)$/i.test(root ?? '')) return foreign('html');
  return root === 'RDF' ? foreign('rdf') : readable('xml');
}

function sniffJson(text: string): Sniffed {
  const isLinked = /"@(?:context|graph|id)"/.test(text.slice(0, 4000)) && rdfHint.test(text);
  if (isLinked) return foreign('rdf');
  const [first = '', second = ''] = text.split(/\r?\n/, 2);
  const isLines = isJson(first.trim().replace(/,$/, '')) && /^\s*[[{]/.test(second);
  const isOneRecord = text.startsWith('{') && isJson(text.trim()) && !/[[{]/.test(text.slice(1));
  return readable(
    isLines || isOneRecord ? 'json-lines' : text.startsWith('{') || text.startsWith('[') ? 'json' : 'csv',
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
