import type { HtmlElement } from '../html/html-element.ts';
import { elements, find, isBlock, isElement, isHidden, linesOf, textOf } from '../html/html-element.ts';
import type { Link } from '../html/links.ts';
import { linksOf } from '../html/links.ts';

/** A page as its reader goes through it: headings and what stands under them. */
export type PageBlock = HeadingBlock | TextBlock | TableBlock | PairsBlock;

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: string;
  /** The page's own name for this place. */
  readonly anchor: string | undefined;
  readonly links: readonly Link[];
}
export interface TextBlock {
  readonly kind: 'text';
  /** Part of a list. */
  readonly item: boolean;
  readonly lines: readonly string[];
  readonly links: readonly Link[];
}
export interface Cell {
  readonly heading: boolean;
  readonly text: string;
  readonly links: readonly Link[];
}
export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly Cell[])[];
}
export interface PairsBlock {
  readonly kind: 'pairs';
  readonly pairs: readonly { readonly term: string; readonly value: Cell }[];
}

const around = new Set([
  'nav',
  'footer',
  'aside',
  'form',
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'svg',
  'iframe',
]);
const aroundRoles = /^(?:navigation|banner|contentinfo|search|complementary|dialog)$/;
const aroundNames =
  /\b(?:breadcrumbs?|brodsmulor|cookies?|menu|meny|navigation|sidfot|share|dela|skip-?link)\b/i;

/** The part of the document that is the page itself, not what stands around all pages of the site. */
export const mainOf = (document: HtmlElement): HtmlElement =>
  find(document, ({ tag, attributes }) => tag === 'main' || attributes['role'] === 'main') ??
  find(document, ({ attributes }) =>
    /^(?:main|content|innehall|huvudinnehall)(?:-?content)?$/i.test(attributes['id'] ?? ''),
  ) ??
  find(document, ({ tag }) => tag === 'body') ??
  document;

/** Reads the main part into blocks. */
export function blocksOf(main: HtmlElement, base: string): PageBlock[] {
  const inMain = main.tag === 'main';
  return blocksIn(main, { base, inMain, level: 1 });
}

interface Surroundings {
  readonly base: string;
  readonly inMain: boolean;
  /** Level of the last heading above: what folds out under a summary is one below. */
  readonly level: number;
}

function blocksIn(parent: HtmlElement, surroundings: Surroundings): PageBlock[] {
  const blocks: PageBlock[] = [];
  let inline: (HtmlElement | string)[] = [];
  let level = surroundings.level;
  const flush = (): void => {
    blocks.push(
      ...textBlock({ tag: 'p', attributes: {}, children: inline }, surroundings.base, parent.tag === 'li'),
    );
    inline = [];
  };
  for (const child of parent.children) {
    if (!isElement(child) || !containsBlock(child)) {
      inline.push(child);
      continue;
    }
    flush();
    if (!isAround(child, surroundings)) blocks.push(...blockOf(child, { ...surroundings, level }));
    for (const block of blocks.slice(-1)) if (block.kind === 'heading') level = block.level;
  }
  flush();
  return blocks;
}

const containsBlock = (element: HtmlElement): boolean => {
  for (const inner of elements(element)) if (isBlock(inner) || isFoldButton(inner)) return true;
  return false;
};

function isAround(element: HtmlElement, { inMain }: Surroundings): boolean {
  const { tag, attributes } = element;
  if (around.has(tag) || isHidden(element) || (tag === 'header' && !inMain)) return true;
  return (
    aroundRoles.test(attributes['role'] ?? '') ||
    aroundNames.test(`${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`)
  );
}

function blockOf(element: HtmlElement, surroundings: Surroundings): PageBlock[] {
  const { tag } = element;
  const { base, level } = surroundings;
  if (/^h[1-6]$/.test(tag)) return headingBlock(element, Number(tag[1]), base);
  if (tag === 'summary' || isFoldButton(element)) return headingBlock(element, Math.min(level + 1, 6), base);
  if (tag === 'table' && !hasOwnStructure(element)) return tableBlock(element, base);
  if (tag === 'dl') return pairsBlock(element, base);
  if (tag === 'li' && !hasOwnStructure(element)) return textBlock(element, base, true);
  if (tag === 'p' && isBoldLine(element)) return headingBlock(element, 6, base);
  if (tag === 'a') return cardBlocks(element, surroundings);
  return blocksIn(element, surroundings);
}

