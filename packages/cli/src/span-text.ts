const units = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
  { name: 's', ms: 1000 },
];

/** A length of time in its greatest unit: `3 h`, `12 s`, `40 ms`. */
export function spanText(ms: number): string {
  const unit = units.find((one) => ms >= one.ms);
  return unit === undefined ? `${Math.round(ms)} ms` : `${Math.floor(ms / unit.ms)} ${unit.name}`;
}
