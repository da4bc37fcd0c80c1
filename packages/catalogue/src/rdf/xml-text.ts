const special = /[&<>\r]/;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Text for XML content, or for an attribute that holds an IRI. It must hold no characters that XML forbids. */
export const xmlText = (text: string): string =>
  special.test(text) ? text.replace(/[&<>\r]/g, (character) => entities[character] ?? '') : text;
