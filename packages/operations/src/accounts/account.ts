import type { LocalisedText } from '@lanskatalog/core';
import { z } from 'zod';
import type { Actor } from '../roles.ts';
import { roles } from '../roles.ts';

/** What one signs in with: short, and the same however it is typed. */
export const accountName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-zåäö0-9](?:[a-zåäö0-9._@-]{0,98}[a-zåäö0-9])?$/, 'letters, digits and . _ @ -, at most 100');

export const accountSchema = z
  .strictObject({
    name: accountName,
    /** For people: what the audit log shows. */
    displayName: z.string().trim().min(1).max(200),
    role: z.enum(roles),
    /** Code of the municipality that a coordinator speaks for. */
    municipality: z.string().min(1).exactOptional(),
    /** Argon2id, in the form that says its own parameters; absent until somebody has chosen a password. */
    hash: z.string().startsWith('$argon2id$').exactOptional(),
    /** When the password was set: sessions from before that have ended. */
    passwordSetAt: z.iso.datetime().exactOptional(),
    disabled: z.boolean().default(false),
  })
  .refine(({ role, municipality }) => (role === 'coordinator') === (municipality !== undefined), {
    message: 'a coordinator, and nobody else, has a municipality',
    path: ['municipality'],
  });

/** Somebody who signs in with a name and a password that are kept here. */
export type Account = z.output<typeof accountSchema>;

export const actorWith = ({ name, displayName, role, municipality }: Account): Actor => ({
  id: `local:${name}`,
  name: displayName,
  role,
  via: 'page',
  ...(municipality === undefined ? {} : { municipality }),
});

const fewestCharacters = 12;
/** Nobody types more, and hashing takes time. */
const mostCharacters = 256;
const fewestDistinct = 5;

/** Why the password won't do; undefined where it will. Length is what counts; which kinds of characters it has is not asked. */
export function passwordFault(
  password: string,
  account: Pick<Account, 'name' | 'displayName'>,
): LocalisedText | undefined {
  const characters = Array.from(password.normalize('NFKC'));
  if (characters.length < fewestCharacters)
    return {
      sv: `Lösenordet behöver minst ${fewestCharacters} tecken. Några ord efter varandra är lätta att minnas.`,
      en: `The password needs at least ${fewestCharacters} characters. A few words in a row are easy to remember.`,
    };
  if (characters.length > mostCharacters)
    return {
      sv: `Lösenordet får ha högst ${mostCharacters} tecken.`,
      en: `The password can have at most ${mostCharacters} characters.`,
    };
  if (new Set(characters).size < fewestDistinct || repeatsName(password, account))
    return {
      sv: 'Lösenordet är för lätt att gissa: det är namnet, eller nästan bara samma tecken. Välj ett annat.',
      en: 'The password is too easy to guess: it is the name, or almost one character only. Choose another.',
    };
  return undefined;
}

/** Whether nothing is left of the password but a character or two when the name is taken out. */
function repeatsName(
  password: string,
  { name, displayName }: Pick<Account, 'name' | 'displayName'>,
): boolean {
  const names = [name, displayName, ...displayName.split(' ')].map(bare).filter(({ length }) => length > 2);
  let rest = bare(password);
  for (const one of names) rest = rest.replaceAll(one, '');
  return rest.length < fewestDistinct;
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s._@-]/g, '');
