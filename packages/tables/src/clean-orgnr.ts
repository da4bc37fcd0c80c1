/** Luhn check over all digits, the last being the check digit. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    let digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    if (index % 2 === 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

/** Placeholders that people type where a form demands a number (`2222222222`): ten times the same digit. */
const isPlaceholder = (digits: string): boolean => /^(\d)\1{9}$/.test(digits);

/**
 * The ten digits of an organisation number in any of its written forms: any hyphen, blanks, leading 16 (legal person),
 * VAT form `SE…01`. Only the form is judged here: the ten digits may be a personal identity number or have a wrong check
 * digit. undefined where the text isn't such a number.
 */
function orgnrDigits(text: string): string | undefined {
  const compact = text.replace(/[\s\u00A0.\u2010-\u2015\u2212-]/g, '').toUpperCase();
  const vat = /^SE(\d{10})01$/.exec(compact);
  if (vat !== null) return vat[1];
  const digits = /^(?:SE)?(\d{10}|16\d{10})$/.exec(compact)?.[1];
  return digits?.slice(-10);
}

/**
 * The organisation number of a legal person as ten digits, or undefined: third digit at least 2 (below it is a personal
 * identity number), first digit a group in use (SFS 1974:174; 1 is the estate of a person), Luhn over all ten, no
 * placeholder.
 */
export function legalOrgnr(text: string): string | undefined {
  const digits = orgnrDigits(text);
  if (digits === undefined || isPlaceholder(digits)) return undefined;
  const isLegal = /^[1-9]\d[2-9]/.test(digits) && !digits.startsWith('4');
  return isLegal && passesLuhn(digits) ? digits : undefined;
}
