/**
 * JSON as MongoDB, and every server that speaks its protocol, can keep it. Names that begin with `$` or contain `.` mean
 * something to its operators, and some servers take no list directly within a list: those signs are escaped in names,
 * and such a list is wrapped in an object of one escaped name.
 */
export function toMongo(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (Array.isArray(item) ? wrap(item) : toMongo(item)));
  if (!isObject(value)) return value;
  return mapEntries(value, (key, item) => [escapeName(key), toMongo(item)]);
}

export function fromMongo(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromMongo);
  if (!isObject(value)) return value;
  if (Object.hasOwn(value, wrapper)) return fromMongo(value[wrapper]);
  return mapEntries(value, (key, item) => [unescapeName(key), fromMongo(item)]);
}

/** No name of the value's own, in which the sign is always followed by one of those below. */
const wrapper = '～list';
const escapes: Readonly<Record<string, string>> = { $: '～d', '.': '～p', '～': '～～' };
const originals: Readonly<Record<string, string>> = { d: '$', p: '.', '～': '～' };

const wrap = (list: readonly unknown[]): object => ({ [wrapper]: toMongo(list) });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const mapEntries = (
  value: Record<string, unknown>,
  map: (key: string, item: unknown) => [string, unknown],
): unknown => Object.fromEntries(Object.entries(value).map(([key, item]) => map(key, item)));

const escapeName = (name: string): string => name.replace(/[$.～]/g, (sign) => escapes[sign] ?? sign);

const unescapeName = (name: string): string =>
  name.includes('～') ? name.replace(/～(.)/g, (_, sign: string) => originals[sign] ?? sign) : name;
