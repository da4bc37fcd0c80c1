import { readFeed } from './shared-feeds.ts';

/** One property of the official RDForms templates, as far as the profile says the same. */
export interface TemplateProperty {
  readonly name: string;
  readonly level: string;
  readonly max?: number;
  readonly nodeTypes: readonly string[];
  readonly datatypes: readonly string[];
  /** Values that may be chosen, where the template lists them. */
  readonly choices: readonly string[];
}

interface Template {
  readonly id?: string;
  readonly extends?: string;
  readonly property?: string;
  readonly nodetype?: string;
  readonly datatype?: string | readonly string[];
  readonly cardinality?: { readonly min?: number; readonly pref?: number; readonly max?: number };
  readonly styles?: readonly string[];
  readonly choices?: readonly { readonly value: string }[];
  readonly items?: readonly (string | Template)[];
}

/** Templates of the bundle → class of the profile. */
const templateOf: Readonly<Record<string, string>> = {
  'dcat:Catalog': 'dcat:Catalog',
  'dcat:Dataset': 'dcat:Dataset',
  'dcat:DatasetSeries': 'dcat:DatasetSeries',
  'dcat:Distribution': 'dcat:Distribution',
  'dcat:DataService': 'dcat:DataService',
  'foaf:Agent': 'dcat:foaf:Agent',
  'vcard:Kind': 'dcat:contactPoint',
  'dct:PeriodOfTime': 'dcat:dcterms:temporal_da',
  'dct:Location': 'dcat:dcterms:spatial_bb_da',
  'dct:LicenseDocument': 'dcterms:LicenseDocument',
  'dct:Standard': 'dcterms:Standard',
  'foaf:Document': 'foaf:Document',
  'vcard:Voice': 'vc:hasTelephone',
  'vcard:Address': 'vc:hasAddress',
  'schema:Offer': 'schema:Offer',
  'prov:Attribution': 'dcat:prov:qualifiedAttribution',
  'dcat:Relationship': 'dcat:qualifiedRelation',
  'odrs:RightsStatement': 'dcat:odrs:RSSA',
  'spdx:Checksum': 'dcat:spdx:checksum_di',
  'dct:ProvenanceStatement': 'dcat:dcterms:provenance_da',
};

export const templateClasses = Object.keys(templateOf);

/** What the official templates say of a class, by prefixed property name; what they call deprecated is left out. */
export function templateProperties(className: string, compact: (iri: string) => string): TemplateProperty[] {
  const bundle = JSON.parse(readFeed('profile/rdforms-bundle-3.0.1.json').toString()) as {
    templates: Template[];
  };
  const byId = new Map(bundle.templates.map((each) => [each.id, each]));
  const resolve = (item: string | Template): Template => {
    const template = typeof item === 'string' ? (byId.get(item) ?? {}) : item;
    return template.extends === undefined ? template : { ...resolve(template.extends), ...template };
  };
  const itemsOf = ({ items = [] }: Template): Template[] => items.map(resolve);
  // A group without a property of its own offers ways to fill one in; what it demands holds for each way.
  const ways = itemsOf(resolve(templateOf[className] ?? '')).flatMap((item) =>
    item.property === undefined
      ? itemsOf(item).map((way) => ({ ...way, cardinality: { ...way.cardinality, ...item.cardinality } }))
      : [item],
  );
  const names = new Map<string, Template[]>();
  for (const way of ways.filter(({ styles }) => styles?.includes('deprecated') !== true)) {
    const name = prefixed(way.property ?? '', compact);
    names.set(name, [...(names.get(name) ?? []), way]);
  }
  return [...names].map(([name, all]) => propertyOf(name, all));
}

function propertyOf(name: string, ways: readonly Template[]): TemplateProperty {
  const most = (key: 'min' | 'pref'): number =>
    Math.max(...ways.map(({ cardinality }) => cardinality?.[key] ?? 0));
  const max = Math.min(...ways.map(({ cardinality }) => cardinality?.max ?? Infinity));
  return {
    name,
    level: most('min') > 0 ? 'mandatory' : most('pref') > 0 ? 'recommended' : 'optional',
    ...(Number.isFinite(max) ? { max } : {}),
    nodeTypes: ways.flatMap(({ nodetype }) => nodetype ?? []),
    datatypes: ways.flatMap(({ datatype = [] }) => datatype).map((each) => each.split(/[#:]/).at(-1) ?? ''),
    choices: ways.flatMap(({ choices = [] }) => choices.map(({ value }) => value)),
  };
}

const prefixed = (name: string, compact: (iri: string) => string): string =>
  compact(name.replace('https://www.w3.org/ns/org#', 'http://www.w3.org/ns/org#')).replace(
    /^dcterms:/,
    'dct:',
  );
