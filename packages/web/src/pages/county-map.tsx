/** @jsxRuntime automatic @jsxImportSource preact */
import type { TablesConfig } from '@lanskatalog/tables';

/** A place on the map, in degrees of WGS 84. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

export interface Projection {
  readonly width: number;
  readonly height: number;
  point(place: Place): { readonly x: number; readonly y: number };
  /** Lines of latitude and longitude across the map. */
  readonly graticule: readonly {
    readonly path: string;
    readonly label: string;
    readonly x: number;
    readonly y: number;
  }[];
}

const margin = 22;
/** Between two lines: the widest step that still gives a few of them. */
const gridDegrees = [0.5, 0.2, 0.1, 0.05, 0.02];
const fewestLines = 3;

/**
 * A plain map around the places, so many units high: equal steps, with longitude shortened as it is at that latitude.
 * `labels` is room at the right for names.
 */
export function projectionOf(
  places: readonly Place[],
  { height, labels }: { readonly height: number; readonly labels: number },
): Projection | undefined {
  if (places.length === 0) return undefined;
  const lats = places.map(({ lat }) => lat);
  const lons = places.map(({ lon }) => lon);
  const [south, north] = padded(Math.min(...lats), Math.max(...lats));
  const [west, east] = padded(Math.min(...lons), Math.max(...lons));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (height - 2 * margin) / (north - south);
  const width = Math.round((east - west) * shrink * scale + 2 * margin + labels);
  const point = ({ lat, lon }: Place) => ({
    x: round(margin + (lon - west) * shrink * scale),
    y: round(margin + (north - lat) * scale),
  });
  const step = gridDegrees.find((degrees) => (north - south) / degrees >= fewestLines) ?? 0.02;
  const meridians = steps(west, east, step).map((lon) => {
    const { x } = point({ lat: north, lon });
    return { path: `M${x} 0V${height}`, label: `${degrees(lon)} Ö`, x: x + 3, y: height - 5 };
  });
  const parallels = steps(south, north, step).map((lat) => {
    const { y } = point({ lat, lon: west });
    return { path: `M0 ${y}H${width}`, label: `${degrees(lat)} N`, x: 4, y: y - 4 };
  });
  return { width, height, point, graticule: [...meridians, ...parallels] };
}

const padded = (least: number, most: number): readonly [number, number] => {
  const pad = Math.max(0.04, (most - least) * 0.06);
  return [least - pad, most + pad];
};
const round = (value: number): number => Math.round(value * 10) / 10;
const degrees = (value: number): string => `${String(value).replace('.', ',')}°`;
const steps = (from: number, to: number, step: number): number[] => {
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number(((first + i) * step).toFixed(2)));
};

export const Graticule = ({ projection }: { projection: Projection }) => (
  <g aria-hidden="true">
    {projection.graticule.map(({ path, label, x, y }) => (
      <>
        <path class="grid" d={path} />
        <text class="axis" x={x} y={y}>
          {label}
        </text>
      </>
    ))}
  </g>
);

/** The corners of the county: of all its municipalities' extents. */
export function cornersOf({ extents }: TablesConfig, municipalities: readonly string[]): readonly Place[] {
  return municipalities.flatMap((code) => {
    const extent = extents.municipalities[code];
    if (extent === undefined) return [];
    return [
      { lat: extent.south, lon: extent.west },
      { lat: extent.north, lon: extent.east },
    ];
  });
}

/** The middle of a municipality, as far as its extent tells. */
function middleOf({ extents }: TablesConfig, municipality: string): Place | undefined {
  const extent = extents.municipalities[municipality];
  if (extent === undefined) return undefined;
  return { lat: (extent.south + extent.north) / 2, lon: (extent.west + extent.east) / 2 };
}

export interface Bubble {
  readonly code: string;
  readonly name: string;
  readonly value: number;
  readonly href: string;
}

const largestRadius = 15;
const smallestRadius = 4;

/** The municipalities where they lie, as large as what they publish. Where no places are known there is no map. */
export function BubbleMap({
  config,
  bubbles,
  label,
}: {
  config: TablesConfig;
  bubbles: readonly Bubble[];
  label: string;
}) {
  const placed = bubbles.flatMap((bubble) => {
    const place = middleOf(config, bubble.code);
    return place === undefined ? [] : [{ bubble, place }];
  });
  const projection = projectionOf(
    placed.map(({ place }) => place),
    { height: 520, labels: 76 },
  );
  if (projection === undefined) return null;
  const most = Math.max(1, ...bubbles.map(({ value }) => value));
  return (
    <svg class="map" viewBox={`0 0 ${projection.width} ${projection.height}`} role="group" aria-label={label}>
      <Graticule projection={projection} />
      {placed.map(({ bubble, place }) => {
        const { x, y } = projection.point(place);
        const radius = round(Math.max(smallestRadius, Math.sqrt(bubble.value / most) * largestRadius));
        return (
          <a href={bubble.href} aria-label={`${bubble.name}: ${bubble.value}`}>
            <circle class={bubble.value === 0 ? 'bubble empty' : 'bubble'} cx={x} cy={y} r={radius} />
            <text x={x + radius + 4} y={y} dominant-baseline="central">
              {bubble.name}
            </text>
          </a>
        );
      })}
    </svg>
  );
}
