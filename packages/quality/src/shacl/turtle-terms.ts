/** Terms of Turtle as text (https://www.w3.org/TR/turtle/). */
export const iriTerm = (iri: string): string =>
  `<${iri.replace(/[\0-\x20<>"{}|^`\\]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}>`;

export const stringTerm = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}"`;

export const labels = ({ sv, en }: { readonly sv: string; readonly en: string }): string =>
  `${stringTerm(sv)}@sv , ${stringTerm(en)}@en`;
