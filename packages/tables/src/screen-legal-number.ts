import { passesLuhn } from './screen-checksum.ts';
import { isIdentityNumber } from './screen-identity-number.ts';
import { isMask } from './screen-mask.ts';

/** Numbers that pass the check digit and belong to nobody: people type them where a form demands one (domain 6). */
const placeholders = new Set(['0', '2', '4', '5', '7', '9'].map((digit) => digit.repeat(10)));

/** What a supplier number turned out to be. */
export type SupplierNumber =
  | { readonly kind: 'legal'; readonly orgnr: string }
  | { readonly kind: 'empty' | 'mask' | 'identity' | 'estate' | 'other' };

/** Removes what people write round the ten digits: blanks, hyphens, the prefix 16, `SE` and `01` of a VAT number. */
function tenDigits(value: string): string | undefined {
  const vat = /^SE(\d{10})01$/i.exec(value.replace(/[\s\-.\u2010-\u2015\u2212]/g, ''));
  if (vat !== null) return vat[1];
  const digits = value.replace(/[\s\-.\u2010-\u2015\u2212]/g, '').replace(/^SE(?=\d{10}$)/i, '');
  if (/^16\d{10}$/.test(digits)) return digits.slice(2);
  return /^\d{10}$/.test(digits) ? digits : undefined;
}

/**
 * Classifies a supplier number. `legal` means a valid number of a legal person: third digit at least 2, right check
 * digit, a group that is given to legal persons, no placeholder (SFS 1974:174). Group 1 is the estate of a person.
 */
export function classifyNumber(value: string | null): SupplierNumber {
  if (value === null || value.trim() === '') return { kind: 'empty' };
  const orgnr = tenDigits(value);
  if (orgnr !== undefined && Number(orgnr[2]) >= 2 && passesLuhn(orgnr) && !placeholders.has(orgnr)) {
    if (orgnr.startsWith('1')) return { kind: 'estate' };
    if (/^[235-9]/.test(orgnr)) return { kind: 'legal', orgnr };
  }
  if (isMask(value)) return { kind: 'mask' };
  return { kind: isIdentityNumber(value) ? 'identity' : 'other' };
}
