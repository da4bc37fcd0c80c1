import { hash, verify } from '@node-rs/argon2';

/** OWASP's least for Argon2id: 19 MiB, two rounds, one lane; about 30 ms of one thread, off the event loop. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same password however its letters were put together on the keyboard. */
const sameForm = (password: string): string => password.normalize('NFKC');

/** Argon2id in the form that says its own parameters. */
export const hashPassword = (password: string): Promise<string> => hash(sameForm(password), cost);

let standIn: Promise<string> | undefined;

/**
 * Whether the password is the one that was hashed. Without a hash the answer is no, after the same work, so that the time
 * it takes doesn't tell which names exist.
 */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  standIn ??= hashPassword('nobody has this password');
  const right = await verify(stored ?? (await standIn), sameForm(password));
  return right && stored !== undefined;
}
