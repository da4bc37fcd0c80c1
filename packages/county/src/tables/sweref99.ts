/** SWEREF 99 TM of a point in WGS 84, in metres (Gauss–Krüger, GRS 80, after Lantmäteriet's formulas). */
export function toSweref99(
  latitude: number,
  longitude: number,
): { readonly north: number; readonly east: number } {
  const e2 = flattening * (2 - flattening);
  const phi = radians(latitude);
  const sin2 = Math.sin(phi) ** 2;
  const a = e2;
  const b = (5 * e2 ** 2 - e2 ** 3) / 6;
  const c = (104 * e2 ** 3 - 45 * e2 ** 4) / 120;
  const d = (1237 * e2 ** 4) / 1260;
  const conformal = phi - Math.sin(phi) * Math.cos(phi) * (a + b * sin2 + c * sin2 ** 2 + d * sin2 ** 3);
  const difference = radians(longitude) - radians(15);
  const xi = Math.atan(Math.tan(conformal) / Math.cos(difference));
  const eta = Math.atanh(Math.cos(conformal) * Math.sin(difference));
  const north = xi + sum((beta, order) => beta * Math.sin(order * xi) * Math.cosh(order * eta));
  const east = eta + sum((beta, order) => beta * Math.cos(order * xi) * Math.sinh(order * eta));
  return { north: scale * rectifyingRadius * north, east: scale * rectifyingRadius * east + 500_000 };
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

const flattening = 1 / 298.257222101;
const scale = 0.9996;
const n = flattening / (2 - flattening);
const rectifyingRadius = (6_378_137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const betas = [
  n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
  (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
  (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
  (49_561 * n ** 4) / 161_280,
];

const sum = (term: (beta: number, order: number) => number): number =>
  betas.reduce((total, beta, index) => total + term(beta, 2 * (index + 1)), 0);
