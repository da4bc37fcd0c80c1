/**
 * A telephone number as a `tel:` IRI with country code: `019-21 10 00` → `tel:+4619211000`. A number without country
 * code is taken to be Swedish. Undefined where the digits cannot be a number.
 */
export function telephoneIri(raw: string): string | undefined {
  const text = raw
    .replace(/^tel:/i, '')
    .replace(/%20/g, ' ')
    .replace(/\(0\)/g, '')
    // An extension is no part of the number that a link can call.
    .replace(/(?:ext|ankn|anknytning|vx)\.?.*$/i, '');
  if (/[^\d\s+()./,–-]/.test(text.trim())) return undefined;
  const digits = text.replace(/[^\d+]/g, '').replace(/^00/, '+');
  const number = digits.startsWith('+')
    ? digits.slice(1)
    : digits.startsWith('0')
      ? `46${digits.slice(1)}`
      : '';
  return /^[1-9]\d{6,14}$/.test(number) ? `tel:+${number.replace(/^460/, '46')}` : undefined;
}
