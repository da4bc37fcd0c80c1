import type { Documents, Log } from '@lanskatalog/core';
import type { PreviewRecord } from '@lanskatalog/harvest';
import { loadLink, loadPreview } from '@lanskatalog/harvest';
import type { LinkRecord } from '@lanskatalog/quality';

/** What the nightly check knows of an address: whether it works, and the first rows. */
export interface FileFacts {
  readonly link: LinkRecord | undefined;
  readonly preview: PreviewRecord['preview'] | undefined;
}

export interface KnownFiles {
  /** By address. Never rejects: a page without these facts is better than none. */
  of(urls: readonly string[]): Promise<ReadonlyMap<string, FileFacts>>;
}

/** A store that is slower than this is left alone for a while. */
const patienceMs = 800;
const pauseMs = 30_000;
const mostAtOnce = 120;

/** Reads from the store itself, which may be away: the copy of a release knows nothing of the nights since. */
export function knownFiles(documents: Documents, log: Log): KnownFiles {
  let pausedUntil = 0;
  return {
    async of(urls) {
      if (performance.now() < pausedUntil) return new Map();
      const asked = [...new Set(urls)].slice(0, mostAtOnce);
      try {
        return new Map(await inTime(Promise.all(asked.map((url) => factsOf(documents, url)))));
      } catch (error) {
        pausedUntil = performance.now() + pauseMs;
        log.warn({ err: error }, 'the store does not answer; pages go without link checks and previews');
        return new Map();
      }
    },
  };
}

async function factsOf(documents: Documents, url: string): Promise<readonly [string, FileFacts]> {
  const [link, preview] = await Promise.all([loadLink(documents, url), loadPreview(documents, url)]);
  return [url, { link, preview: preview?.preview }];
}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
