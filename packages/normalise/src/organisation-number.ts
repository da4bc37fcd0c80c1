/** Numbers that pass the check digit but belong to nobody. */
const placeholders = new Set(['0000000000', '2222222222', '4444444444', '5555555555', '7777777777', '9999999999']);

/**
 * The organisation number in a text that holds one and little else: ten digits, with hyphen, with `SE` or `16` before
 * it, or VAT number with `01` after it. Undefined for anything else, a person's number included (third digit below 2).
 */
export function organisationNumberIn(text: string): string | undefined {
  const [, number = '', end = ''] = /^(?:(?:se|16)[-\s]?)?(\d{6}[-\s]?\d{4})(01)?$/i.exec(text.trim()) ?? [];
  if (end !== '' && !/^se/i.test(text.trim())) return undefined;
  const digits = number.replace(/\D/g, '');
  return isOrganisationNumber(digits) ? digits : undefined;
}

/** The same in the path of an IRI: `http://dataportal.se/organisation/SE2120001967`. */
export function organisationNumberInIri(iri: string): string | undefined {
  for (const segment of iri.split(/[/#?=&:]+/).slice(1)) {
    const number = organisationNumberIn(segment);
    if (number !== undefined) return number;
  }
  return undefined;
}

function isOrganisationNumber(digits: string): boolean {
  if (digits.length !== 10 || Number(digits[2]) < 2 || placeholders.has(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
