import type { FoundDataset } from './found-dataset.ts';
import type { Section, SectionReading } from './from-section.ts';
import { readSection } from './from-section.ts';
import { datasetsOfPairs, datasetsOfTable } from './from-table.ts';
import { labelledText, labelOf } from '../reading/labels.ts';
import type { HeadingBlock, PageBlock, PairsBlock, TableBlock, TextBlock } from './page-blocks.ts';
import { belongsTo, isGenericHeading, isOverFiles, stemOf, withoutPeriod } from './titles.ts';

/** The datasets that a page presents, in its order, and the text that belongs to none. */
export function findDatasets(blocks: readonly PageBlock[]): SectionReading {
  const walk = new Walk();
  for (const block of blocks) walk.meet(block);
  return walk.end();
}

class Walk {
  readonly #datasets: FoundDataset[] = [];
  readonly #rest: TextBlock[] = [];
  #heading: HeadingBlock | undefined;
  #texts: TextBlock[] = [];
  /** A heading that is a label for what follows it: `Format` under the heading of a dataset. */
  #label: string | undefined;

  meet(block: PageBlock): void {
    if (block.kind === 'heading') this.#meetHeading(block);
    else if (block.kind === 'text') {
      const lines = this.#label === undefined ? block.lines : [`${this.#label}:`, ...block.lines];
      this.#texts.push({ ...block, lines: joinLabels(lines) });
      this.#label = undefined;
    } else this.#meetList(block);
  }

  end(): SectionReading {
    this.#endSection();
    return { datasets: this.#datasets.filter(({ title }) => title !== ''), rest: this.#rest };
  }

  #meetHeading(block: HeadingBlock): void {
    const within =
      this.#heading !== undefined &&
      block.level > this.#heading.level &&
      !isGenericHeading(this.#heading.text);
    const label = within ? labelOf(block.text) : undefined;
    if (within && isOverFiles(block.text) && label !== 'format') return;
    if (label !== undefined) {
      // A description may have several paragraphs, all of which are read as such anyway.
      if (label !== 'description') this.#label = block.text;
      return;
    }
    this.#endSection();
    this.#heading = block;
  }

  #endSection(): void {
    const { datasets, rest } = readSection({ heading: this.#heading, texts: this.#texts });
    this.#datasets.push(...datasets);
    this.#rest.push(...rest);
    this.#texts = [];
    this.#label = undefined;
  }

  #meetList(block: TableBlock | PairsBlock): void {
    const section = { heading: this.#heading, texts: this.#texts };
    const listed = block.kind === 'table' ? datasetsOfTable(block) : datasetsOfPairs(block.pairs);
    const merged = mergeFilesOfOne(listed, section);
    this.#datasets.push(
      ...merged.map((dataset) => (merged.length === 1 ? underHeading(dataset, section) : dataset)),
    );
    if (listed.length === 0) return;
    this.#rest.push(...this.#texts.filter(({ links }) => links.length === 0));
    this.#texts = this.#texts.filter(({ links }) => links.length > 0);
  }
}

/** Puts a label and the value on the line after it on one line. */
function joinLabels(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (before !== undefined && labelledText(before)?.value === '') joined.splice(-1, 1, `${before} ${line}`);
    else if (before !== undefined && isBareLabel(before) && !isBareLabel(line))
      joined.splice(-1, 1, `${before}: ${line}`);
    else joined.push(line);
  }
  return joined;
}

/** `Format` on a line of its own. Words that also name links or things are no labels without a colon. */
function isBareLabel(line: string): boolean {
  const label = labelOf(line);
  return label !== undefined && label !== 'title' && label !== 'address';
}

/** Rows that differ in nothing but their period are files of one dataset. */
function mergeFilesOfOne(listed: readonly FoundDataset[], { heading }: Section): readonly FoundDataset[] {
  const [first] = listed;
  if (first === undefined || listed.length === 1) return listed;
  const name = heading === undefined || isGenericHeading(heading.text) ? undefined : heading.text;
  const stems = new Set(listed.map(({ title }) => stemOf(title)));
  const [stem = ''] = stems;
  const same = stems.size === 1 && (stem !== '' || name !== undefined);
  if (!same && ![...stems].every((one) => belongsTo(one, name))) return listed;
  const title = same && stem !== '' ? withoutPeriod(first.title) : (name ?? first.title);
  return [{ ...first, title, files: listed.flatMap(({ files }) => files) }];
}

/** A table of one dataset is described by the section that it stands in. */
function underHeading(dataset: FoundDataset, { heading, texts }: Section): FoundDataset {
  if (heading === undefined || isGenericHeading(heading.text)) return dataset;
  const prose = texts.filter(({ links }) => links.length === 0).flatMap(({ lines }) => lines);
  const description = dataset.description ?? (prose.length > 0 ? prose.join('\n') : undefined);
  const title = dataset.labelled.has('title') ? dataset.title : heading.text;
  return { ...dataset, title, description, anchor: heading.anchor };
}
