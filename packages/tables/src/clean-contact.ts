/** A Swedish postcode as five digits (`702 10`, `S-70210`, `SE-702 10`), or undefined. */
export function readPostcode(text: string): string | undefined {
  const digits = /^(?:SE?[- ]?)?(\d{3})[\s\u00A0]?(\d{2})$/i.exec(text.trim());
  return digits === null ? undefined : `${digits[1]}${digits[2]}`;
}

/** A phone number with the digits grouped as they came and nothing around them; undefined where there are too few. */
export function readPhone(text: string): string | undefined {
  const value = text
    .replace(/^\s*(?:tel(?:efon)?\.?|tfn\.?|phone)\s*:?\s*/i, '')
    .replace(/[–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const digits = value.replace(/\D/g, '');
  if (!/^\+?[\d\s()/-]+$/.test(value) || digits.length < 5 || digits.length > 15) return undefined;
  // A spreadsheet that took the number for a number lost the leading zero.
  return /^[1-9]\d{6,8}$/.test(value) ? `0${value}` : value;
}

/** An absolute http(s) address; `www.skola.se` gets its scheme. undefined where it is none. */
export function readWebAddress(text: string): string | undefined {
  const value = text.trim();
  if (value === '' || /\s/.test(value) || value.includes('@')) return undefined;
  const address = /^[a-z][a-z\d+.-]*:/i.test(value) ? value : `https://${value.replace(/^\/+/, '')}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb =
    url !== undefined &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.hostname.includes('.');
  return isWeb ? url.href : undefined;
}
