import type { Subject, Term } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import type { GraphBuilder } from '../rdf/graph-builder.ts';
import type {
  AgentSketch,
  ContactSketch,
  DatasetSketch,
  DistributionSketch,
  ServiceSketch,
  Words,
} from './sketch.ts';

type SeveralWords = Words | readonly Words[] | undefined;

/** Writes a dataset and all that belongs to it; returns what it is called in the graph. */
export function writeDataset(builder: GraphBuilder, sketch: DatasetSketch): Subject {
  const about = new Statements(builder, sketch.iri, 'dcat:Dataset');
  about.texts('dct:identifier', [sketch.identifier]);
  about.words('dct:title', sketch.title);
  about.words('dct:description', sketch.description);
  about.words('dcat:keyword', sketch.keywords);
  about.values('dcat:theme', sketch.themes);
  about.agent('dct:publisher', sketch.publisher);
  about.agent('dct:creator', sketch.creator);
  for (const contact of sketch.contacts ?? []) about.contact(contact);
  about.values('dcat:landingPage', [sketch.landingPage]);
  about.values('foaf:page', sketch.documentation);
  about.texts('dct:issued', [sketch.issued]);
  about.texts('dct:modified', [sketch.modified]);
  about.values('dct:accrualPeriodicity', [sketch.frequency]);
  about.values('dct:language', sketch.language);
  about.values('dct:spatial', sketch.spatial);
  about.place(sketch.bbox);
  about.period(sketch.temporal);
  about.values('dct:license', [sketch.license]);
  about.values('dct:rights', [sketch.rights]);
  about.values('dct:accessRights', [sketch.accessRights]);
  about.values('dct:conformsTo', sketch.conformsTo);
  about.provenance(sketch.provenance);
  about.texts('dcat:version', [sketch.version]);
  about.values('dct:source', [sketch.source]);
  for (const [property, values] of Object.entries(sketch.more ?? {})) about.values(property, values);
  for (const distribution of sketch.distributions ?? []) {
    about.add('dcat:distribution', writeDistribution(builder, distribution, about.subject));
  }
  return about.subject;
}

function writeDistribution(builder: GraphBuilder, sketch: DistributionSketch, dataset: Subject): Subject {
  const about = new Statements(builder, sketch.iri, 'dcat:Distribution');
  about.words('dct:title', sketch.title);
  about.words('dct:description', sketch.description);
  about.values('dcat:accessURL', [sketch.accessUrl ?? sketch.downloadUrl]);
  about.values('dcat:downloadURL', [sketch.downloadUrl]);
  about.values('dct:format', [sketch.format]);
  about.values('dcat:mediaType', [sketch.mediaType]);
  about.texts('dcat:byteSize', [sketch.byteSize]);
  about.values('dct:license', [sketch.license]);
  about.values('dct:rights', [sketch.rights]);
  about.texts('dct:issued', [sketch.issued]);
  about.texts('dct:modified', [sketch.modified]);
  about.values('dct:conformsTo', sketch.conformsTo);
  about.values('foaf:page', [sketch.documentation]);
  about.values('dct:language', sketch.language);
  if (sketch.accessService !== undefined) {
    about.add('dcat:accessService', writeService(builder, sketch.accessService, [dataset]));
  }
  return about.subject;
}

/** Writes a data service; `serves` are the datasets that it gives access to. */
export function writeService(
  builder: GraphBuilder,
  sketch: ServiceSketch,
  serves: readonly Subject[] = [],
): Subject {
  const about = new Statements(builder, sketch.iri, 'dcat:DataService');
  about.words('dct:title', sketch.title);
  about.words('dct:description', sketch.description);
  about.values('dcat:endpointURL', [sketch.endpointUrl]);
  about.values('dcat:endpointDescription', [sketch.endpointDescription]);
  about.values('dct:conformsTo', sketch.conformsTo);
  about.values('dct:format', [sketch.format]);
  about.words('dcat:keyword', sketch.keywords);
  about.values('dct:license', [sketch.license]);
  about.agent('dct:publisher', sketch.publisher);
  if (sketch.contact !== undefined) about.contact(sketch.contact);
  for (const dataset of serves) about.add('dcat:servesDataset', dataset);
  return about.subject;
}

