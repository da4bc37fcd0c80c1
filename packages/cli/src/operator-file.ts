import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Where a server of this machine is, and a token for as long as it runs. */
export interface LocalServer {
  readonly address: string;
  readonly token: string;
}

const localServer = z.object({ version: z.literal(1), address: z.string(), token: z.string() });

const fileIn = (dataDir: string): string => join(dataDir, 'operator.json');

/** Lets commands of the same user on this machine find the server: whoever may read the data may do as much. */
export async function writeOperatorFile(dataDir: string, server: LocalServer): Promise<void> {
  const file = fileIn(dataDir);
  const next = `${file}.${process.pid}.tmp`;
  await writeFile(next, `${JSON.stringify({ version: 1, ...server })}\n`, { mode: 0o600 });
  // A file that was there already keeps its mode when it is written to.
  await chmod(next, 0o600);
  await rename(next, file);
}

/** Undefined where no server of this directory is running, as far as is known. */
export async function readOperatorFile(dataDir: string): Promise<LocalServer | undefined> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : localServer.safeParse(jsonOf(text)).data;
}

export const removeOperatorFile = (dataDir: string): Promise<void> => rm(fileIn(dataDir), { force: true });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
