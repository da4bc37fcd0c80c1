import type { Contact, Entity, Region, Value } from '@lanskatalog/core';
import { organisationIri } from '@lanskatalog/core';
import type { TableKind } from './columns.ts';
import { tableKinds } from './columns.ts';
import type { DescribeInput } from './describe-distributions.ts';
import { describeApi, describeFile } from './describe-distributions.ts';
import { provenanceText, tableTexts } from './describe-texts.ts';
import { authority, both, earliest, iri, latest, node, typed } from './describe-values.ts';
import type { Coverage } from './publish-coverage.ts';

const seriesIri = (region: Region, table: TableKind): string => `${region.baseUri}tables/${table}`;

/** IRI of the regional dataset of a table and, for the ledger, a year. */
export const tableDatasetIri = (region: Region, table: TableKind, year: string | undefined): string =>
  `${seriesIri(region, table)}/${year ?? 'aktuell'}`;

/**
 * Describes the regional tables in the profile's form: a series per table and a dataset per year in it, each with its
 * files, its period and the municipal datasets it is made of (DCAT-AP-SE 3.0.1; PROV-O `wasDerivedFrom`).
 */
export function describeTables(input: DescribeInput): readonly Entity[] {
  return tableKinds.flatMap((table) => {
    const years = [...new Set(input.files.filter((file) => file.table === table).map(({ year }) => year))];
    if (years.length === 0) return [];
    const datasets = years.map((year) => describeDataset(input, table, year));
    return [describeSeries(input, table, datasets), ...datasets];
  });
}

/** What a series and its datasets say alike. */
function common({ region, pageUrl }: DescribeInput, table: TableKind): Entity['properties'] {
  const { keywords, themes, conformsTo } = tableTexts[table];
  const { contact } = region;
  return {
    'dct:publisher': [iri(organisationIri(region.publisher.orgnr))],
    'dcat:keyword': [
      ...keywords.sv.map((text): Value => ({ text, lang: 'sv' })),
      ...keywords.en.map((text): Value => ({ text, lang: 'en' })),
    ],
    'dcat:theme': themes.map((code) => iri(`${authority}/data-theme/${code}`)),
    'dct:accrualPeriodicity': [iri(`${authority}/frequency/${table === 'ledger' ? 'MONTHLY' : 'IRREG'}`)],
    'dcat:landingPage': [iri(pageUrl(table))],
    ...(contact === undefined ? {} : { 'dcat:contactPoint': [contactNode(region, contact)] }),
    ...(region.spatial === undefined ? {} : { 'dct:spatial': [iri(region.spatial)] }),
    ...(conformsTo === undefined ? {} : { 'dct:conformsTo': [iri(conformsTo)] }),
  };
}

const contactNode = (region: Region, { name, email }: Contact): Value =>
  node(
    ['vcard:Organization'],
    { 'vcard:fn': [{ literal: name }], 'vcard:hasEmail': [iri(`mailto:${email}`)] },
    `${region.baseUri}contact`,
  );

/** A series was issued when its first dataset was, and modified when its last one was (DCAT-AP-SE 3.0.1). */
function describeSeries(input: DescribeInput, table: TableKind, datasets: readonly Entity[]): Entity {
  const dates = datasets.flatMap(({ id }) => input.dates.get(id) ?? []);
  const issued = earliest(dates.map((date) => date.issued));
  const modified = latest(dates.map((date) => date.modified));
  return {
    id: seriesIri(input.region, table),
    types: ['dcat:DatasetSeries'],
    properties: {
      'dct:title': both(tableTexts[table].title),
      'dct:description': both(tableTexts[table].description),
      ...common(input, table),
      ...temporal(input.coverage.filter((row) => row.table === table)),
      ...(issued === undefined ? {} : { 'dct:issued': [typed(issued, 'xsd:date')] }),
      ...(modified === undefined ? {} : { 'dct:modified': [typed(modified, 'xsd:date')] }),
    },
  };
}

function describeDataset(input: DescribeInput, table: TableKind, year: string | undefined): Entity {
  const { region, files, coverage, partitions } = input;
  const id = tableDatasetIri(region, table, year);
  const { title, description } = tableTexts[table];
  const ofYear = (period: string): boolean => year === undefined || period.startsWith(year);
  const sources = partitions
    .filter(({ key }) => key.table === table && ofYear(key.period))
    .map(({ origin }) => origin.dataset);
  const derived = [...new Set(sources)].map(iri);
  const dates = input.dates.get(id);
  const label = year === undefined ? title : { sv: `${title.sv} ${year}`, en: `${title.en} ${year}` };
  return {
    id,
    types: ['dcat:Dataset'],
    properties: {
      'dct:title': both(label),
      'dct:description': both(description),
      'dct:identifier': [{ literal: id }],
      ...common(input, table),
      'dcat:inSeries': [iri(seriesIri(region, table))],
      'dct:accessRights': [iri(`${authority}/access-right/PUBLIC`)],
      'dct:language': [iri(`${authority}/language/SWE`)],
      ...temporal(coverage.filter((row) => row.table === table && ofYear(row.period))),
      ...(dates === undefined
        ? {}
        : {
            'dct:issued': [typed(dates.issued, 'xsd:date')],
            'dct:modified': [typed(dates.modified, 'xsd:date')],
          }),
      ...(derived.length === 0 ? {} : { 'dct:source': derived, 'prov:wasDerivedFrom': derived }),
      'dct:provenance': [node(['dct:ProvenanceStatement'], { 'dct:description': both(provenanceText) })],
      'dcat:distribution': [
        ...files
          .filter((file) => file.table === table && file.year === year)
          .map((file) => describeFile(input, file, { id, label })),
        describeApi(input, { table, year }, { id, label }),
      ],
    },
  };
}

/** From the first day to the last that the rows speak of; lists without dates speak of no period. */
function temporal(coverage: readonly Coverage[]): Entity['properties'] {
  const first = earliest(coverage.flatMap((row) => row.firstDate ?? monthDays(row.period)[0] ?? []));
  const last = latest(coverage.flatMap((row) => row.lastDate ?? monthDays(row.period)[1] ?? []));
  if (first === undefined || last === undefined) return {};
  const period = {
    'dcat:startDate': [typed(first, 'xsd:date')],
    'dcat:endDate': [typed(last, 'xsd:date')],
  };
  return { 'dct:temporal': [node(['dct:PeriodOfTime'], period)] };
}

/** First and last day of a month, for rows that say no day. */
function monthDays(period: string): readonly string[] {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period) ?? [];
  if (year === undefined || month === undefined) return [];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return [`${period}-01`, `${period}-${last}`];
}
