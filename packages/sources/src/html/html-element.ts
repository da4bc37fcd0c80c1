import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';

/** An element of a page: what reading a page needs of a document tree. */
export interface HtmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (HtmlElement | string)[];
}

/** Parses any HTML; there is no such thing as HTML that cannot be parsed. */
export function parseHtml(text: string): HtmlElement {
  return elementOf(
    'html',
    {},
    parse(text).childNodes.flatMap((node) => convert(node, 0)),
  );
}

const elementOf = (
  tag: string,
  attributes: HtmlElement['attributes'],
  children: HtmlElement['children'],
): HtmlElement => ({ tag, attributes, children });

/** Deeper than people nest; a page that goes on is cut there. */
const maxDepth = 400;

function convert(node: DefaultTreeAdapterTypes.ChildNode, depth: number): (HtmlElement | string)[] {
  if ('value' in node) return [node.value];
  if (!('tagName' in node) || depth > maxDepth) return [];
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  const content = 'content' in node ? node.content : node;
  return [
    elementOf(
      node.tagName,
      attributes,
      content.childNodes.flatMap((child) => convert(child, depth + 1)),
    ),
  ];
}

export const isElement = (node: HtmlElement | string): node is HtmlElement => typeof node !== 'string';

/** An element and all within it, in the order of the document. */
export function* elements(root: HtmlElement): Generator<HtmlElement> {
  yield root;
  for (const child of root.children) if (isElement(child)) yield* elements(child);
}

export function find(root: HtmlElement, matches: (element: HtmlElement) => boolean): HtmlElement | undefined {
  for (const element of elements(root)) if (matches(element)) return element;
  return undefined;
}

const silent = new Set(['script', 'style', 'template', 'noscript', 'svg', 'button', 'select', 'head']);
const block = new Set(
  (
    'address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

export const isBlock = ({ tag }: HtmlElement): boolean => block.has(tag);

/** The lines that a reader sees: what blocks and line breaks part, without the blanks between. */
export function linesOf(root: HtmlElement): string[] {
  return rawText(root)
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '');
}

export const textOf = (root: HtmlElement): string => linesOf(root).join(' ');

function rawText(node: HtmlElement): string {
  if (silent.has(node.tag) || isHidden(node)) return '';
  if (node.tag === 'br') return '\n';
  const inner = node.children
    .map((child) => (isElement(child) ? rawText(child) : child.replace(/\s+/g, ' ')))
    .join('');
  return isBlock(node) ? `\n${inner}\n` : inner;
}

/** Left out of the reader's view by the page itself. */
export const isHidden = ({ attributes }: HtmlElement): boolean =>
  attributes['hidden'] !== undefined || /display\s*:\s*none/i.test(attributes['style'] ?? '');
