import { z } from 'zod';

/** A whole number, cut at what we give at most. */
export const whole = (otherwise: number, most: number) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .transform((value) => Math.min(value, most))
    .default(otherwise);

export const flag = z
  .union([z.boolean(), z.string()])
  .transform((value) => value === true || /^(?:true|1|yes)$/i.test(String(value)))
  .default(false);

export const line = z.string().max(2000).default('');

const mostValues = 50;

/** One text, several, or several in a JSON array as one text, as clients send them in addresses (`["tags","groups"]`). */
export const several = z
  .union([z.string().max(5000), z.array(z.string().max(2000))])
  .transform((value) => (typeof value === 'string' ? listIn(value) : value).slice(0, mostValues))
  .default([]);

function listIn(text: string): readonly string[] {
  if (text.trim() === '') return [];
  if (!text.startsWith('["')) return [text];
  try {
    return z.array(z.string().max(2000)).parse(JSON.parse(text));
  } catch {
    return [text];
  }
}
