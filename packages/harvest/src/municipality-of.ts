import type { Municipality, Source } from '@lanskatalog/core';
import type { HarvestDeps } from './deps.ts';

/** The municipality that a source belongs to; loading the configuration has made sure that there is one. */
export function municipalityOf({ config }: Pick<HarvestDeps, 'config'>, source: Source): Municipality {
  const found = config.municipalities.find(({ code }) => code === source.municipality);
  if (found !== undefined) return found;
  throw new Error(`source ${source.id} names municipality ${source.municipality}, which is not configured`);
}
