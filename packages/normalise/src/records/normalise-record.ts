import type { DatasetRecord, Description, Entity, NormalisedRecord, Problem } from '@lanskatalog/core';
import { compact, expand, hashRecord, isAbsoluteIri } from '@lanskatalog/core';
import type { ClassRules } from '../compile-rules.ts';
import { formatsAndMediaTypes, readFormats } from '../parts/formats.ts';
import { uniteIdentifiers } from '../parts/identifiers.ts';
import { plainRelations } from '../parts/relations.ts';
import { append, readProperties } from '../read-properties.ts';
import type { Found } from '../survey.ts';
import type { Properties, Run, Slot, Work } from '../work.ts';
import { keyOf, note, rdfType } from '../work.ts';
import { settleHighValue } from './high-value.ts';
import { datasetLicence, licencePredicate, passLicenceOn } from './licence-of-dataset.ts';
import { settlePublisher } from './publisher.ts';
import { referencedAgents } from './referenced-agents.ts';
import { settleSeries } from './series.ts';
import { supplyDescription, supplyTitle } from './titles.ts';
import { keepWords, supplyThemes } from './words-and-themes.ts';

const classNames = {
  dataset: 'dcat:Dataset',
  series: 'dcat:DatasetSeries',
  service: 'dcat:DataService',
} as const;
const exceptions = {
  dataset: new Set([licencePredicate]),
  series: new Set([licencePredicate]),
  service: new Set(formatsAndMediaTypes),
} as const;

/** One dataset, series or service of the graph, in the form of the profile. */
export function normaliseRecord(found: Found, run: Run): NormalisedRecord {
  const problems: Problem[] = [];
  const work: Work = { run, subject: found.uri, problems, agents: new Map(), above: [keyOf(found.subject)] };
  const rules = run.rules.classNamed(classNames[found.kind]);
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
  (description.get(rdfType) ?? []).map(({ value }) => compact(value)).filter(isAbsoluteForeign);

/** Without a prefix of ours, a compacted name is a whole IRI. */
const isAbsoluteForeign = (name: string): boolean => /^https?:/.test(name) && isAbsoluteIri(name);

interface Finishing {
  readonly found: Found;
  readonly rules: ClassRules;
}

/** What concerns several properties at once. False where a mandatory value is lacking beyond repair. */
function finish(properties: Properties, { found, rules }: Finishing, work: Work): boolean {
  const slotFor = (name: string): Slot => ({
    property: rules.property(name),
    work,
    parent: found.description,
  });
  keepWords(properties, found.description, slotFor);
  uniteIdentifiers(properties, work);
  append(
    properties,
    'dct:relation',
    plainRelations(found.description.get(expand('dcat:qualifiedRelation')) ?? [], work),
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
  description.size > (description.has(rdfType) ? 1 : 0);

function finishService(properties: Properties, { found, rules }: Finishing, work: Work): boolean {
  const { overrides } = work.run.context.source;
  // A service need not name a publisher, so none is inferred.
  if (properties['dct:publisher'] !== undefined || overrides.publisher !== undefined) {
    settlePublisher(properties, found, {
      property: rules.property('dct:publisher'),
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
