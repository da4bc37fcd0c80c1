import type { Blobs, DatasetKind, Region } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import type { ChangeHistory, ChangeKind, ChangePage, DatasetChange, EntityState } from './change-history.ts';
import { readChangeHistory, readEntityStates } from './change-history.ts';
import type { ChangeEvent } from './event-stream.ts';
import { eventPage } from './event-stream.ts';

/** A part of the catalogue that the event stream tells of by itself. */
export interface StreamedEntity {
  readonly iri: string;
  /** Turtle blocks. */
  readonly description: string;
  /** The order in which consumers can apply events without ever meeting a reference to what isn't there yet. */
  readonly rank: 'part' | 'dataset' | 'catalogue';
  /** Only for datasets, series and services. */
  readonly dataset: { readonly kind: DatasetKind; readonly title: string } | undefined;
}

/** Compares a release with the one before while it is written, and writes what differs as pages of the event stream. */
export interface ChangeRecorder {
  /** Returns the line that the next release compares with. */
  add(entity: StreamedEntity): Promise<string>;
  /** Adds what is gone. The history up to and including this release. */
  end(): Promise<ChangeHistory>;
}

export interface ChangeRecorderOptions {
  readonly region: Region;
  readonly blobs: Blobs;
  /** Name of the release, `000012-1f0c`: part of the addresses of its pages. */
  readonly release: string;
  /** ISO 8601 instant of the release. */
  readonly at: string;
  /** Blob prefix of the release before, if there is one. */
  readonly previous: string | undefined;
}

const membersPerPage = 500;
const recentKept = 500;

/** Milliseconds after the release's instant: additions from the leaves up, then removals from the catalogue down. */
const upsertDelay = { part: 0, dataset: 1, catalogue: 2 };
const deleteDelay = { dataset: 3, part: 4 };
const untilDelay = 5;

export async function createChangeRecorder(options: ChangeRecorderOptions): Promise<ChangeRecorder> {
  const { region, blobs, release, at } = options;
  const before = await readChangeHistory(blobs, options.previous);
  const unmet = await readEntityStates(blobs, options.previous);
  const pages: ChangePage[] = [];
  const recent: DatasetChange[] = [];
  let events: ChangeEvent[] = [];

  async function flush(): Promise<void> {
    if (events.length === 0) return;
    const id = `${release}/${pages.length + 1}`;
    const span = { from: later(at, 0), until: later(at, untilDelay) };
    const page = { key: `changes/${id}.trig`, id, ...span, members: events.length };
    await blobs.write(page.key, Buffer.from(eventPage(region, page, events)));
    pages.push(page);
    events = [];
  }
  async function record(
    change: ChangeKind,
    event: Omit<ChangeEvent, 'change'>,
    dataset: EntityState['dataset'],
  ): Promise<void> {
    events.push({ change, ...event });
    if (dataset !== undefined) recent.push({ uri: event.object, change, ...dataset, at });
    if (events.length === membersPerPage) await flush();
  }
  return {
    async add({ iri, description, rank, dataset }) {
      const known = unmet.get(iri);
      unmet.delete(iri);
      const hash = sha256Hex(description).slice(0, 32);
      if (known?.hash !== hash) {
        const change = known === undefined ? 'created' : 'updated';
        await record(change, { object: iri, published: later(at, upsertDelay[rank]), description }, dataset);
      }
      return JSON.stringify({ iri, hash, dataset } satisfies Record<keyof EntityState, unknown>);
    },
    async end() {
      for (const { iri, dataset } of unmet.values()) {
        const published = later(at, deleteDelay[dataset === undefined ? 'part' : 'dataset']);
        await record('deleted', { object: iri, published, description: '' }, dataset);
      }
      await flush();
      return {
        version: 1,
        pages: [...before.pages, ...pages],
        recent: [...recent.reverse(), ...before.recent].slice(0, recentKept),
      };
    },
  };
}

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();
