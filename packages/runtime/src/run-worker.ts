import { onceAborted, untilStopped } from './stop-signal.ts';
import { UsageFault } from './usage-fault.ts';

export interface RunningWorker {
  /** Finishes what runs, or hands it back; resolves when nothing is open any more. */
  close(): Promise<void>;
  /** Milliseconds that closing may take. */
  readonly closeWithinMs: number;
}

/**
 * The life of a worker's process: starts it, waits for SIGTERM or SIGINT, closes it, and exits. The exit code is 0 after
 * a signal, what the fault stands for where it can't start (69 a server is missing, 78 wrong configuration), else 70.
 */
export async function runWorker(start: () => Promise<RunningWorker>): Promise<never> {
  const signal = untilStopped();
  try {
    const worker = await start();
    await onceAborted(signal);
    // Closing waits for servers, which may be away just now.
    setTimeout(() => fail(new UsageFault('The worker could not finish in time.', 1)), worker.closeWithinMs);
    await worker.close();
    process.exit(0);
  } catch (error) {
    return fail(error);
  }
}

function fail(error: unknown): never {
  if (error instanceof UsageFault) {
    console.error(error.message);
    process.exit(error.exitCode);
  }
  console.error(error);
  process.exit(70);
}
