/** @jsxRuntime automatic @jsxImportSource preact */
import type { SourceCondition } from '@lanskatalog/operations';
import type { View } from '../view.ts';
import { conditions } from './operator-words.ts';

/** Strokes on a square of sixteen. */
const shapes: Record<SourceCondition, string> = {
  ok: 'M3 8.5l3.4 3.4L13 4.6',
  failing: 'M4 4l8 8M12 4l-8 8',
  interrupted: 'M9 1.5L4 9h4l-1 5.5L12 7H8z',
  guarded: 'M8 1.6l5.4 2v4c0 3.5-2.3 5.8-5.4 6.8-3.1-1-5.4-3.3-5.4-6.8v-4zM8 5v3.6M8 11v.2',
  stale: 'M8 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM8 4.8V8l2.4 1.6',
  incomplete: 'M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12',
  never: 'M8 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12z',
  running: 'M13.5 8A5.5 5.5 0 1 1 8 2.5M8 .5l2.5 2L8 4.5',
  paused: 'M5.5 3v10M10.5 3v10',
};

/** How a source is: by shape, colour and word at once. */
export function Condition({ view, condition }: { view: View; condition: SourceCondition }) {
  const words = conditions[condition];
  return (
    <span class={`condition ${words.grade}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={shapes[condition]} />
      </svg>
      {view.inLang(words)}
    </span>
  );
}
