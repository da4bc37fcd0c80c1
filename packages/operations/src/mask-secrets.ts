const mask = '•••';

const secretName = /authorization|cookie|password|passwd|secret|token|api[-_]?key/i;
/** `name: value` or `name=value` in a text, as YAML, headers and addresses write it. */
const secretInText =
  /((?:[\w-]*(?:authorization|cookie|password|passwd|secret|token|api[-_]?key)[\w-]*)["']?\s*[:=]\s*)[^\n&#,}]+/gi;
/** The same headers in the text of a source, as YAML and JSON write them. */
const headersInBraces = /(\bheaders["']?\s*:\s*)\{[^}]*\}/g;
const headersBelow = /^([ \t]*)(headers[ \t]*:)[ \t]*\n(?:\1[ \t]+.*(?:\n|$))+/gm;
const credentialsInAddress = /(:\/\/)[^\s/@]+@/g;

/** A JSON value without what only its owner should know: headers that are sent along, passwords, tokens, keys. */
export function maskSecrets(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, secretName.test(key) ? mask : maskChild(key, child)]),
  );
}

/** Every header that a source is asked with may be a key, whatever its name. */
const maskChild = (key: string, child: unknown): unknown =>
  key === 'headers' && typeof child === 'object' && child !== null
    ? Object.fromEntries(Object.keys(child).map((name) => [name, mask]))
    : maskSecrets(child);

const maskText = (text: string): string =>
  text
    .replace(headersInBraces, `$1{ ${mask} }`)
    .replace(headersBelow, `$1$2\n$1  ${mask}\n`)
    .replace(secretInText, `$1${mask}`)
    .replace(credentialsInAddress, `$1${mask}@`);
