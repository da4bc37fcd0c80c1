import type { SignInRules } from '@lanskatalog/core';
import { z } from 'zod';
import { digits, text } from './values.ts';

const roleRule = z
  .strictObject({
    claim: text.describe(
      'Name of what the provider says of a person, as "groups"; a part of it after a dot, as "realm_access.roles".',
    ),
    value: text.describe('What it says, or one of the things that it says, of those who get the role.'),
    role: z.enum(['viewer', 'coordinator', 'operator', 'administrator']).describe('The role they get.'),
    municipality: digits(4)
      .exactOptional()
      .describe('Code of the municipality that they speak for: with the role coordinator, and no other.'),
  })
  .refine(({ role, municipality }) => (role === 'coordinator') === (municipality !== undefined), {
    message: 'a coordinator, and nobody else, has a municipality',
    path: ['municipality'],
  });

export const signInSchema = z.strictObject({
  organisation: text
    .exactOptional()
    .describe('Whose sign-in it is, as the button says it. Default: the publisher of the catalogue.'),
  scopes: z
    .array(text)
    .default(['openid', 'profile', 'email'])
    .describe('What is asked of the provider; some send groups only where asked for.'),
  roles: z
    .array(roleRule)
    .default([])
    .describe(
      'Who gets which role; where several apply, the one that may most. Nobody else may more than the public.',
    ),
}) satisfies z.ZodType<SignInRules>;
