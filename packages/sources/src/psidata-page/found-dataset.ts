import type { Link } from '../html/links.ts';
import type { DataLink } from './data-link.ts';
import { dataLinkOf } from './data-link.ts';
import type { Label } from '../reading/labels.ts';

/** A dataset as a part of a page presents it. */
export interface FoundDataset {
  readonly title: string;
  readonly description: string | undefined;
  readonly anchor: string | undefined;
  readonly files: readonly DataLink[];
  /** Values that the page itself names by a label. */
  readonly labelled: ReadonlyMap<Label, string>;
  /** What was read from the look of the page: everything that no label says. */
  readonly guessed: readonly ('title' | 'description')[];
}

/** Links to data, none twice; where a label says that a link is the data's address, its form does not matter. */
export function dataLinks(links: readonly Link[], declared: readonly Link[] = []): DataLink[] {
  const found = new Map<string, DataLink>();
  for (const link of links) {
    const data = dataLinkOf(link) ?? (declared.includes(link) ? undeclaredForm(link) : undefined);
    if (data !== undefined && !found.has(data.href)) found.set(data.href, data);
  }
  return [...found.values()];
}

const undeclaredForm = ({ href, text, mediaType }: Link): DataLink | undefined =>
  /^https?:/i.test(href) ? { href, text, format: '', mediaType, file: false } : undefined;
