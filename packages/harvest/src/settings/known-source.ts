import type { Problem, RegionConfig, Source } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';

export const sourceWithId = ({ sources }: RegionConfig, id: string): Source | undefined =>
  sources.find((source) => source.id === id);

export const unknownSource = ({ sources }: RegionConfig, id: string): Problem =>
  problem('settings.unknown-source', {
    source: id,
    params: { allowed: sources.map((source) => source.id).join(', ') },
  });
