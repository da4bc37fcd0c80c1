import type { SourceState } from './source-state.ts';

const compact = (keys: readonly (string | undefined)[]): string[] => keys.filter((key) => key !== undefined);

/** Blobs that a state is made of. */
export const blobsOf = (state: SourceState | undefined): string[] =>
  compact([
    state?.records,
    state?.problems,
    state?.attemptProblems,
    ...(state?.answers.map(({ blob }) => blob) ?? []),
  ]);

/** All blobs that are kept for a source: those of its state, of the one before, which readers may have open, and older answers. */
export const blobsKept = (state: SourceState): readonly string[] => [
  ...blobsOf(state),
  ...state.superseded,
  ...(state.older?.flat() ?? []),
];

export interface AgedOut {
  /** Answers of generations before the previous one, newest first. */
  readonly older: readonly (readonly string[])[];
  /** What nobody needs once the next state is saved. */
  readonly dropped: readonly string[];
}

/** What becomes of the generation before the previous one: its answers are kept for as many generations as are wanted. */
export function ageOut(previous: SourceState | undefined, next: SourceState, generations: number): AgedOut {
  const needed = new Set([...blobsOf(previous), ...blobsOf(next), ...next.superseded]);
  const leaving = (previous?.superseded ?? []).filter((key) => !needed.has(key));
  const answers = leaving.filter((key) => key.startsWith('snapshots/'));
  const all = [...(answers.length === 0 ? [] : [answers]), ...(previous?.older ?? [])];
  const older = all.slice(0, Math.max(0, generations - 2));
  const kept = new Set([...needed, ...older.flat()]);
  return { older, dropped: [...leaving, ...all.flat()].filter((key) => !kept.has(key)) };
}
