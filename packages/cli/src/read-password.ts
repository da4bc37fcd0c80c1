import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * A password from the terminal, which doesn't show what is typed; from a pipe, its first line.
 *
 * @throws the signal's reason when aborted.
 */
export async function readPassword(question: string, signal: AbortSignal): Promise<string> {
  const { stdin, stderr } = process;
  // What readline would echo goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: stdin.isTTY });
  // Only now, as the terminal itself shows what is typed before.
  if (stdin.isTTY) stderr.write(question);
  try {
    return await new Promise<string>((resolve, reject) => {
      const stop = (): void => reject(signal.reason as Error);
      signal.addEventListener('abort', stop, { once: true });
      lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      lines.once('line', resolve);
      lines.once('close', () => resolve(''));
    });
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write('\n');
  }
}
