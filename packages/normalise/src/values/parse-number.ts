const units = new Map([
  ['', 1],
  ['b', 1],
  ['byte', 1],
  ['bytes', 1],
  ['kb', 1000],
  ['kib', 1024],
  ['mb', 1000 ** 2],
  ['mib', 1024 ** 2],
  ['gb', 1000 ** 3],
  ['gib', 1024 ** 3],
]);

/** A number of bytes as xsd:nonNegativeInteger: `1 024`, `1024.0` and `2,5 MB` too. */
export function parseBytes(raw: string): string | undefined {
  const [, digits = '', unit = ''] = /^([\d\s.,]+?)\s*([a-z]*)$/i.exec(raw.trim()) ?? [];
  const factor = units.get(unit.toLowerCase());
  const number = parseDecimal(digits);
  if (factor === undefined || number === undefined) return undefined;
  const bytes = Number(number) * factor;
  return Number.isSafeInteger(Math.round(bytes)) && bytes >= 0 ? String(Math.round(bytes)) : undefined;
}

/** A number as xsd:decimal; a decimal comma and blanks between thousands are read too, an exponent written out. */
export function parseDecimal(raw: string): string | undefined {
  const plain = raw.replace(/\s/g, '').replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (/^[+-]?\d+(?:\.\d+)?$/.test(plain)) return plain.replace(/^\+/, '');
  if (!/^[+-]?\d+(?:\.\d+)?e[+-]?\d{1,2}$/i.test(plain)) return undefined;
  return Number(plain)
    .toFixed(12)
    .replace(/\.?0+$/, '');
}
