import type { Link } from '../html/links.ts';
import type { DataLink } from './data-link.ts';
import type { FoundDataset } from './found-dataset.ts';
import { dataLinks } from './found-dataset.ts';
import type { Label } from '../reading/labels.ts';
import { labelledText } from '../reading/labels.ts';
import type { HeadingBlock, TextBlock } from './page-blocks.ts';
import { belongsTo, cleanTitle, isGenericHeading, stemOf, withoutPeriod } from './titles.ts';

/** A heading and the text under it, up to the next heading. */
export interface Section {
  readonly heading: HeadingBlock | undefined;
  readonly texts: readonly TextBlock[];
}

interface Item {
  readonly block: TextBlock;
  readonly files: readonly DataLink[];
  /** The line that stands before it, where that is no item: it may be what the item is about. */
  readonly caption: string | undefined;
}

export interface SectionReading {
  readonly datasets: readonly FoundDataset[];
  /** What belongs to no dataset: it may say something of all. */
  readonly rest: readonly TextBlock[];
}

/** Datasets of a section: the section itself, or each thing that it lists. */
export function readSection({ heading, texts }: Section): SectionReading {
  const labelled = labelsOf(texts);
  const declared = texts.flatMap(declaredLinks);
  const items = texts
    .map((block, index) => ({
      block,
      files: dataLinks(block.links, declared),
      caption: captionBefore(texts, index),
    }))
    .filter(({ files }) => files.length > 0)
    .flatMap(splitProse);
  const inHeading = dataLinks(heading?.links ?? []);
  if (items.length === 0 && inHeading.length === 0) return describedOnly({ heading, texts }, labelled);
  const name = heading === undefined || isGenericHeading(heading.text) ? undefined : heading.text;
  const stems = new Set(
    items
      .flatMap(({ files }) => files.map(({ text }) => stemOf(text)))
      .filter((stem) => stem !== '' && !belongsTo(stem, name)),
  );
  const several =
    stems.size > 1 && !labelled.has('format') && !labelled.has('address') && !labelled.has('title');
  if (several || (name === undefined && !labelled.has('title'))) {
    return {
      datasets: byStem(items, heading),
      rest: texts.filter(({ links }) => dataLinks(links, declared).length === 0),
    };
  }
  const files = [...inHeading, ...items.flatMap((item) => item.files)];
  return { datasets: [wholeSection({ heading, texts, labelled, files })], rest: [] };
}

/** Links to different things in running text are a dataset each. */
function splitProse(item: Item): Item[] {
  const stems = new Set(item.files.map(({ text }) => stemOf(text)).filter((stem) => stem !== ''));
  if (item.block.item || stems.size < 2 || leadOf(item) !== undefined) return [item];
  return item.files.map((file) => ({ ...item, block: { ...item.block, lines: [file.text] }, files: [file] }));
}

/** A short line of its own before a list or paragraph with links. */
function captionBefore(texts: readonly TextBlock[], index: number): string | undefined {
  const before = texts.slice(0, index).findLast(({ links }) => dataLinks(links).length === 0);
  const [line = '', ...more] = before?.lines ?? [];
  const short = more.length === 0 && line.length >= 3 && line.length <= 60 && !/[.!?]$/.test(line);
  return short && labelledText(line) === undefined ? line.replace(/\s*:$/, '') : undefined;
}

function labelsOf(texts: readonly TextBlock[]): Map<Label, string> {
  const found = new Map<Label, string>();
  for (const line of texts.flatMap(({ lines }) => lines)) {
    const labelled = labelledText(line);
    if (labelled === undefined || labelled.value === '' || found.has(labelled.label)) continue;
    found.set(labelled.label, labelled.value);
  }
  return found;
}

const declaredLinks = ({ lines, links }: TextBlock): readonly Link[] =>
  lines.some((line) => labelledText(line)?.label === 'address') ? links : [];

/** A dataset that is described but not linked: the form of /psidata allows data that is given out on request. */
function describedOnly(section: Section, labelled: ReadonlyMap<Label, string>): SectionReading {
  const isDescribed =
    labelled.size >= 3 && (labelled.has('format') || labelled.has('frequency') || labelled.has('publisher'));
  return isDescribed
    ? { datasets: [wholeSection({ ...section, labelled, files: [] })], rest: [] }
    : { datasets: [], rest: section.texts };
}

