import type { ProblemCode } from '@lanskatalog/core';
import { organisationNumber } from '@lanskatalog/core';
import { z } from 'zod';

/** A text whose breach of `rule` is explained by the Problem `code`. */
const ruled = (code: ProblemCode, rule: (text: string) => boolean) =>
  z.string().trim().refine(rule, { params: { code } });

export const text = z.string().trim().min(1);

export const id = ruled('config.bad-id', (value) => /^[a-z0-9][a-z0-9._-]*$/.test(value));

export const webAddress = ruled('config.bad-url', isWebAddress);

const email = ruled('config.bad-email', (value) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value));

/** A base for URIs; the closing slash, without which relative references would replace its last part, is added. */
export const baseUri = ruled(
  'config.bad-base-uri',
  (value) => isWebAddress(value) && !/[?#\s]/.test(value),
).transform((value) => (value.endsWith('/') ? value : `${value}/`));

/** YAML reads unquoted digits as a number, and then drops leading zeros. */
export const digits = (length: number) =>
  z.union([z.string(), z.int()]).transform((value) => String(value).trim().padStart(length, '0'));

export const orgnr = digits(10)
  .refine((value) => organisationNumber(value) !== undefined, { params: { code: 'config.bad-orgnr' } })
  .transform((value) => organisationNumber(value) ?? value);

export const localised = z
  .union([text, z.strictObject({ sv: text, en: text.exactOptional() })])
  .transform((value) => (typeof value === 'string' ? { sv: value } : value));

export const contact = z.strictObject({
  name: text.describe('Name of the function, not of a person.'),
  email: email.describe('A functional mailbox.'),
});

function isWebAddress(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === '' && password === '';
}
