import { Parser } from 'htmlparser2';

const markup = /<\/?[a-z][^<>]*>|<!--|&(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);/i;
const separating = new Set(
  'address article aside blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const silent = new Set(['script', 'style', 'template', 'noscript']);

/** Whether a text has tags or entities that a reader should not see. */
export const hasMarkup = (text: string): boolean => markup.test(text);

/** The text a browser would show: paragraphs and list items become lines of their own. */
export function htmlToText(html: string): string {
  const once = strip(html);
  // Some systems escape the markup once more on its way out.
  return hasMarkup(once) ? strip(once) : once;
}

function strip(html: string): string {
  let text = '';
  let silence = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (silent.has(name)) silence += 1;
      if (separating.has(name)) text += name === 'p' ? '\n\n' : '\n';
      if (name === 'td' || name === 'th') text += ' ';
    },
    ontext(part) {
      if (silence === 0) text += part;
    },
    onclosetag(name) {
      if (silent.has(name)) silence -= 1;
      if (separating.has(name) && name !== 'br') text += '\n';
    },
  });
  parser.end(html);
  return text;
}
