import { z } from 'zod';

/*
 * Foreign JSON as it really is: a text may come as a number, an empty string or null; a list as one thing or none. A
 * value of a wrong kind counts as absent, so that one odd field never costs a whole record.
 */

/** A text, or nothing where there is none. */
export const text = z
  .unknown()
  .optional()
  .transform((value): string | undefined => {
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  });

/** Texts; one text stands for a list of one. */
export const texts = z
  .unknown()
  .optional()
  .transform((value): string[] =>
    (Array.isArray(value) ? value : [value]).flatMap((item) => text.parse(item) ?? []),
  );

/** Objects of a shape; what has another shape is left out, and one object stands for a list of one. */
export const objects = <Shape extends z.ZodType>(shape: Shape): z.ZodType<z.infer<Shape>[]> =>
  z
    .unknown()
    .optional()
    .transform((value): z.infer<Shape>[] =>
      (Array.isArray(value) ? value : [value]).flatMap((item) => {
        const parsed = typeof item === 'object' && item !== null ? shape.safeParse(item) : undefined;
        return parsed?.success === true ? [parsed.data] : [];
      }),
    );

/** An object of a shape, or nothing. */
export const object = <Shape extends z.ZodType>(shape: Shape): z.ZodType<z.infer<Shape> | undefined> =>
  z
    .unknown()
    .optional()
    .transform((value): z.infer<Shape> | undefined => {
      const parsed =
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? shape.safeParse(value)
          : undefined;
      return parsed?.success === true ? parsed.data : undefined;
    });

/** A text by language: `{"sv": "…", "en": "…"}`. */
export const translations = z
  .unknown()
  .optional()
  .transform((value): Record<string, string> => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(
      Object.entries(value).flatMap(([language, item]) => {
        const found = text.parse(item);
        return found === undefined ? [] : [[language, found]];
      }),
    );
  });