function wholeSection({
  heading,
  texts,
  labelled,
  files,
}: Section & {
  readonly labelled: ReadonlyMap<Label, string>;
  readonly files: readonly DataLink[];
}): FoundDataset {
  const formatLinks = files.map(({ text }) => text).filter((text) => stemOf(text) === '');
  const prose = texts
    .filter(({ item, links }) => !item || dataLinks(links).length === 0)
    .flatMap(({ lines }) => lines)
    .filter((line) => labelledText(line) === undefined && !isOnlyLinks(line, files))
    .map((line) => withoutLinks(line, formatLinks));
  const named = labelled.get('title');
  const description = labelled.get('description') ?? (prose.length > 0 ? prose.join('\n') : undefined);
  return {
    title: cleanTitle(named ?? heading?.text ?? files[0]?.text ?? ''),
    description,
    anchor: heading?.anchor,
    files,
    labelled,
    guessed: [
      ...(named === undefined ? (['title'] as const) : []),
      ...(labelled.has('description') || description === undefined ? [] : (['description'] as const)),
    ],
  };
}

const isOnlyLinks = (line: string, files: readonly DataLink[]): boolean =>
  files.reduce((rest, { text }) => rest.replace(text, ''), line).replace(/[^\p{L}]+/gu, '').length < 4;

/** Items whose stems are alike are one dataset in several files; an item that names itself is a dataset of its own. */
function byStem(items: readonly Item[], heading: HeadingBlock | undefined): FoundDataset[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = leadOf(item) ?? (stemOf(titleOf(item)) || item.caption || stemOf(heading?.text ?? ''));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()].map((group) => datasetOfItems(group, heading));
}

/**
 * What an item says before its first link: `Träd – alla i kommunen. CSV | JSON`. Where the link has words of its own, what
 * stands before it names the item only if something parts the two.
 */
function leadOf({ block, files }: Item): string | undefined {
  const [line = '', ...more] = block.lines;
  const start = line.indexOf(files[0]?.text ?? '');
  const before = start === -1 ? (more.length > 0 ? `${line}.` : '') : line.slice(0, start);
  const [lead = '', ...parted] = before.split(/\s[–-]\s|[:.(]/);
  const named = files.some(({ text }) => stemOf(text) !== '');
  const name = lead.trim();
  return name.length < 3 || name.length > 90 || stemOf(name) === '' || (named && parted.length === 0)
    ? undefined
    : name;
}

/** The words of an item that name what it links to; where its links only name formats, those before it. */
const titleOf = (item: Item): string =>
  leadOf(item) ??
  item.files.map(({ text }) => cleanTitle(text)).find((text) => stemOf(text) !== '') ??
  item.caption ??
  '';

function datasetOfItems(items: readonly Item[], heading: HeadingBlock | undefined): FoundDataset {
  const files = items.flatMap((item) => item.files);
  const labelled = labelsOf(items.map(({ block }) => block));
  const title =
    labelled.get('title') ?? items.map(titleOf).find((text) => text !== '') ?? heading?.text ?? '';
  const rest = items
    .flatMap(({ block }) => block.lines)
    .map((line) => withoutLinks(line, [...files.map(({ text }) => text), title]));
  const prose = rest.filter((line) => line.length > 10 && labelledText(line) === undefined);
  const description = labelled.get('description') ?? (prose.length > 0 ? prose.join('\n') : undefined);
  return {
    title: items.length > 1 ? withoutPeriod(title) : title,
    description,
    anchor: undefined,
    files,
    labelled,
    guessed: labelled.has('description') || description === undefined ? ['title'] : ['title', 'description'],
  };
}

const withoutLinks = (line: string, texts: readonly string[]): string =>
  texts
    .reduce((rest, text) => (text === '' ? rest : rest.replace(text, '')), line)
    .replace(/^[\s,.:;–()-]+|[\s,;:–(-]+$/g, '');
