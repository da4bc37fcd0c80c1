import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from './error-code.ts';

/** Who holds a lease, said so that another process can tell whether it still runs. */
export interface LeaseHolder {
  /** Machine, and on Linux the namespace in which `pid` means something: containers may share a host's name. */
  readonly host: string;
  readonly pid: number;
  /** When the process started, as the system counts; '' where it doesn't say. Tells a reused pid from the same process. */
  readonly started: string;
  /** For people: what the process is doing. */
  readonly label: string;
}

/** This process as a holder of leases. */
export const thisProcess = (label: string): LeaseHolder => ({
  host: thisHost(),
  pid: process.pid,
  started: startOf(process.pid),
  label,
});

/** True only where the holder ran on this very machine and certainly runs no more. */
export function hasDied(holder: LeaseHolder): boolean {
  if (holder.host !== thisHost()) return false;
  if (!exists(holder.pid)) return true;
  const started = startOf(holder.pid);
  return started !== '' && holder.started !== '' && started !== holder.started;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return errorCode(error) === 'EPERM';
  }
}

function thisHost(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): after the command in brackets come state (3), …, starttime (22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ended = fields[0] === 'Z' || fields[0] === 'X';
    return ended ? 'ended' : (fields[19] ?? '');
  } catch {
    return '';
  }
}
