import type { DatasetKind, Entity, LocalisedText, Municipality, Region, Value } from '@lanskatalog/core';
import { organisationIri } from '@lanskatalog/core';

/** A dataset, series or service as the catalogues list it. */
export interface Listed {
  readonly uri: string;
  readonly kind: DatasetKind;
  /** Code of the municipality whose source publishes it. */
  readonly municipality: string;
}

export interface CatalogueContents {
  readonly region: Region;
  readonly municipalities: readonly Municipality[];
  readonly listed: readonly Listed[];
  /** Latest date of the data, `2026-03-01`; never a harvest's. */
  readonly modified: string | undefined;
  /** Whether each municipality that has something gets a catalogue within the main one. */
  readonly subCatalogues: boolean;
}

/** IRI of the region's main catalogue. */
export const catalogueIri = (region: Region): string => `${region.baseUri}catalog`;

/** The main catalogue, then the municipalities' own: one level, each with its contents in the same document. */
export function catalogueEntities(contents: CatalogueContents): Entity[] {
  const { region, listed, modified } = contents;
  const parts = contents.subCatalogues ? municipalCatalogues(contents) : [];
  const main = catalogue({
    id: catalogueIri(region),
    title: region.title,
    description: region.description,
    publisher: organisationIri(region.publisher.orgnr),
    spatial: region.spatial,
    listed,
    more: {
      'foaf:homepage': [{ node: { id: region.baseUri, types: ['foaf:Document'], properties: {} } }],
      ...(modified === undefined ? {} : { 'dct:modified': [{ literal: modified, type: 'xsd:date' }] }),
      ...(parts.length === 0 ? {} : { 'dct:hasPart': parts.map(({ id }) => ({ iri: id })) }),
    },
  });
  return [main, ...parts];
}

/** A catalogue without a dataset would be an error, so a municipality that has none gets no catalogue. */
function municipalCatalogues({ region, municipalities, listed }: CatalogueContents): Entity[] {
  return municipalities.flatMap((municipality) => {
    const { code, officialName, orgnr } = municipality;
    const own = listed.filter((item) => item.municipality === code);
    if (!own.some(({ kind }) => kind !== 'service')) return [];
    return catalogue({
      id: `${catalogueIri(region)}/${code}`,
      title: { sv: `Öppna data från ${officialName}`, en: `Open data from ${officialName}` },
      description: {
        sv: `Datamängder som ${officialName} publicerar, hämtade till ${region.title.sv}.`,
        en: `Datasets published by ${officialName}, brought into ${region.title.en ?? region.title.sv}.`,
      },
      publisher: organisationIri(orgnr ?? region.publisher.orgnr),
      spatial: municipality.spatial,
      listed: own,
      more: { 'dct:isPartOf': [{ iri: catalogueIri(region) }] },
    });
  });
}

interface CatalogueFacts {
  readonly id: string;
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly publisher: string;
  readonly spatial: string | undefined;
  readonly listed: readonly Listed[];
  readonly more: Record<string, readonly Value[]>;
}

const cc0 = 'http://creativecommons.org/publicdomain/zero/1.0/';
const themes = 'http://publications.europa.eu/resource/authority/data-theme';
const language = (code: string): Value => ({
  iri: `http://publications.europa.eu/resource/authority/language/${code}`,
});

/** DCAT-AP-SE 3.0.1, dcat:Catalog. The profile fixes the licence of the metadata to CC0. */
function catalogue(facts: CatalogueFacts): Entity {
  const linksTo = (services: boolean): Value[] =>
    facts.listed.filter(({ kind }) => (kind === 'service') === services).map(({ uri }) => ({ iri: uri }));
  const properties: Record<string, readonly Value[]> = {
    'dct:title': texts(facts.title),
    'dct:description': texts(facts.description),
    'dct:publisher': [{ iri: facts.publisher }],
    'dct:license': [{ iri: cc0 }],
    'dct:language': facts.title.en === undefined ? [language('SWE')] : [language('SWE'), language('ENG')],
    'dct:spatial': facts.spatial === undefined ? [] : [{ iri: facts.spatial }],
    'dcat:themeTaxonomy': [{ iri: themes }],
    'dcat:dataset': linksTo(false),
    'dcat:service': linksTo(true),
    ...facts.more,
  };
  return { id: facts.id, types: ['dcat:Catalog'], properties };
}

const texts = ({ sv, en }: LocalisedText): Value[] => [
  { text: sv, lang: 'sv' },
  ...(en === undefined ? [] : [{ text: en, lang: 'en' }]),
];
