import { Readable } from 'node:stream';
import type { HarvestDeps } from '@lanskatalog/harvest';
import type { RunOverview } from '@lanskatalog/operations';
import type { FileAnswer } from '../api/endpoint.ts';

interface Wanted extends Pick<RunOverview, 'run' | 'details'> {
  /** Counts from 1. */
  readonly n: number;
}

/**
 * A run's snapshot as a file to save. Never of its own media type: what a stranger's server has sent must not be shown or run
 * by the browser of somebody who has signed in here.
 */
export async function openSnapshot(
  { blobs }: Pick<HarvestDeps, 'blobs'>,
  { run, details, n }: Wanted,
): Promise<FileAnswer | undefined> {
  const snapshot = details?.snapshots[n - 1];
  const content = snapshot && (await blobs.read(snapshot.blob));
  if (content === undefined) return undefined;
  return {
    kind: 'file',
    mediaType: 'application/octet-stream',
    name: `${run.source}-${run.startedAt.slice(0, 10)}-${n}${endingOf(snapshot?.mediaType ?? '')}`,
    content: Readable.from(content),
  };
}

const endings: Readonly<Record<string, string>> = {
  'application/rdf+xml': '.rdf',
  'text/turtle': '.ttl',
  'application/ld+json': '.jsonld',
  'application/json': '.json',
  'application/xml': '.xml',
  'text/xml': '.xml',
  'text/html': '.html',
  'text/csv': '.csv',
};

const endingOf = (mediaType: string): string => endings[mediaType] ?? '.bin';
