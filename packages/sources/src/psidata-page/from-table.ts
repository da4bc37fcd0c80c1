import type { Link } from '../html/links.ts';
import type { FoundDataset } from './found-dataset.ts';
import { dataLinks } from './found-dataset.ts';
import type { Label } from '../reading/labels.ts';
import { labelOf } from '../reading/labels.ts';
import type { Cell, PairsBlock, TableBlock } from './page-blocks.ts';
import { cleanTitle } from './titles.ts';

/** Datasets of a table: one for each row, or one in all where the first column names what the second says. */
export function datasetsOfTable({ rows }: TableBlock): FoundDataset[] {
  const labels = rows.map(([first]) => labelOf(first?.text ?? ''));
  const pairs =
    rows.every((row) => row.length === 2) && labels.filter((label) => label !== undefined).length >= 2;
  if (pairs)
    return datasetsOfPairs(
      rows.flatMap(([term, value]) => (value === undefined ? [] : [{ term: term?.text ?? '', value }])),
    );
  const [header = [], ...body] = rows;
  const columns = header.map(({ text }) => labelOf(text));
  const known = columns.filter((label) => label !== undefined).length;
  const isHeader =
    header.length > 1 && (known >= 2 || (header.every(({ heading }) => heading) && known >= 1));
  if (!isHeader && header.every(({ heading }) => heading))
    return body.flatMap((row) => datasetOfRow(row, []));
  return (isHeader ? body : rows).flatMap((row) => datasetOfRow(row, isHeader ? columns : []));
}

function datasetOfRow(row: readonly Cell[], columns: readonly (Label | undefined)[]): FoundDataset[] {
  const labelled = new Map<Label, string>();
  const declared: Link[] = [];
  row.forEach((cell, index) => {
    const label = columns[index];
    if (label === undefined) return;
    if (label === 'address' || label === 'format') declared.push(...cell.links);
    if (cell.text !== '' && !labelled.has(label)) labelled.set(label, cell.text);
  });
  const files = dataLinks(
    row.flatMap(({ links }) => links),
    declared,
  );
  const named = labelled.get('title');
  const title = cleanTitle(named ?? row.find(({ text }) => text !== '')?.text ?? '');
  // Without a title of its own it has that of the heading above, or is none.
  if (files.length === 0 && labelled.size < 3) return [];
  return [
    {
      title,
      description: labelled.get('description'),
      anchor: undefined,
      files,
      labelled,
      guessed: named === undefined ? ['title'] : [],
    },
  ];
}

/** Datasets of terms and values: a new one begins where a term that was there comes again. */
export function datasetsOfPairs(pairs: PairsBlock['pairs']): FoundDataset[] {
  if (pairs.filter(({ term }) => labelOf(term) !== undefined).length < 2) return pairs.flatMap(datasetOfTerm);
  const groups: (typeof pairs)[number][][] = [];
  for (const pair of pairs) {
    const group = groups.at(-1);
    const label = labelOf(pair.term);
    if (group === undefined || (label === 'title' && group.some(({ term }) => labelOf(term) === 'title')))
      groups.push([pair]);
    else group.push(pair);
  }
  return groups.flatMap((group) => {
    const columns = group.map(({ term }) => labelOf(term));
    return datasetOfRow(
      group.map(({ value }) => value),
      columns,
    );
  });
}

/** A term with links to data is a dataset by that name. */
function datasetOfTerm({ term, value }: PairsBlock['pairs'][number]): FoundDataset[] {
  const files = dataLinks(value.links);
  if (files.length === 0 || term === '') return [];
  return [
    {
      title: cleanTitle(term),
      description: value.text,
      anchor: undefined,
      files,
      labelled: new Map(),
      guessed: ['title', 'description'],
    },
  ];
}
