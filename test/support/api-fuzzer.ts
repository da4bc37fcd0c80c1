import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly schema: { readonly type?: string; readonly enum?: readonly string[] };
}
interface Operation {
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
}
export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: object;
}

/** A small generator of numbers (mulberry32): the same seed asks the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What people and programs put into parameters: sense, nonsense and malice. */
const values = [
  [
    '',
    '0',
    '1',
    '5',
    '-1',
    '1e9',
    '99999999999',
    '1.5',
    'NaN',
    'true',
    'null',
    'å',
    'Örebro',
    '1880',
    '1883',
  ],
  [
    'badplats',
    'kommun_id:eq:1883',
    'belopp:gte:1000',
    'belopp:gte:x',
    'namn:contains:skola',
    'finns:eq:1',
    'a:b',
  ],
  [
    'kommun_id',
    '-summa',
    'leverantor_namn',
    'manad',
    'datum:empty:true',
    "'; DROP TABLE ledger; --",
    '%',
    '_',
    '*',
  ],
  [
    '../../etc/passwd',
    '<script>',
    '\u0000',
    '\u202e',
    '\ud83d\ude00',
    'x'.repeat(400),
    '{}',
    '[]',
    '__proto__',
  ],
].flat();

const pick = <T>(from: readonly T[], random: () => number): T | undefined =>
  from[Math.floor(random() * from.length)];

/** What somebody or something may put into a parameter. */
export const randomValue = (random: () => number): string => pick(values, random) ?? '';

export interface Chance {
  readonly random: () => number;
  /** Values that there are, by the parameter's name: half of the time one of them is asked for. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

/** An address of the operation with random parameters, most of them its own. */
export function randomAddress(path: string, { parameters }: Operation, { random, known }: Chance): string {
  const valueOf = ({ name, schema }: Parameter): string => {
    const likely = schema.enum ?? known[name] ?? [];
    return (random() < 0.6 ? pick(likely, random) : undefined) ?? randomValue(random);
  };
  const query = new URLSearchParams();
  let filled = path;
  for (const parameter of parameters) {
    if (parameter.in === 'path')
      filled = filled.replace(`{${parameter.name}}`, encodeURIComponent(valueOf(parameter) || 'x'));
    else while (random() < 0.4) query.append(parameter.name, valueOf(parameter));
  }
  if (random() < 0.05) query.append('okand', '1');
  return `/api/v1${filled}?${query.toString()}`;
}

/** Judges answers by the document: undefined for one that it describes, else what is wrong. */
export function contractOf(document: OpenApi) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'openapi', components: document.components });
  const compiled = new Map<object, ValidateFunction>();
  const validatorOf = (schema: object): ValidateFunction => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const text = JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components');
    const made = ajv.compile(JSON.parse(text) as object);
    compiled.set(schema, made);
    return made;
  };
  return async ({ responses }: Operation, answer: Response): Promise<string | undefined> => {
    const described = responses[String(answer.status)];
    const mediaType = (answer.headers.get('content-type') ?? '').replace(/;.*/, '');
    const body = await answer.text();
    if (described === undefined || answer.status >= 500)
      return `status ${answer.status}: ${body.slice(0, 300)}`;
    if (described.content === undefined) return undefined;
    const content = described.content[mediaType];
    if (content === undefined) return `media type ${mediaType} with status ${answer.status}`;
    if (content.schema === undefined) return undefined;
    const validate = validatorOf(content.schema);
    return validate(JSON.parse(body))
      ? undefined
      : `${ajv.errorsText(validate.errors)}: ${body.slice(0, 300)}`;
  };
}