const isAddress = (value: string): boolean => /^(?:https?|ftp|mailto|tel|urn):/i.test(value.trim());

/** Statements about one thing; what is absent makes none. */
class Statements {
  readonly subject: Subject;
  readonly #builder: GraphBuilder;

  constructor(builder: GraphBuilder, iri: string | undefined, type: string) {
    this.#builder = builder;
    this.subject = iri === undefined ? builder.blank() : builder.iri(iri);
    this.add('rdf:type', builder.iri(expand(type)));
  }

  add(property: string, object: Term): void {
    this.#builder.add(this.subject, expand(property), object);
  }

  texts(property: string, values: readonly (string | undefined)[]): void {
    for (const value of values)
      if (value !== undefined && value !== '') this.add(property, this.#builder.literal(value));
  }

  /** Addresses become references, anything else a text for the normaliser to understand. */
  values(property: string, values: readonly (string | undefined)[] | undefined): void {
    for (const value of values ?? []) {
      if (value === undefined || value === '') continue;
      this.add(property, isAddress(value) ? this.#builder.resource(value) : this.#builder.literal(value));
    }
  }

  words(property: string, words: SeveralWords): void {
    const list: readonly Words[] = words === undefined ? [] : isList(words) ? words : [words];
    for (const item of list) {
      const { text, lang } = typeof item === 'string' ? { text: item, lang: '' } : item;
      if (text !== '') this.add(property, this.#builder.literal(text, lang));
    }
  }

  agent(property: string, agent: AgentSketch | undefined): void {
    if (agent?.iri === undefined && agent?.name === undefined) return;
    const about = new Statements(this.#builder, agent.iri, 'foaf:Agent');
    about.words('foaf:name', agent.name);
    about.values('foaf:mbox', [mailto(agent.email)]);
    about.values('foaf:homepage', [agent.homepage]);
    about.texts('dct:identifier', [agent.identifier]);
    this.add(property, about.subject);
  }

  contact(contact: ContactSketch): void {
    if (Object.values(contact).every((value) => value === undefined)) return;
    const about = new Statements(this.#builder, undefined, 'vcard:Organization');
    about.texts('vcard:fn', [contact.name]);
    about.values('vcard:hasEmail', [mailto(contact.email)]);
    about.texts('vcard:hasTelephone', [contact.phone]);
    about.values('vcard:hasURL', [contact.url]);
    this.add('dcat:contactPoint', about.subject);
  }

  place(bbox: DatasetSketch['bbox']): void {
    if (bbox === undefined) return;
    const [west, south, east, north] = bbox;
    const corners = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const polygon = `POLYGON((${corners.map((corner) => corner.join(' ')).join(',')}))`;
    const about = new Statements(this.#builder, undefined, 'dct:Location');
    about.add('dcat:bbox', this.#builder.literal(polygon, '', expand('geo:wktLiteral')));
    this.add('dct:spatial', about.subject);
  }

  period(period: DatasetSketch['temporal']): void {
    if (period?.start === undefined && period?.end === undefined) return;
    const about = new Statements(this.#builder, undefined, 'dct:PeriodOfTime');
    about.texts('dcat:startDate', [period.start]);
    about.texts('dcat:endDate', [period.end]);
    this.add('dct:temporal', about.subject);
  }

  provenance(words: SeveralWords): void {
    if (words === undefined) return;
    const about = new Statements(this.#builder, undefined, 'dct:ProvenanceStatement');
    about.words('dct:description', words);
    this.add('dct:provenance', about.subject);
  }
}

const isList = (words: Words | readonly Words[]): words is readonly Words[] => Array.isArray(words);

const mailto = (email: string | undefined): string | undefined =>
  email === undefined || /^(?:mailto|https?):/i.test(email) ? email : `mailto:${email}`;