/** A card that is one link: the link is its heading's. */
function cardBlocks(card: HtmlElement, surroundings: Surroundings): PageBlock[] {
  const [first, ...others] = blocksIn(card, surroundings);
  if (first?.kind !== 'heading' && first?.kind !== 'text')
    return first === undefined ? [] : [first, ...others];
  const text = first.kind === 'heading' ? first.text : (first.lines[0] ?? '');
  const links = linksOf({ ...card, children: [text] }, surroundings.base);
  return [{ ...first, links: [...links, ...first.links] }, ...others];
}

/**
 * A list item that is more than a line, or a table that is there for the layout: it has headings or tables of its own, and
 * is read as a part of the page.
 */
const hasOwnStructure = (item: HtmlElement): boolean =>
  find(item, (inner) => inner !== item && /^(?:h[1-6]|table|dl|details)$/.test(inner.tag)) !== undefined;

/** What folds out is often under a button instead of a summary. */
const isFoldButton = ({ tag, attributes }: HtmlElement): boolean =>
  tag === 'button' &&
  (attributes['aria-expanded'] !== undefined || attributes['aria-controls'] !== undefined);

/** A short line in bold stands for a heading on pages whose editors do not use headings. */
function isBoldLine(paragraph: HtmlElement): boolean {
  const [only, ...others] = paragraph.children.filter((child) => isElement(child) || child.trim() !== '');
  if (only === undefined || others.length > 0 || !isElement(only) || !/^(?:strong|b)$/.test(only.tag))
    return false;
  const text = textOf(paragraph);
  return text.length < 80 && !/[:.]$/.test(text) && find(only, ({ tag }) => tag === 'a') === undefined;
}

function headingBlock(element: HtmlElement, level: number, base: string): PageBlock[] {
  const text = textOf(asText(element));
  const anchor = find(element, ({ attributes }) => attributes['id'] !== undefined)?.attributes['id'];
  return text === '' ? [] : [{ kind: 'heading', level, text, anchor, links: linksOf(element, base) }];
}

/** A heading's words may stand in a button that folds out what is below. */
const asText = ({ tag, attributes, children }: HtmlElement): HtmlElement => ({
  tag: tag === 'button' ? 'span' : tag,
  attributes,
  children: children.map((child) => (isElement(child) ? asText(child) : child)),
});

function textBlock(element: HtmlElement, base: string, item: boolean): PageBlock[] {
  const lines = linesOf(element);
  const links = linksOf(element, base);
  return lines.length === 0 && links.length === 0 ? [] : [{ kind: 'text', item, lines, links }];
}

const cellOf = (element: HtmlElement, base: string): Cell => ({
  heading: element.tag === 'th',
  text: textOf(element),
  links: linksOf(element, base),
});

function tableBlock(table: HtmlElement, base: string): PageBlock[] {
  const rows = [...elements(table)]
    .filter(({ tag }) => tag === 'tr')
    .map((row) =>
      row.children
        .filter(isElement)
        .filter(({ tag }) => tag === 'td' || tag === 'th')
        .map((cell) => cellOf(cell, base)),
    )
    .filter((row) => row.some(({ text }) => text !== ''));
  return rows.length === 0 ? [] : [{ kind: 'table', rows }];
}

function pairsBlock(list: HtmlElement, base: string): PageBlock[] {
  const pairs: { term: string; value: Cell }[] = [];
  let term = '';
  for (const element of elements(list)) {
    if (element.tag === 'dt') term = textOf(element);
    else if (element.tag === 'dd') pairs.push({ term, value: cellOf(element, base) });
  }
  return pairs.length === 0 ? [] : [{ kind: 'pairs', pairs }];
}
