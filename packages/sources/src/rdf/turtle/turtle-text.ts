import { outsideIri } from '../forbidden-characters.ts';

/** Strings, comments, IRIs, and prefixed names with slashes: what has to be told apart to find the last two. */
const tokens =
  /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*|<[^<>\n]*>|[A-Za-z][\w-]*:[\w.-]+(?:\/[\w.-]*\w)+/g;
const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const forbidden = new RegExp(`[${outsideIri}]`, 'g');
/** In a reference without a scheme the parser would also act on these. */
const meaningful = new RegExp(`[${outsideIri}:./?#]`, 'g');
const privateUse = 0xe000;

/**
 * Replaces what the grammar forbids in IRIs by characters it lets through, to be turned back by {@link unescapeIri} once
 * the parser has handed over the IRI. So it arrives as the source wrote it, and is repaired where all IRIs are. Slashes in
 * prefixed names get the backslash they lack.
 */
export function escapeNames(text: string): string {
  return text.replace(tokens, (token) => {
    if (/^[A-Za-z]/.test(token)) return token.replaceAll('/', String.raw`\/`);
    if (!token.startsWith('<')) return token;
    const iri = token.slice(1, -1);
    const escaped = iri.replace(scheme.test(iri) ? forbidden : meaningful, escapeCharacter);
    return `<${escaped}>`;
  });
}

const escapeCharacter = (character: string): string =>
  String.fromCharCode(privateUse + character.charCodeAt(0));

export const unescapeIri = (iri: string): string =>
  iri.replace(/[\ue000-\ue07f]/g, (character) => String.fromCharCode(character.charCodeAt(0) - privateUse));

const declarations = /^[^\S\n]*@?prefix\s+([\w-]*):\s*<([^<>\s]*)>|^[^\S\n]*@?base\s+<([^<>\s]*)>/gim;
/** Where a statement can begin: after the end of another, or with a subject and a predicate at the start of a line. */
const nextStatement =
  /\.[^\S\n]*(?:#[^\n]*)?\n(?=\s*(?:[<[@]|_:|[A-Za-z][\w-]*:|PREFIX\b|BASE\b))|\n(?=(?:<[^<>\s]*>|_:\S+|[A-Za-z][\w-]*:\S*)\s+(?:a\s|<|[A-Za-z][\w-]*:))/g;
const statementStart = /^(?:<|_:|[A-Za-z][\w-]*:\S)/;

/** A Turtle document, or what is left of one after a broken statement, with the prefixes that were in force there. */
export class TurtleText {
  readonly #body: string;
  readonly #header: string;
  /** Lines of the document before the body. */
  readonly #before: number;

  constructor(body: string, header = '', before = 0) {
    this.#body = body;
    this.#header = header;
    this.#before = before;
  }

  /** The header stands on the first line, so that lines are counted as in the body. */
  toString(): string {
    return this.#header + this.#body;
  }

  /** Line of the whole document for a line of this text. */
  lineOf(line: number): number {
    return this.#before + line;
  }

  declaring(prefix: string, namespace: string): TurtleText {
    return new TurtleText(this.#body, `${this.#header}@prefix ${prefix}: <${namespace}> . `, this.#before);
  }

  /** What to read after a fault on a line; undefined where nothing follows. */
  afterFaultAt(line: number): TurtleText | undefined {
    const start = this.#offsetOf(line);
    // A statement that begins where the fault was met is whole: what lacks its end is the one before.
    if (line > 1 && statementStart.test(this.#body.slice(start, start + 80))) return this.#from(start);
    return this.#followingStatement(start);
  }

  /** True where the fault is that the document stops within a statement. */
  breaksOffAt(line: number): boolean {
    return (
      !/[.}]\s*(?:#[^\n]*)?$/.test(this.#body) && this.#followingStatement(this.#offsetOf(line)) === undefined
    );
  }

  #followingStatement(offset: number): TurtleText | undefined {
    nextStatement.lastIndex = offset;
    return nextStatement.test(this.#body) ? this.#from(nextStatement.lastIndex) : undefined;
  }

  #offsetOf(line: number): number {
    let offset = 0;
    for (let current = 1; current < line; current += 1) {
      const newline = this.#body.indexOf('\n', offset);
      if (newline === -1) break;
      offset = newline + 1;
    }
    return offset;
  }

  #from(offset: number): TurtleText {
    const read = this.#body.slice(0, offset);
    let header = this.#header;
    for (const [, prefix = '', namespace, base] of read.matchAll(declarations)) {
      header += base === undefined ? `@prefix ${prefix}: <${namespace ?? ''}> . ` : `@base <${base}> . `;
    }
    return new TurtleText(this.#body.slice(offset), header, this.#before + read.split('\n').length - 1);
  }
}
