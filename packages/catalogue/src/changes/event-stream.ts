import type { Region } from '@lanskatalog/core';
import { turtleStart } from '../rdf/turtle-writer.ts';
import { quoted } from '../rdf/quoted.ts';
import type { ChangeHistory, ChangeKind, ChangePage } from './change-history.ts';

/** Address of the event stream's entry, a page that changes with each release. */
export const eventStreamIri = (region: Region): string => `${region.baseUri}changes`;

const pageIri = (region: Region, { id }: ChangePage): string => `${eventStreamIri(region)}/${id}`;

const activities: Record<ChangeKind, string> = {
  created: 'as:Create',
  updated: 'as:Update',
  deleted: 'as:Delete',
};

const start = `@prefix ldes: <https://w3id.org/ldes#> .
@prefix tree: <https://w3id.org/tree#> .
@prefix as: <https://www.w3.org/ns/activitystreams#> .
${turtleStart}`;

/** What the DCAT-AP Feeds specification wants on every page ("This context information MUST be present"). */
const streamBlock = (region: Region, view: string): string => `
<${eventStreamIri(region)}#stream> a ldes:EventStream ;
  dct:title ${quoted(region.title.sv)}@sv ;
  tree:shape <https://semiceu.github.io/LDES-DCAT-AP-feeds/shape.ttl#ActivityShape> ;
  ldes:timestampPath as:published ;
  ldes:versionOfPath as:object ;
  tree:view <${view}> .
`;

export interface ChangeEvent {
  readonly change: ChangeKind;
  /** The entity that came, changed or went. */
  readonly object: string;
  /** ISO 8601 instant. */
  readonly published: string;
  /** Its description as Turtle blocks; none for what went. */
  readonly description: string;
}

/** An immutable page: TriG, each event in the default graph and its payload in the graph of its name. */
export function eventPage(region: Region, page: ChangePage, events: readonly ChangeEvent[]): string {
  const view = pageIri(region, page);
  const blocks = events.map(({ change, object, published, description }, index) => {
    const event = `${view}#${index + 1}`;
    const payload = description === '' ? '' : `<${event}> {${description}}\n`;
    return `
<${eventStreamIri(region)}#stream> tree:member <${event}> .
<${event}> a ${activities[change]} ;
  as:object <${object}> ;
  as:published "${published}"^^xsd:dateTime .
${payload}`;
  });
  return start + streamBlock(region, view) + blocks.join('');
}

/**
 * The entry to the stream, with one branch a year, or the branch of a year, with one leaf a page. Undefined for a year
 * without pages.
 */
export function eventTree(region: Region, { pages }: ChangeHistory, year?: string): string | undefined {
  if (year !== undefined) {
    const leaves = pages.filter((page) => yearOf(page) === year);
    const branches = leaves.map(({ id, from, until }) => ({ id, from, until }));
    return leaves.length === 0 ? undefined : treePage(region, `${eventStreamIri(region)}/${year}`, branches);
  }
  const years = new Map<string, Branch>();
  for (const page of pages) {
    const { from, until } = page;
    const id = yearOf(page);
    years.set(id, { id, from: years.get(id)?.from ?? from, until });
  }
  return treePage(region, eventStreamIri(region), [...years.values()]);
}

const yearOf = ({ from }: ChangePage): string => from.slice(0, 4);

interface Branch {
  /** Last part of the address. */
  readonly id: string;
  readonly from: string;
  readonly until: string;
}

const treePage = (region: Region, view: string, branches: readonly Branch[]): string =>
  start + streamBlock(region, view) + branches.map((branch) => relations(region, view, branch)).join('');

function relations(region: Region, view: string, { id, from, until }: Branch): string {
  const node = `<${eventStreamIri(region)}/${id}>`;
  const relation = (type: string, value: string): string =>
    `[ a tree:${type} ; tree:path as:published ; tree:value "${value}"^^xsd:dateTime ; tree:node ${node} ]`;
  return `
<${view}> tree:relation
  ${relation('GreaterThanOrEqualToRelation', from)} ,
  ${relation('LessThanRelation', until)} .
`;
}
