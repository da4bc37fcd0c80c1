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

type OneText = z.ZodType<string, string>;

/** One value or more of the same name. */
export const oneOrMore = (one: OneText, most: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [value].flat())
    .pipe(z.array(one).min(1).max(most));

/** Any number of values of the same name. */
export const severalOf = (one: OneText, most = 50) =>
  oneOrMore(one, most)
    .optional()
    .transform((values) => values ?? [])
    .pipe(z.array(one).max(most));

export const several = (longest: number, most?: number) => severalOf(text(longest), most);

export const municipalityCode = z.string().regex(/^[a-z0-9-]{1,60}$/);
