export interface Account {
  readonly number: string | undefined;
  readonly text: string | undefined;
}

const numberFirst = /^\(?(\d{2,8})\)?\s*(?:[-–—:,.]\s*|\s+)(\D.*)$/u;
const numberLast = /^(.*\D)\s*\(?\b(\d{4,8})\)?$/u;

/** Splits a cell that holds account number and text (`64510 Konsulttjänster`); either part may be alone. */
export function splitAccount(cell: string): Account {
  const value = cell.trim();
  if (value === '') return { number: undefined, text: undefined };
  const digits = /^(\d{1,10})(?:[.,]0+)?$/.exec(value);
  if (digits !== null) return { number: digits[1], text: undefined };
  const first = numberFirst.exec(value);
  if (first !== null) return { number: first[1], text: first[2]?.trim() };
  const last = numberLast.exec(value);
  if (last !== null) return { number: last[2], text: last[1]?.replace(/[\s(–—:,-]+$/u, '') };
  return { number: undefined, text: value };
}
