import { passesLuhn } from './clean-orgnr.ts';

/**
 * Personal identity numbers (SFS 1991:481 § 18) and coordination numbers (day + 60), wherever they stand in a text.
 * Written with or without century and with any separator, after `SE` and before `01` in a VAT number, or inside a
 * longer run of digits such as a payment reference.
 */
const separator = String.raw`[ \t.\u00a0]*[-+\u2010-\u2015\u2212/]?[ \t\u00a0]*`;
const written = new RegExp(
  String.raw`(?<!\d)(\d{2})?(\d{2}[-./ ]?\d{2}[-./ ]?\d{2})(${separator})(\d{4})(?!\d)`,
  'g',
);
/** The same in a form that DuckDB's RE2 understands; it may find too much, never too little. */
export const identityNumberHint = String.raw`\d{2}[-./ ]?(0[1-9]|1[0-2])[-./ ]?(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[ \t.\x{a0}]*[-+\x{2010}-\x{2015}\x{2212}/]?[ \t\x{a0}]*([A-Za-z]\d{3}|\d{4})`;
/** Interim numbers of people not yet registered have a letter for the first digit of the serial number. */
const interim = /(?<!\d)(?:\d{2})?(\d{2})(\d{2})(\d{2})[-+][A-Za-z]\d{3}(?!\d)/g;
const longRun = /\d{11,}/g;

/** Whether a month and a day, the day perhaps plus 60, can be a birthday. Leap years depend on an unknown century. */
function isBirthday(month: number, day: number): boolean {
  const realDay = day > 60 ? day - 60 : day;
  if (month < 1 || month > 12 || realDay < 1) return false;
  return realDay <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

const isDated = (tenDigits: string): boolean =>
  isBirthday(Number(tenDigits.slice(2, 4)), Number(tenDigits.slice(4, 6)));

const centuries = new Set(['18', '19', '20']);

/**
 * Whether a whole value is a personal identity number, judged by its form: ten digits or twelve with a century,
 * whose date can be a birthday. The check digit is not asked for: a mistyped number still points at a person.
 */
export function isIdentityNumber(value: string): boolean {
  const compact = value.replace(/^\s*SE\s*/i, '').replace(/[\s\-+./\u2010-\u2015\u2212]/g, '');
  if (/^\d{6}[A-Za-z]\d{3}$/.test(compact) && /[-+]/.test(value)) return isDated(compact);
  if (!/^\d+$/.test(compact)) return false;
  if (compact.length === 10) return isDated(compact);
  if (compact.length !== 12) return false;
  if (/^\s*SE/i.test(value) && compact.endsWith('01') && isDated(compact)) return true;
  return centuries.has(compact.slice(0, 2)) && isDated(compact.slice(2));
}

/** Payment references carry the number as their beginning or end, or anywhere with its century. */
function hidesIdentityNumber(run: string): boolean {
  const ends = run.length <= 14 ? [run.slice(0, 10), run.slice(-10)] : [];
  if (run.length !== 12 && ends.some((part) => isDated(part) && passesLuhn(part))) return true;
  if (run.length === 12 && run.endsWith('01') && isDated(run) && passesLuhn(run.slice(0, 10))) return true;
  for (let start = 0; start + 12 <= run.length; start += 1) {
    const ten = run.slice(start + 2, start + 12);
    if (centuries.has(run.slice(start, start + 2)) && isDated(ten) && passesLuhn(ten)) return true;
  }
  return false;
}

/**
 * Whether a text holds a personal identity number. In the official form, six digits and a bare hyphen or plus before the
 * last four, the date alone convicts; in any other the check digit must agree too, or every dated invoice number and
 * every period from one date to another would be one.
 */
export function containsIdentityNumber(text: string): boolean {
  for (const match of text.matchAll(written)) {
    const [, century, date = '', mark = '', serial = ''] = match;
    if (century !== undefined && !centuries.has(century)) continue;
    const ten = date.replace(/\D/g, '') + serial;
    const official = date.length === 6 && /^[-+\u2010-\u2015\u2212]$/.test(mark);
    if (isDated(ten) && (official || passesLuhn(ten))) return true;
  }
  for (const [, , month, day] of text.matchAll(interim)) {
    if (isBirthday(Number(month), Number(day))) return true;
  }
  return (text.match(longRun) ?? []).some(hidesIdentityNumber);
}
