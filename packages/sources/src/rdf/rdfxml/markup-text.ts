import type { SaxesTagNS } from 'saxes';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

/** Writes the elements inside an rdf:parseType="Literal" back to text. */
export class MarkupText {
  #text = '';
  readonly #open: string[] = [];

  open(tag: SaxesTagNS): void {
    const attributes = Object.values(tag.attributes).map(({ name, value }) => ` ${name}="${escape(value)}"`);
    this.#text += `<${tag.name}${attributes.join('')}>`;
    this.#open.push(tag.name);
  }

  text(characters: string): void {
    this.#text += escape(characters);
  }

  /** False where the element that closes is not inside the literal but the one around it. */
  close(): boolean {
    const name = this.#open.pop();
    if (name === undefined) return false;
    this.#text += `</${name}>`;
    return true;
  }

  toString(): string {
    return this.#text;
  }
}
