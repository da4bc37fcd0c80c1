/** Controls, and marks that turn the direction of writing: in metadata they can only mislead. */
// eslint-disable-next-line no-control-regex -- the controls are what it is about
const misleading = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Somebody else's text as it may be shown: one line, nothing invisible, at most `length` characters. */
export function readable(text: string, length = 300): string {
  const line = text
    .slice(0, length * 4)
    .replace(misleading, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}

/** The same with its paragraphs kept. */
export function readableParagraphs(text: string, length = 5000): string[] {
  return text
    .slice(0, length)
    .split(/\n\s*\n|\r\n\s*\r\n/)
    .map((paragraph) => readable(paragraph, length))
    .filter((paragraph) => paragraph !== '');
}

/** An address that a link may lead to; undefined for `javascript:` and whatever else is no address of a page or a mailbox. */
export function safeLink(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return ['http:', 'https:', 'mailto:', 'ftp:'].includes(protocol) ? href : undefined;
}
