/** A query in the part of Solr's language that CKAN clients use. */
export type QueryNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: string; readonly value: string }
  /** Both ends are within; undefined for an open end (`*`). */
  | {
      readonly kind: 'range';
      readonly field: string;
      readonly from: string | undefined;
      readonly to: string | undefined;
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly part: QueryNode };

const token =
  /\s*(?:([+-]?[a-z_]+):(?!\/\/)|(\[[^\]]*\])|"((?:[^"\\]|\\.)*)"|([()])|(AND|OR|NOT|&&|\|\|)(?=[\s()]|$)|([^\s()"]+))/y;

interface Token {
  readonly kind: 'field' | 'range' | 'quoted' | 'mark' | 'word';
  readonly text: string;
}

const mostTokens = 200;

function tokensOf(query: string): Token[] | undefined {
  const tokens: Token[] = [];
  const text = query.trim();
  for (token.lastIndex = 0; token.lastIndex < text.length;) {
    const found = token.exec(text);
    if (found === null || tokens.length === mostTokens) return undefined;
    const [, field, range, quoted, bracket, operator, word] = found;
    if (field !== undefined) tokens.push({ kind: 'field', text: field });
    else if (range !== undefined) tokens.push({ kind: 'range', text: range });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.replace(/\\(.)/g, '$1') });
    else if (bracket !== undefined) tokens.push({ kind: 'mark', text: bracket });
    else if (operator !== undefined)
      tokens.push({ kind: 'mark', text: operator === '&&' ? 'AND' : operator === '||' ? 'OR' : operator });
    else tokens.push({ kind: 'word', text: (word ?? '').replace(/\\(.)/g, '$1') });
  }
  return tokens;
}

/** Everything, as `*:*` or no query at all asks for: all parts of nothing hold. */
const everything: QueryNode = { kind: 'and', parts: [] };

/** Undefined where the brackets or operators make no sense. */
export function parseQuery(query: string): QueryNode | undefined {
  const tokens = tokensOf(query.replace(/\*:\*/g, ' '));
  if (tokens === undefined) return undefined;
  if (tokens.length === 0) return everything;
  const reading = { tokens, at: 0 };
  const node = readOr(reading, undefined);
  return reading.at === tokens.length ? node : undefined;
}

interface ReadingTokens {
  readonly tokens: readonly Token[];
  at: number;
}

const isMark = ({ tokens, at }: ReadingTokens, text: string): boolean =>
  tokens[at]?.kind === 'mark' && tokens[at].text === text;

/** `field` is that of the bracket the words stand in: `tags:(bad OR vatten)`. */
function readOr(reading: ReadingTokens, field: string | undefined): QueryNode | undefined {
  const parts = [readAnd(reading, field)];
  while (isMark(reading, 'OR')) {
    reading.at += 1;
    parts.push(readAnd(reading, field));
  }
  return joined('or', parts);
}

function readAnd(reading: ReadingTokens, field: string | undefined): QueryNode | undefined {
  const parts: (QueryNode | undefined)[] = [];
  while (reading.at < reading.tokens.length && !isMark(reading, ')') && !isMark(reading, 'OR')) {
    if (isMark(reading, 'AND')) reading.at += 1;
    parts.push(readOne(reading, field));
    if (parts.at(-1) === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : joined('and', parts);
}

function joined(kind: 'and' | 'or', parts: readonly (QueryNode | undefined)[]): QueryNode | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return known.length === 1 ? known[0] : { kind, parts: known };
}

function readOne(reading: ReadingTokens, field: string | undefined): QueryNode | undefined {
  const next = reading.tokens[reading.at];
  reading.at += 1;
  switch (next?.kind) {
    case 'field': {
      const part = readOne(reading, next.text.replace(/^[+-]/, ''));
      return part !== undefined && next.text.startsWith('-') ? { kind: 'not', part } : part;
    }
    case 'range':
      return field === undefined ? undefined : rangeOf(field, next.text);
    case 'quoted':
      return valueOf(field, next.text);
    case 'word':
      return wordOf(field, next.text);
    case 'mark': {
      if (next.text === 'NOT') {
        const part = readOne(reading, field);
        return part && { kind: 'not', part };
      }
      if (next.text !== '(') return undefined;
      const inner = readOr(reading, field);
      if (!isMark(reading, ')')) return undefined;
      reading.at += 1;
      return inner;
    }
    case undefined:
      return undefined;
  }
}

const valueOf = (field: string | undefined, text: string): QueryNode =>
  field === undefined ? { kind: 'text', text } : { kind: 'field', field, value: text };

/** A lone `*` is anything; a word may be wanted or unwanted; a weight (`^2`) means nothing here. */
function wordOf(field: string | undefined, word: string): QueryNode {
  const text = word.replace(/^[+]/, '').replace(/\^[\d.]+$/, '');
  if (text === '*')
    return field === undefined ? everything : { kind: 'range', field, from: undefined, to: undefined };
  if (field === undefined && text.startsWith('-') && text.length > 1)
    return { kind: 'not', part: { kind: 'text', text: text.slice(1) } };
  return valueOf(field, text);
}

/** `*` is an open end. */
const endOf = (value: string): string | undefined => (value === '*' ? undefined : value);

function rangeOf(field: string, text: string): QueryNode | undefined {
  const [, from = '', to = ''] = /^\[\s*(\S+)\s+TO\s+(\S+)\s*\]$/.exec(text) ?? [];
  if (from === '' || to === '') return undefined;
  return { kind: 'range', field, from: endOf(from), to: endOf(to) };
}
