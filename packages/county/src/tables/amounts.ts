/** `-1234.50` */
export function point(ore: number): string {
  const kronor = Math.trunc(Math.abs(ore) / 100);
  const rest = String(Math.abs(ore) % 100).padStart(2, '0');
  return `${ore < 0 ? '-' : ''}${kronor}.${rest}`;
}

/** `-1234,50` */
export const comma = (ore: number): string => point(ore).replace('.', ',');

/** `-1 234,50`, with the given sign between thousands. */
export const thousands =
  (separator: string) =>
  (ore: number): string =>
    comma(ore).replaceAll(/\d(?=(?:\d{3})+,)/g, `$&${separator}`);

/** `1 234,50-`, as some ledgers print what is credited. */
export function trailingMinus(ore: number): string {
  const text = thousands(' ')(Math.abs(ore));
  return ore < 0 ? `${text}-` : text;
}
