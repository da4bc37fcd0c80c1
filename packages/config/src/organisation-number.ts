/** Ten digits without hyphen, from any way of writing them (`212000-1967`, `16212000-1967`); undefined if they can't be right. */
export function organisationNumber(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '').replace(/^16(?=\d{10}$)/, '');
  return /^\d{2}[2-9]\d{7}$/.test(digits) && hasCheckDigit(digits) ? digits : undefined;
}

/** The Luhn algorithm: every second digit from the first doubled, digit sums added, a multiple of ten. */
function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits, (digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return product > 9 ? product - 9 : product;
  }).reduce((total, value) => total + value, 0);
  return sum % 10 === 0;
}
