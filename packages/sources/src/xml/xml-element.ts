import { SaxesParser } from 'saxes';

/** An element of an XML document, by local names: services disagree on prefixes and versions of namespaces. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  /** By local name. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly XmlElement[];
  /** Text directly within. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const maxDepth = 200;
/** A document with more faults is none. */
const maxFaults = 1000;

export type ParsedXml =
  | { readonly kind: 'xml'; readonly root: XmlElement; readonly wellFormed: boolean }
  | { readonly kind: 'not-xml' };

/** Parses XML; of a document that is broken, what the parser could make of it. */
export function parseXml(text: string): ParsedXml {
  if (!/^\s*<(?!!doctype html|html)/i.test(text)) return { kind: 'not-xml' };
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let faults = 0;
  parser.on('opentag', ({ local, uri, attributes }) => {
    const own = Object.values(attributes).map((attribute) => [attribute.local, attribute.value]);
    const element: OpenElement = {
      name: local,
      namespace: uri,
      attributes: Object.fromEntries(own),
      children: [],
      text: '',
    };
    if (open.length < maxDepth) open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (characters: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += characters;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => open.pop());
  parser.on('error', (error) => {
    faults += 1;
    if (faults > maxFaults) throw error;
  });
  try {
    parser.write(text).close();
  } catch {
    // Too many faults: what was read before them is what there is.
  }
  return root === undefined ? { kind: 'not-xml' } : { kind: 'xml', root, wellFormed: faults === 0 };
}

/** Elements at a path of local names below one, such as `Capability/Layer`. */
export function at(element: XmlElement | undefined, path: string): XmlElement[] {
  let found = element === undefined ? [] : [element];
  for (const step of path.split('/'))
    found = found.flatMap(({ children }) => children.filter(({ name }) => name === step));
  return found;
}

/** All elements of a name within one, in their order. */
export function within(element: XmlElement | undefined, name: string): XmlElement[] {
  if (element === undefined) return [];
  return element.children.flatMap((child) =>
    child.name === name ? [child, ...within(child, name)] : within(child, name),
  );
}

/** Text of an element and all within it, or nothing. */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const whole = [element.text, ...element.children.map((child) => textOf(child) ?? '')]
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return whole === '' ? undefined : whole;
}

export const textAt = (element: XmlElement | undefined, path: string): string | undefined =>
  textOf(at(element, path)[0]);

export const textsAt = (element: XmlElement | undefined, path: string): string[] =>
  at(element, path).flatMap((found) => textOf(found) ?? []);
