// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const special = /["\\\x08\t\n\f\r\x7f]/;
const escapes: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\x7f': '\\u007F',
};

/** A string literal of Turtle and of canonical N-Quads (RDF Dataset Canonicalization 1.0, section 5). */
export const quoted = (text: string): string =>
  special.test(text)
    ? // eslint-disable-next-line no-control-regex -- the same
      `"${text.replace(/["\\\x08\t\n\f\r\x7f]/g, (character) => escapes[character] ?? '')}"`
    : `"${text}"`;
