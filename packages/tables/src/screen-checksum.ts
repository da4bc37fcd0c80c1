/** Whether the last digit is the check digit of those before it, as both org numbers and personal numbers use it. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const product = place % 2 === 0 ? digit : digit * 2;
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
}
