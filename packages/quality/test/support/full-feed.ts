import type { ProfileClass, ProfileData, ProfileProperty, Subject, Term } from '@lanskatalog/core';
import { blankNode, expand, Graph, literal, namedNode, prefixes } from '@lanskatalog/core';

/** One thing of the full feed: where it is, and what it is. */
export interface Sample {
  readonly subject: Subject;
  readonly of: ProfileClass;
  /** Whether it is marked as high-value, with all that goes with it. */
  readonly marked: boolean;
}

export interface FullFeed {
  readonly graph: Graph;
  readonly samples: readonly Sample[];
}

const type = `${prefixes.rdf}type`;
const base = 'https://kommun.example/';

const iris: Readonly<Record<string, string>> = {
  'foaf:Agent': 'http://dataportal.se/organisation/SE2120001967',
};

const iriOf = (className: string, variant = ''): string =>
  iris[className] ?? `${base}${className.split(':')[1]?.toLowerCase()}${variant}`;

const isConditional = (of: ProfileClass, { name, requires }: ProfileProperty): boolean =>
  requires !== undefined || of.properties.some((other) => other.requires === name);

/**
 * A feed that says everything the profile can say, rightly: made from the profile, so a property it gains is tested. Classes
 * with conditional properties have two samples, one of them marked; there is a main catalogue and one sub-catalogue.
 */
export function createFullFeed({ profile, vocabularies }: ProfileData): FullFeed {
  const graph = new Graph();
  const samples: Sample[] = [];
  const classes = new Map(profile.classes.map((of) => [of.name, of]));
  let blanks = 0;

  const describe = (subject: Subject, of: ProfileClass, marked: boolean): Subject => {
    samples.push({ subject, of, marked });
    graph.add(subject, type, namedNode(expand((of.typedAs ?? [of.name])[0] ?? of.name)));
    for (const property of of.properties) {
      if (isConditional(of, property) && !marked) continue;
      for (const value of valuesOf(property)) graph.add(subject, expand(property.name), value);
    }
    return subject;
  };
  const nameless = (of: ProfileClass): Subject => describe(blankNode(`b${(blanks += 1)}`), of, false);

  const valuesOf = (property: ProfileProperty): Term[] => {
    const targets = (property.range ?? []).flatMap((name) => classes.get(name) ?? []);
    if (
      property.name === 'dct:hasPart' ||
      property.name === 'dcat:catalog' ||
      property.name === 'dct:isPartOf'
    )
      return [];
    const free = property.fixed === undefined && property.vocabulary === undefined;
    if (free && targets.length > 0 && isLink(property, targets)) {
      return targets.map((of) => (of.named ? namedNode(iriOf(of.name)) : nameless(of)));
    }
    return [sampleValue(property, vocabularies)];
  };

  for (const of of profile.classes.filter(({ named }) => named)) {
    describe(namedNode(iriOf(of.name)), of, false);
    const conditional = of.properties.some(({ requires }) => requires !== undefined);
    if (conditional) describe(namedNode(iriOf(of.name, '-marked')), of, true);
  }
  const distribution = classes.get('dcat:Distribution');
  if (distribution !== undefined) {
    const marked = describe(namedNode(iriOf(distribution.name, '-marked')), distribution, true);
    graph.add(namedNode(iriOf('dcat:Dataset', '-marked')), expand('dcat:distribution'), marked);
  }
  addSubCatalogue(graph, classes.get('dcat:Catalog'), describe);
  return { graph, samples };
}

/** Whether its values are things of the feed; what is referenced by IRI must have one. */
const isLink = ({ type: valueType }: ProfileProperty, targets: readonly ProfileClass[]): boolean =>
  valueType === 'entity' || targets.every(({ named }) => named);

function addSubCatalogue(
  graph: Graph,
  of: ProfileClass | undefined,
  describe: (subject: Subject, of: ProfileClass, marked: boolean) => Subject,
): void {
  if (of === undefined) return;
  const main = namedNode(iriOf(of.name));
  const part = describe(namedNode(iriOf(of.name, '-part')), of, false);
  graph.add(main, expand('dct:hasPart'), part);
  graph.add(main, expand('dcat:catalog'), part);
  graph.add(part, expand('dct:isPartOf'), main);
}

const xsd = (text: string, datatype: string): Term => literal(text, '', `${prefixes.xsd}${datatype}`);

/** The n-th right value of a property that holds no things of the profile. */
export function sampleValue(
  { name, type: valueType, fixed, vocabulary, pattern }: ProfileProperty,
  vocabularies: ProfileData['vocabularies'],
  n = 0,
): Term {
  switch (valueType) {
    case 'text':
      return literal(`${name} ${n}`, 'sv');
    case 'string':
      return literal(`${name} ${n}`);
    case 'date':
      return xsd(`2024-02-${28 + n}`, 'date');
    case 'decimal':
      return xsd(`1${n}.5`, 'decimal');
    case 'integer':
      return xsd(`102${n}`, 'nonNegativeInteger');
    case 'duration':
      return xsd(`P${n + 1}D`, 'duration');
    case 'wkt':
      return literal(`POINT(15.${n} 59.27)`, '', expand('geo:wktLiteral'));
    case 'media-type':
      return literal(vocabularies['media-type']?.concepts[n]?.code ?? '');
    case 'iri':
    case 'entity': {
      if (fixed !== undefined) return namedNode(fixed);
      if (vocabulary !== undefined)
        return namedNode(vocabularies[vocabulary]?.concepts[n]?.iri ?? `${base}${n}`);
      return namedNode(`${prefixFor(pattern)}${n}`);
    }
  }
}

const prefixFor = (pattern = ''): string => {
  if (pattern.startsWith('mailto:')) return 'mailto:oppnadata@kommun.example';
  if (pattern.startsWith('tel:')) return 'tel:+461921';
  if (pattern.includes('resource-role')) return 'https://www.dataportal.se/terminology/resource-role/part';
  return 'https://kommun.example/page/';
};

export function copyOf(graph: Graph): Graph {
  const copy = new Graph();
  copy.addAll(graph);
  return copy;
}

/** The same graph with one subject under another name, wherever it is named. */
export function renamed(graph: Graph, from: Subject, to: Subject): Graph {
  const result = new Graph();
  const same = (term: Term): boolean => term.termType === from.termType && term.value === from.value;
  for (const { subject, predicate, object } of graph.triples()) {
    result.add(same(subject) ? to : subject, predicate, same(object) ? to : object);
  }
  return result;
}
