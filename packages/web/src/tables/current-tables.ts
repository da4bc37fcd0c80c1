import type { Blobs, Documents, Log } from '@lanskatalog/core';
import { loadEdition, withSupplierDecisions } from '@lanskatalog/harvest';
import type { Coverage, RegionalTables, RegionalTablesOptions } from '@lanskatalog/tables';
import { coverageOf, openRegionalTables } from '@lanskatalog/tables';
import type { CurrentRelease } from '../release/current-release.ts';

/** The shared tables with what to know before comparing anything in them. */
export interface OpenTables {
  readonly tables: RegionalTables;
  readonly coverage: readonly Coverage[];
}

export interface CurrentTables {
  /** Undefined while no municipality has a shared table, and before the first release. */
  get(): Promise<OpenTables | undefined>;
  close(): Promise<void>;
}

/** Downloads under way when a new release comes get this long to end. */
const graceMs = 600_000;

interface Sources {
  readonly documents: Documents;
  readonly blobs: Blobs;
  readonly options: RegionalTablesOptions;
}

/**
 * The rows of the release's own edition, as newer ones may be there already and the release may be one that somebody went
 * back to. What people decided since the rules were read came with it; while the store is away, the rules do.
 */
async function openTables(
  { documents, blobs, options }: Sources,
  prefix: string,
  signal: AbortSignal,
): Promise<OpenTables> {
  const aliases = await withSupplierDecisions({ documents }, options.aliases).catch(() => options.aliases);
  const edition = await loadEdition({ blobs }, prefix);
  if (edition === undefined) throw new Error(`the tables ${prefix} are gone`);
  const { partitions } = edition;
  const tables = await openRegionalTables(blobs, { ...options, aliases, partitions }, signal);
  return { tables, coverage: await coverageOf(tables) };
}

/** Opens the tables when they are first asked for, and anew when a release brings other rows. */
export function followTables(
  current: CurrentRelease,
  { log, ...sources }: Sources & { readonly log: Log },
): CurrentTables {
  const closing = new AbortController();
  const stale = new Map<OpenTables, NodeJS.Timeout>();
  let ready: OpenTables | undefined;
  /** Prefix of the tables' files, which changes with their rows. */
  let opened: string | undefined;
  let opening: Promise<void> | undefined;

  async function open(prefix: string): Promise<void> {
    try {
      const next = await openTables(sources, prefix, closing.signal);
      if (ready !== undefined) retire(ready);
      ready = next;
      opened = prefix;
    } catch (error) {
      log.warn({ err: error }, 'the shared tables cannot be opened');
    } finally {
      opening = undefined;
    }
  }
  function retire(old: OpenTables): void {
    const timer = setTimeout(() => {
      stale.delete(old);
      void old.tables.close();
    }, graceMs);
    stale.set(old, timer.unref());
  }
  return {
    async get() {
      const prefix = (await current.get())?.pointer.tables;
      if (prefix === undefined) return undefined;
      if (prefix !== opened) {
        opening ??= open(prefix);
        if (ready === undefined) await opening;
      }
      return ready;
    },
    async close() {
      closing.abort();
      await opening;
      for (const [old, timer] of stale) {
        clearTimeout(timer);
        await old.tables.close();
      }
      await ready?.tables.close();
    },
  };
}
