import type { Graph, Problem, ProblemCode, Subject, Term } from '@lanskatalog/core';
import { expand, prefixes, problem } from '@lanskatalog/core';
import { subjectText } from './findings.ts';

const rdfType = `${prefixes.rdf}type`;
const seriesAtMost = 50;

/** The national portal's own rules for what it harvests, beyond the profile (docs.dataportal.se, "Skördning"). */
export function* checkPortalRules(graph: Graph): Generator<Problem> {
  const byType = thingsByType(graph);
  const catalogues = byType.get(expand('dcat:Catalog')) ?? [];
  yield* checkCatalogues(graph, catalogues);
  for (const record of byType.get(expand('dcat:CatalogRecord')) ?? []) {
    yield problem('quality.catalogue-record', { subject: subjectText(record) });
  }
  yield* checkPublishers(graph);
  yield* checkSeries(graph, byType.get(expand('dcat:DatasetSeries')) ?? []);
}

function thingsByType(graph: Graph): Map<string, Subject[]> {
  const byType = new Map<string, Subject[]>();
  for (const [subject, description] of graph.subjects()) {
    for (const { value } of description.get(rdfType) ?? []) {
      const things = byType.get(value);
      if (things === undefined) byType.set(value, [subject]);
      else things.push(subject);
    }
  }
  return byType;
}

const partsOf = (graph: Graph, catalogue: Subject): Subject[] =>
  ['dct:hasPart', 'dcat:catalog'].flatMap((name) => graph.objects(catalogue, expand(name)).filter(isSubject));

const isSubject = (term: Term): term is Subject => term.termType !== 'Literal';

function* checkCatalogues(graph: Graph, catalogues: readonly Subject[]): Generator<Problem> {
  if (catalogues.length === 0) yield problem('quality.no-catalogue');
  const parts = new Map(
    catalogues.flatMap((catalogue) => partsOf(graph, catalogue)).map((part) => [subjectText(part), part]),
  );
  const main = catalogues.filter((catalogue) => !parts.has(subjectText(catalogue)));
  if (main.length > 1) {
    const list = main.map(subjectText).slice(0, 5).join(', ');
    yield problem('quality.many-main-catalogues', { params: { count: main.length, list } });
  }
  for (const [subject, part] of parts) {
    const types = graph.objects(part, rdfType);
    const description = graph.describe(part);
    if (description === undefined || (description.size === 1 && types.length > 0)) {
      yield problem('quality.catalogue-not-inlined', { subject });
    } else if (partsOf(graph, part).length > 0) yield problem('quality.nested-catalogue', { subject });
  }
}

const portalOrganisation = /^http:\/\/dataportal\.se\/organisation\/SE\d{10}(?:-[\w-]+)?$/;

function* checkPublishers(graph: Graph): Generator<Problem> {
  const publishers = objectsOf(graph, 'dct:publisher');
  const contacts = objectsOf(graph, 'dcat:contactPoint');
  for (const subject of publishers) {
    if (!portalOrganisation.test(subject)) yield problem('quality.publisher-iri', { subject });
    if (contacts.has(subject)) yield problem('quality.contact-is-publisher', { subject });
  }
}

function objectsOf(graph: Graph, property: string): Set<string> {
  const predicate = expand(property);
  const found = new Set<string>();
  for (const [, description] of graph.subjects()) {
    for (const object of description.get(predicate) ?? [])
      if (object.termType === 'NamedNode') found.add(object.value);
  }
  return found;
}

function* checkSeries(graph: Graph, series: readonly Subject[]): Generator<Problem> {
  if (series.length === 0) return;
  const inSeries = expand('dcat:inSeries');
  const members = new Map<string, number>();
  for (const [, description] of graph.subjects()) {
    for (const { value } of description.get(inSeries) ?? [])
      members.set(value, (members.get(value) ?? 0) + 1);
  }
  for (const each of series) {
    const subject = subjectText(each);
    const count = members.get(each.value) ?? 0;
    if (count > seriesAtMost) yield problem('quality.series-too-large', { subject, params: { count } });
    if (graph.objects(each, inSeries).length > 0) yield problem('quality.series-nested', { subject });
  }
}

/** What stops the portal's harvest; all else is shown in its report and harvested (harvesting guide, section "Fel"). */
const blocking: ReadonlySet<ProblemCode> = new Set([
  'quality.invalid-iri',
  'quality.no-catalogue',
  'quality.nested-catalogue',
  'quality.catalogue-not-inlined',
  'quality.many-main-catalogues',
  'quality.catalogue-record',
  'quality.blank-node',
]);

/** Whether the national portal would take a feed with these findings. */
export const isHarvestable = (problems: Iterable<Problem>): boolean => {
  for (const { code } of problems) if (blocking.has(code)) return false;
  return true;
};
