/**
 * The ten digits of a legal person's organisation number, from any way of writing it: with hyphen or spaces, with `16` or
 * `SE` before it, or as a VAT number with `01` after it. Undefined for everything else, a person's number included.
 */
export function organisationNumber(text: string): string | undefined {
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  const [, vat, plain] = /^SE(\d{10})01$|^(?:SE|16)?(\d{10})$/.exec(compact) ?? [];
  const digits = vat ?? plain ?? '';
  // A third digit below 2 is the month of somebody's birthday (SFS 1974:174, 1 §).
  return /^\d{2}[2-9]/.test(digits) && hasCheckDigit(digits) ? digits : undefined;
}

/** The Luhn algorithm: every second digit from the first doubled, digit sums added, a multiple of ten. */
function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits, (digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return product > 9 ? product - 9 : product;
  }).reduce((total, value) => total + value, 0);
  return sum % 10 === 0;
}
