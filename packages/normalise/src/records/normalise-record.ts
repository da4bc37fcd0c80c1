import type {
  DatasetRecord,
  Description,
  Entity,
  NormalisedRecord,
  Problem,
  ProfileProperty,
  Value,
} from '@lanskatalog/core';
import { compact, expand, hashRecord, isAbsoluteIri, isIri, isNode } from '@lanskatalog/core';
import type { ClassRules } from '../compile-rules.ts';
import { formatsAndMediaTypes, readFormats } from '../parts/formats.ts';
import { plainRelations } from '../parts/relations.ts';
import { wordsForKeywords } from '../parts/themes.ts';
import { append, limited, readProperties, readValues } from '../read-properties.ts';
import type { Found } from '../survey.ts';
import type { Properties, Run, Slot, Work } from '../work.ts';
import { keyOf, note } from '../work.ts';
import { settleHighValue } from './high-value.ts';
import { passLicenceOn } from './licence-of-dataset.ts';
import { settlePublisher } from './publisher.ts';
import { supplyDescription, supplyTitle } from './titles.ts';

const classNames = {
  dataset: 'dcat:Dataset',
  series: 'dcat:DatasetSeries',
  service: 'dcat:DataService',
} as const;
const licence = expand('dct:license');
const exceptions = {
  dataset: new Set([licence]),
  series: new Set([licence]),
  service: new Set(formatsAndMediaTypes),
} as const;

/** One dataset, series or service of the graph, in the form of the profile. */
export function normaliseRecord(found: Found, run: Run): NormalisedRecord {
  const problems: Problem[] = [];
  const work: Work = { run, subject: found.uri, problems, agents: new Map(), above: [keyOf(found.subject)] };
  const rules = rulesFor(classNames[found.kind], run);
  const properties = readProperties({ description: found.description, rules }, work, {
    others: 'all',
    except: exceptions[found.kind],
    unlimited: 'dct:publisher',
  });
  if (found.subject.value !== found.uri) note(work, 'normalise.uri-minted', { after: found.uri });
  const valid = finish(properties, { found, rules }, work);
  if (!valid) note(work, 'normalise.record-invalid');
  const entity: Entity = { id: found.uri, types: [rules.name, ...foreignTypes(found)], properties };
  const agents = referencedAgents(entity, work);
  const record: DatasetRecord = {
    uri: found.uri,
    kind: found.kind,
    entity,
    agents,
    hash: hashRecord({ entity, agents }),
    invalid: !valid,
  };
  return { record, problems };
}

/** Classes of others' vocabularies that the source counts the record to; those of ours say what it is not. */
const foreignTypes = ({ description }: Found): string[] =>
  (description.get(expand('rdf:type')) ?? []).map(({ value }) => compact(value)).filter(isAbsoluteForeign);

/** Without a prefix of ours, a compacted name is a whole IRI. */
const isAbsoluteForeign = (name: string): boolean => /^https?:/.test(name) && isAbsoluteIri(name);

function rulesFor(name: string, run: Run): ClassRules {
  const rules = run.rules.classes.get(name);
  if (rules === undefined) throw new Error(`the profile has no class ${name}`);
  return rules;
}

interface Finishing {
  readonly found: Found;
  readonly rules: ClassRules;
}

/** What concerns several properties at once. False where a mandatory value is lacking beyond repair. */
function finish(properties: Properties, { found, rules }: Finishing, work: Work): boolean {
  const slotFor = (name: string): Slot => ({
    property: propertyOf(rules, name),
    work,
    parent: found.description,
  });
  keepWords(properties, found.description, slotFor);
  uniteIdentifiers(properties, work);
  append(
    properties,
    'dct:relation',
    plainRelations(found.description.get(expand('dcat:qualifiedRelation')) ?? [], slotFor('dct:relation')),
  );
  if (found.kind === 'service') return finishService(properties, { found, rules }, work);
  settlePublisher(properties, found, slotFor('dct:publisher'));
  passLicenceOn(properties, datasetLicence(found.description, work), work);
  const named = supplyTitle(properties, found, work);
  supplyDescription(properties, work);
  supplyThemes(properties, work);
  settleHighValue(properties, rules, work);
  settleSeries(properties, found, work);
  return named && properties['dct:description'] !== undefined && saysAnything(found.description);
}

