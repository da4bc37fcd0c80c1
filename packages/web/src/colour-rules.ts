const defaultColour = '#0b4f5c';

/** WCAG 2.2, 1.4.3: 4.5 to 1 for text; a little more, so that no rounding falls short. */
const wantedContrast = 4.8;
/** The least contrasting grounds that stand behind text: `--wash` of both schemes. */
const paper = { light: [241, 238, 229], dark: [32, 39, 43] } as const;

type Rgb = readonly [number, number, number];

/** The region's colour as CSS, darkened for light paper and lightened for dark until text in it can be read by all. */
export function colourRules(colour: string = defaultColour): string {
  const rgb = parse(colour);
  const light = towards(rgb, { goal: [0, 0, 0], paper: paper.light });
  const dark = towards(rgb, { goal: [255, 255, 255], paper: paper.dark });
  return `:root{--accent-light:${hex(light)};--accent-dark:${hex(dark)}}\n`;
}

const parse = (colour: string): Rgb => {
  const at = (start: number): number => Number.parseInt(colour.slice(start, start + 2), 16);
  return [at(1), at(3), at(5)];
};

function towards(colour: Rgb, { goal, paper }: { readonly goal: Rgb; readonly paper: Rgb }): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = colour.map((value, i) =>
      Math.round(value + ((goal[i] ?? 0) - value) * share),
    ) as unknown as Rgb;
    if (contrast(mixed, paper) >= wantedContrast) return mixed;
  }
  return goal;
}

/** WCAG 2.2, “contrast ratio”. */
function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const hex = (colour: Rgb): string =>
  `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
