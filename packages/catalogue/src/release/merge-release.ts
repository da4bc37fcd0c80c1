import { sha256Hex } from '@lanskatalog/core';
import type { MergeRecord, MergeSource } from '../merge/merge-candidates.ts';
import type { PublishedRecord, RegionMerge } from '../merge/merge-region.ts';
import { mergeRegion } from '../merge/merge-region.ts';
import type { ReleaseInput } from './release-input.ts';
import { latestUris, ownersOfMoved, publishedAliases } from './moved-datasets.ts';
import { byPrecedence } from './release-input.ts';

export interface MergedRelease extends RegionMerge {
  /** SHA-256 (hex) of all that decides what the release says: equal inputs need no new release. */
  readonly inputs: string;
  /** Old URI → URI under which the dataset is published now. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** Raised when the same input is to be published in another way. */
const releaseFormat = 1;

/** Decides what the release publishes, from the heads of the records alone. */
export async function mergeRelease(input: ReleaseInput, signal: AbortSignal): Promise<MergedRelease> {
  const sources: MergeSource[] = [];
  for (const { id } of byPrecedence(input.sources)) {
    const records: MergeRecord[] = [];
    for await (const head of input.heads(id)) records.push(head);
    signal.throwIfAborted();
    sources.push({ id, records });
  }
  const latest = latestUris(input.aliases ?? new Map());
  const merge = mergeRegion(sources, ownersOfMoved(input.owners, latest));
  const aliases = publishedAliases(latest, merge.published);
  return { ...merge, aliases, inputs: inputsHash(input, merge.published, aliases) };
}

function inputsHash(
  input: ReleaseInput,
  published: readonly PublishedRecord[],
  aliases: MergedRelease['aliases'],
): string {
  const { region, municipalities, sources, subCatalogues } = input;
  const used = sources.map(({ id, municipality, url, precedence, forward }) => [
    id,
    municipality,
    url,
    precedence,
    forward,
  ]);
  const settings = JSON.stringify([releaseFormat, region, municipalities, used, subCatalogues]);
  const records = published.map((record) => JSON.stringify(withoutPassingStates(record)));
  return sha256Hex([settings, JSON.stringify([...aliases]), ...records].join('\n'));
}

/** Whether a record was confirmed last time is the source's news, not the release's; that it is missing is shown. */
const withoutPassingStates = (record: PublishedRecord): object => ({
  ...record,
  state: record.state === 'missing' ? 'missing' : 'live',
});
