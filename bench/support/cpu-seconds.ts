import { readFileSync } from 'node:fs';

/** Processor time that a process has spent so far, in seconds, on Linux; 0 elsewhere, and for one that has ended. */
export function cpuSeconds(pid: number | undefined): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name in brackets, which may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
}

const ticksPerSecond = 100;
