import { errorCode } from './error-code.ts';

/** True for the error of a write that would make a second document with one id. */
export const isDuplicate = (error: unknown): boolean => errorCode(error) === '11000';

/** Two writers that create the same document at once can both find it missing; the second try finds it there. */
export async function onceMoreIfDuplicate(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await write();
  }
}
