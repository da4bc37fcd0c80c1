/** A record found in a JSON text: an element of an array, or a value at the top of JSON Lines. */
export interface JsonRecord {
  /** Keys that lead to its array, joined by dots: `result.records`; '' at the top. */
  readonly path: string;
  readonly value: unknown;
}

export interface JsonScanEvents {
  record(record: JsonRecord): void;
  /** A number, text, true, false or null outside any record: totals and links of paged answers. */
  scalar(path: string, value: unknown): void;
}

interface Level {
  readonly isArray: boolean;
  /** Key under which the value now being read stands. */
  key: string;
}

/** One record longer than this is no row of a table. */
const longestRecord = 16_000_000;

export class JsonScanError extends Error {}

/**
 * Splits JSON of any size into records without holding more than one: each object or array that is an element of an array
 * is parsed by itself, and its inside isn't searched. With `lines`, each value at the top is a record.
 */
export class JsonScanner {
  readonly #events: JsonScanEvents;
  readonly #lines: boolean;
  readonly #levels: Level[] = [];
  #text = '';
  #at = 0;
  /** Where the record begins that is being read over, and how many levels it stands inside; -1 for none. */
  #recordStart = -1;
  #recordDepth = 0;

  constructor(events: JsonScanEvents, options: { readonly lines: boolean }) {
    this.#events = events;
    this.#lines = options.lines;
  }

  /** Reads on; rejects text that can't be JSON by throwing `JsonScanError`. */
  push(chunk: string): void {
    this.#text += chunk;
    while (this.#at < this.#text.length && this.#step());
    const keep = this.#recordStart >= 0 ? this.#recordStart : this.#at;
    if (this.#text.length - keep > longestRecord) throw new JsonScanError('record too long');
    this.#text = this.#text.slice(keep);
    this.#at -= keep;
    if (this.#recordStart >= 0) this.#recordStart = 0;
  }

  end(): void {
    this.push('\n');
    if (this.#levels.length > 0 || this.#at < this.#text.trimEnd().length)
      throw new JsonScanError('unexpected end');
  }

  /** One token; false where it isn't complete yet. */
  #step(): boolean {
    const sign = this.#text[this.#at] ?? '';
    if (sign === '"') return this.#string();
    if (sign === '{' || sign === '[') this.#open(sign === '[');
    else if (sign === '}' || sign === ']') this.#close(sign === ']');
    else if (/[^\s,:\uFEFF]/.test(sign)) return this.#literal();
    this.#at += 1;
    return true;
  }

  #open(isArray: boolean): void {
    const parent = this.#levels.at(-1);
    const isRecord = parent === undefined ? this.#lines : parent.isArray;
    if (isRecord && this.#recordStart < 0) {
      this.#recordStart = this.#at;
      this.#recordDepth = this.#levels.length;
    }
    this.#levels.push({ isArray, key: '' });
  }

  #close(isArray: boolean): void {
    const level = this.#levels.pop();
    if (level?.isArray !== isArray) throw new JsonScanError('brackets do not match');
    if (this.#recordStart < 0 || this.#levels.length > this.#recordDepth) return;
    const text = this.#text.slice(this.#recordStart, this.#at + 1);
    this.#recordStart = -1;
    this.#events.record({ path: this.#path(), value: parse(text) });
  }

  #string(): boolean {
    let end = this.#text.indexOf('"', this.#at + 1);
    while (end >= 0 && isEscaped(this.#text, end)) end = this.#text.indexOf('"', end + 1);
    if (end < 0) return false;
    if (this.#recordStart < 0) {
      const after = /^\s*(\S)/.exec(this.#text.slice(end + 1, end + 50));
      if (after === null && end + 50 > this.#text.length) return false;
      const value = parse(this.#text.slice(this.#at, end + 1));
      const level = this.#levels.at(-1);
      if (after?.[1] === ':' && level !== undefined) level.key = String(value).replace(/^\uFEFF/, '');
      else this.#events.scalar(this.#path(), value);
    }
    this.#at = end + 1;
    return true;
  }

  /** A number, true, false or null: ends at the next sign that can't be part of it. */
  #literal(): boolean {
    const rest = /^[^\s,:{}[\]"]+/.exec(this.#text.slice(this.#at, this.#at + 400))?.[0] ?? '';
    if (this.#at + rest.length >= this.#text.length) return false;
    if (this.#recordStart < 0) this.#events.scalar(this.#path(), parse(rest));
    this.#at += rest.length;
    return true;
  }

  #path(): string {
    return this.#levels
      .filter(({ isArray }) => !isArray)
      .map(({ key }) => key)
      .join('.');
  }
}

function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text[quote - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new JsonScanError('not JSON', { cause });
  }
}
