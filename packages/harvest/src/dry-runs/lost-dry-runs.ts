import type { HarvestDeps } from '../deps.ts';
import { dryRunLease, processEnded, saveDryRun, unfinishedDryRuns } from './dry-run-store.ts';

/**
 * Ends the dry runs that waited or ran when a process with a queue of its own stopped: nobody does them any more. To be
 * called before that queue takes anything again; where the queue outlasts its processes, they are not lost.
 */
export async function endLostDryRuns({
  documents,
  clock,
  isLeaseHeld,
}: Pick<HarvestDeps, 'documents' | 'clock' | 'isLeaseHeld'>): Promise<void> {
  for (const { id, record } of await unfinishedDryRuns(documents)) {
    if (await isLeaseHeld(dryRunLease(record.source))) continue;
    const finishedAt = clock.now().toISOString();
    await saveDryRun(documents, id, { ...record, state: 'failed', finishedAt, reason: processEnded });
  }
}
