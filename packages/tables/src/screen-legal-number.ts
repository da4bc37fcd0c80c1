import { legalOrgnr } from './clean-orgnr.ts';
import { isIdentityNumber } from './screen-identity-number.ts';
import { isMask } from './screen-mask.ts';

/** What a supplier number turned out to be. */
export type SupplierNumber =
  | { readonly kind: 'legal'; readonly orgnr: string }
  | { readonly kind: 'empty' | 'mask' | 'identity' | 'estate' | 'other' };

/**
 * Classifies a supplier number. `legal` means a valid number of a legal person (SFS 1974:174) other than group 1, which is
 * the estate of a person.
 */
export function classifyNumber(value: string | null): SupplierNumber {
  if (value === null || value.trim() === '') return { kind: 'empty' };
  const orgnr = legalOrgnr(value);
  if (orgnr !== undefined) return orgnr.startsWith('1') ? { kind: 'estate' } : { kind: 'legal', orgnr };
  if (isMask(value)) return { kind: 'mask' };
  return { kind: isIdentityNumber(value) ? 'identity' : 'other' };
}
