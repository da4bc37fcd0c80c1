const mask = '***';

/** Names of parameters and fields whose values let somebody in. */
const secretName =
  /^(?:.*[-_.])?(?:api[-_]?key|key|token|secret|password|passwd|pwd|auth|authorization|signature|sig|sid|session|cookie|set-cookie|credentials?)$/i;

const address = /\bhttps?:\/\/[^\s"'<>\\]+/gi;
/** A Swedish identity number: ten or twelve digits, of which the first are a day that there is. */
const identityNumber = /(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-9]\d)[-+]?\d{4}(?!\d)/g;

/** The address without user, password, and the values of parameters that look like keys. */
export function redactUrl(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  const secrets = [...parsed.searchParams.keys()].filter((name) => secretName.test(name));
  if (secrets.length === 0 && parsed.username === '' && parsed.password === '') return url;
  for (const name of secrets) parsed.searchParams.set(name, mask);
  if (parsed.username !== '') parsed.username = mask;
  parsed.password = '';
  return parsed.href;
}

const charactersAtMost = 1000;

/** A text without what lets somebody in, or says who a person is; cut where it is long. */
function redactText(text: string): string {
  const redacted = text.replaceAll(address, redactUrl).replaceAll(identityNumber, mask);
  return redacted.length > charactersAtMost ? `${redacted.slice(0, charactersAtMost)}…` : redacted;
}

const deepest = 6;

/** A log line's field as plain JSON, redacted; errors become their message. */
export function redactField(value: unknown, name = '', depth = 0): unknown {
  if (secretName.test(name)) return mask;
  if (typeof value === 'string') return redactText(value);
  if (value instanceof Error) return redactText(`${value.name}: ${value.message}`);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) return value.map((each) => redactField(each, '', depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, redactField(each, key, depth + 1)]),
  );
}
