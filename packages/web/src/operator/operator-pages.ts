import type { HarvestDeps } from '@lanskatalog/harvest';
import { currentDeps } from '@lanskatalog/harvest';
import type { Overview } from '@lanskatalog/operations';
import { loadOverview } from '@lanskatalog/operations';
import type { OperatorOptions } from '../operator-scope.ts';
import type { Site } from '../site.ts';

/** What all pages for operators share. */
export interface OperatorPages {
  readonly site: Site;
  readonly operator: OperatorOptions;
  /** With the configuration as it stands now. */
  readonly deps: () => Promise<HarvestDeps>;
  /** Not older than a second: many look at the same time, and each look reads much. */
  readonly overview: () => Promise<Overview>;
  /** Something has been done: the next look is a new one. */
  readonly forgetOverview: () => void;
}

const freshMs = 1000;

export function createOperatorPages(site: Site, operator: OperatorOptions): OperatorPages {
  let known: { readonly loaded: Promise<Overview>; readonly at: number } | undefined;
  const deps = (): Promise<HarvestDeps> => currentDeps(operator.deps);
  const load = async (): Promise<Overview> => loadOverview({ ...operator, deps: await deps() });
  return {
    site,
    operator,
    deps,
    overview() {
      if (known === undefined || performance.now() - known.at > freshMs) {
        const loaded = load();
        known = { loaded, at: performance.now() };
        loaded.catch(() => {
          known = undefined;
        });
      }
      return known.loaded;
    },
    forgetOverview() {
      known = undefined;
    },
  };
}
