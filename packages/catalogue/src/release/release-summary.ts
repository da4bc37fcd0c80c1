import type { LocalisedText, Source } from '@lanskatalog/core';
import type { PublishedRecord } from '../merge/merge-region.ts';
import type { DatasetSummary } from './dataset-summary.ts';
import type { ReleaseInput } from './release-input.ts';

/** How many of each kind are published. */
interface KindCounts {
  readonly dataset: number;
  readonly series: number;
  readonly service: number;
}

/** `summary.json`: what lists, search and the API show. It says nothing of harvest times, so the same content is the same file. */
export interface ReleaseSummary {
  readonly version: 1;
  readonly region: {
    readonly id: string;
    readonly baseUri: string;
    readonly title: LocalisedText;
    readonly description: LocalisedText;
  };
  readonly counts: KindCounts;
  readonly municipalities: readonly {
    readonly code: string;
    readonly name: string;
    readonly officialName: string;
    readonly counts: KindCounts;
  }[];
  readonly sources: readonly {
    readonly id: string;
    readonly municipality: string;
    readonly url: string;
    readonly forward: boolean;
    readonly counts: KindCounts;
    /** Of these, gone from the source and within their days of grace. */
    readonly missing: number;
  }[];
  /** In the order of the catalogue. */
  readonly datasets: readonly DatasetSummary[];
}

/** The summary as JSON up to the opening bracket of `datasets`, which the caller writes and closes with `summaryEnd`. */
export function summaryStart(input: ReleaseInput, published: readonly PublishedRecord[]): string {
  const { id, baseUri, title, description } = input.region;
  const municipalityOf = new Map(input.sources.map((source) => [source.id, source.municipality]));
  const head: Omit<ReleaseSummary, 'datasets'> = {
    version: 1,
    region: { id, baseUri, title, description },
    counts: countKinds(published),
    municipalities: input.municipalities.map(({ code, name, officialName }) => ({
      code,
      name,
      officialName,
      counts: countKinds(published.filter(({ source }) => municipalityOf.get(source) === code)),
    })),
    sources: input.sources.map((source) => summariseSource(source, published)),
  };
  return `${JSON.stringify(head).slice(0, -1)},"datasets":[`;
}

export const summaryEnd = '\n]}\n';

function summariseSource(
  source: Source,
  published: readonly PublishedRecord[],
): ReleaseSummary['sources'][number] {
  const { id, municipality, url, forward } = source;
  const own = published.filter((record) => record.source === id);
  const missing = own.filter(({ state }) => state === 'missing').length;
  return { id, municipality, url, forward, counts: countKinds(own), missing };
}

function countKinds(published: readonly PublishedRecord[]): KindCounts {
  const counts = { dataset: 0, series: 0, service: 0 };
  for (const { kind } of published) counts[kind] += 1;
  return counts;
}
