import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { topicDataset, topicOrder } from '../datasets/topic-dataset.ts';
import type { Change } from './change.ts';
import { cutTable, withBrokenFiles } from './change-files.ts';
import type { SiteIdentity, SiteState } from './site-state.ts';

export type Applied =
  | { readonly kind: 'changed'; readonly state: SiteState }
  | { readonly kind: 'unknown-dataset'; readonly name: string };

type StateChange = Exclude<Change, { kind: 'reset' }>;

/** The site's state after a change. */
export function applyChange(change: StateChange, state: SiteState, identity: SiteIdentity): Applied {
  const history = [...state.history, JSON.stringify(change)];
  if (!isOfDataset(change)) {
    return { kind: 'changed', state: { ...state, history, ...changedPart(change, state, identity) } };
  }
  const key = change.dataset ?? state.datasets[0]?.key ?? '';
  if (!state.datasets.some((dataset) => dataset.key === key)) return { kind: 'unknown-dataset', name: key };
  const datasets = state.datasets.flatMap((dataset) =>
    dataset.key === key ? changedDataset(dataset, change, { revision: history.length, identity }) : [dataset],
  );
  return { kind: 'changed', state: { ...state, history, datasets } };
}

type DatasetChange = Extract<StateChange, { kind: 'edit' | 'remove' | 'cut-table' | 'break-files' }>;
const isOfDataset = (change: StateChange): change is DatasetChange =>
  ['edit', 'remove', 'cut-table', 'break-files'].includes(change.kind);

interface Revision {
  readonly revision: number;
  readonly identity: SiteIdentity;
}

function changedDataset(
  dataset: PublishedDataset,
  change: DatasetChange,
  { revision, identity }: Revision,
): PublishedDataset[] {
  if (change.kind === 'remove') return [];
  const modified = `2026-10-${String((revision % 28) + 1).padStart(2, '0')}`;
  if (change.kind === 'edit') return [{ ...edited(dataset, change, revision), modified }];
  if (change.kind === 'break-files') return [{ ...withBrokenFiles(dataset), modified }];
  return [{ ...cutTable(dataset, change, identity), modified }];
}

function changedPart(
  change: Exclude<StateChange, DatasetChange>,
  state: SiteState,
  identity: SiteIdentity,
): Partial<SiteState> {
  const { datasets, known, platform } = state;
  if (change.kind === 'fault') return { fault: change.fault };
  if (change.kind === 'shrink') {
    return { datasets: datasets.slice(0, Math.round(datasets.length * (1 - change.percent / 100))) };
  }
  const parts = {
    add: () => {
      const added = nextDataset(state, identity);
      return { datasets: [...datasets, added], known: [...known, added.key] };
    },
    'move-platform': () => ({ platform: platform + 1 }),
    recover: () => ({ fault: undefined }),
  };
  return parts[change.kind]();
}

function edited(
  dataset: PublishedDataset,
  { title, description }: Extract<Change, { kind: 'edit' }>,
  revision: number,
): PublishedDataset {
  const nothingGiven = title === undefined && description === undefined;
  const text = nothingGiven
    ? `${dataset.description.sv} Beskrivningen är ändrad, version ${revision}.`
    : description;
  return {
    ...dataset,
    title: { ...dataset.title, sv: title ?? dataset.title.sv },
    description: { ...dataset.description, sv: text ?? dataset.description.sv },
  };
}

function nextDataset({ known }: SiteState, { municipality, seed }: SiteIdentity): PublishedDataset {
  for (let round = 0; ; round += 1) {
    for (const topic of topicOrder(municipality, seed)) {
      const candidate = topicDataset(topic, { municipality, seed, round });
      if (!known.includes(candidate.key)) return candidate;
    }
  }
}
