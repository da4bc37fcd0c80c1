import { z } from 'zod';

/** A whole number as an address carries it. */
export const wholeNumber = ({ from, to, otherwise }: { from: number; to: number; otherwise: number }) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(from).max(to))
    .optional()
    .transform((value) => value ?? otherwise)
    .pipe(z.int().min(from).max(to));

// eslint-disable-next-line no-control-regex -- no text that anybody searches for has them
const printable = /^[^\u0000-\u001f\u007f]*$/;
export const text = (longest: number) => z.string().max(longest).regex(printable);

/** One value or several of the same name. */
export const several = (longest: number, most = 50) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat()))
    .pipe(z.array(text(longest)).max(most));

export const municipalityCode = z.string().regex(/^[a-z0-9-]{1,60}$/);
