/** @jsxRuntime automatic @jsxImportSource preact */
import type { Place, Projection } from './county-map.tsx';

const namesShown = 12;
/** Room that a name takes, about. */
const nameHeight = 16;
const letterWidth = 7;

interface Props {
  /** What lies in each. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  readonly projection: Projection;
}

/** Names where most of what bears them lies: a plain map has nothing else to go by. What would cover another is left out. */
export function PlaceNames({ places, projection }: Props) {
  const shown: { readonly name: string; readonly x: number; readonly y: number }[] = [];
  for (const [name, within] of [...places].sort((a, b) => b[1].length - a[1].length)) {
    if (name === '' || shown.length === namesShown) continue;
    const { x, y } = projection.point(middleOf(within));
    const isFree = shown.every(
      (other) =>
        Math.abs(other.y - y) >= nameHeight ||
        Math.abs(other.x - x) >= (letterWidth * (name.length + other.name.length)) / 2,
    );
    if (isFree) shown.push({ name, x, y });
  }
  return (
    <g aria-hidden="true">
      {shown.map(({ name, x, y }) => (
        <text class="place" x={x} y={y - 10} text-anchor="middle">
          {name}
        </text>
      ))}
    </g>
  );
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** One that lies far away moves nothing. */
const middleOf = (within: readonly Place[]): Place => ({
  lat: median(within.map(({ lat }) => lat)),
  lon: median(within.map(({ lon }) => lon)),
});
