const wellFormed = /^[\p{L}\d.!#$%&'*+/=?_~-]+@[\p{L}\d](?:[\p{L}\d.-]*[\p{L}\d])?\.\p{L}{2,}$/u;

/** Mail addresses in a text or mailto IRI, lower case; none where there is nothing that mail could be sent to. */
export function emailsIn(raw: string): string[] {
  const text = decode(raw)
    .replace(/mailto:/gi, ' ')
    .replace(/\?.*$/s, '')
    .replace(/(?<!\s)\s*(?:\(at\)|\[at\]|\(a\)|\(snabel-a\))\s*/gi, '@')
    .replace(/(?<!\s)\s*(?:\(dot\)|\[dot\])\s*/gi, '.');
  return text
    .split(/[\s;,<>"()]+/)
    .map((part) => part.replace(/^[.'-]+|(?<![.'-])[.'-]+$/g, '').toLowerCase())
    .filter((part) => wellFormed.test(part));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