/** More than its type. */
const saysAnything = (description: Description): boolean =>
  description.size > (description.has(expand('rdf:type')) ? 1 : 0);

function finishService(properties: Properties, { found, rules }: Finishing, work: Work): boolean {
  const { overrides } = work.run.context.source;
  // A service need not name a publisher, so none is inferred.
  if (properties['dct:publisher'] !== undefined || overrides.publisher !== undefined) {
    settlePublisher(properties, found, {
      property: propertyOf(rules, 'dct:publisher'),
      work,
      parent: found.description,
    });
  }
  // dcat:mediaType is a distribution's.
  const { 'dct:format': format = [] } = readFormats(found.description, [], work);
  append(properties, 'dct:format', format);
  settleHighValue(properties, rules, work);
  const named = supplyTitle(properties, found, work);
  if (properties['dcat:endpointURL'] !== undefined) return named;
  note(work, 'normalise.endpoint-missing', { property: 'dcat:endpointURL' });
  return false;
}

function propertyOf(rules: ClassRules, name: string): ProfileProperty {
  const known = rules.byName.get(name);
  if (known !== undefined) return known;
  return { name, level: 'optional', type: 'iri', label: { sv: name, en: name }, clause: '' };
}

/** An adms:identifier is a node to the European profile and a literal to the Swedish one; dct:identifier suits both. */
function uniteIdentifiers(properties: Properties, work: Work): void {
  const others = properties['adms:identifier'];
  if (others === undefined) return;
  append(properties, 'dct:identifier', others);
  delete properties['adms:identifier'];
  note(work, 'normalise.property-renamed', {
    property: 'dct:identifier',
    before: 'adms:identifier',
    after: 'dct:identifier',
  });
}

/** Themes and subjects in the source's own words become keywords. */
function keepWords(properties: Properties, description: Description, slotFor: (name: string) => Slot): void {
  for (const name of ['dcat:theme', 'dct:subject']) {
    const terms = description.get(expand(name));
    if (terms !== undefined) append(properties, 'dcat:keyword', wordsForKeywords(terms, slotFor(name)));
  }
}

function datasetLicence(description: Description, work: Work): Value[] {
  const terms = description.get(licence);
  if (terms === undefined) return [];
  const property = propertyOf(rulesFor('dcat:Distribution', work.run), 'dct:license');
  const unique: Properties = {};
  append(unique, property.name, readValues(terms, { property, work, parent: description }));
  return limited(unique[property.name] ?? [], property, work);
}

function supplyThemes(properties: Properties, work: Work): void {
  const { theme } = work.run.context.source.overrides;
  if (theme === undefined || properties['dcat:theme'] !== undefined) return;
  const index = work.run.rules.concepts.get('theme');
  const values = theme.flatMap((code) => index?.find(code) ?? []).map(({ iri }) => ({ iri }));
  if (values.length === 0) return;
  properties['dcat:theme'] = values;
  note(work, 'normalise.theme-configured', {
    property: 'dcat:theme',
    after: values.map(({ iri }) => iri).join(' '),
  });
}

/** Membership may be told from either side; a series in a series is not allowed in Sweden (recommendation 18). */
function settleSeries(properties: Properties, found: Found, work: Work): void {
  if (found.kind === 'series') {
    if (properties['dcat:inSeries'] === undefined) return;
    delete properties['dcat:inSeries'];
    note(work, 'normalise.series-nested', { property: 'dcat:inSeries' });
    return;
  }
  const series = work.run.survey.seriesOf.get(keyOf(found.subject)) ?? [];
  append(
    properties,
    'dcat:inSeries',
    series.map((iri) => ({ iri })),
  );
}

/** Descriptions of those agents that the record still refers to, in a fixed order. */
function referencedAgents(entity: Entity, { agents }: Work): Entity[] {
  const left = new Map(agents);
  const found: Entity[] = [];
  const visit = (one: Entity): void => {
    for (const values of Object.values(one.properties)) {
      for (const value of values) {
        if (isNode(value)) visit(value.node);
        else if (isIri(value)) {
          const agent = left.get(value.iri);
          if (agent === undefined) continue;
          left.delete(value.iri);
          found.push(agent);
        }
      }
    }
  };
  visit(entity);
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}
