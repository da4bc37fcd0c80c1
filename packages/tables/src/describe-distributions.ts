import type { Entity, LocalisedText, Region, Value } from '@lanskatalog/core';
import { organisationIri } from '@lanskatalog/core';
import type { TableKind } from './columns.ts';
import { distributionDescriptions, distributionTitle } from './describe-texts.ts';
import { authority, both, iri, node, typed } from './describe-values.ts';
import type { PartitionManifest } from './partition-manifest.ts';
import type { Coverage } from './publish-coverage.ts';
import type { PublishedFile } from './publish.ts';

export interface DescribeInput {
  readonly region: Region;
  readonly files: readonly PublishedFile[];
  readonly coverage: readonly Coverage[];
  readonly partitions: readonly PartitionManifest[];
  /** Address of a published file, and of the JSON API for a table and year. */
  readonly fileUrl: (file: PublishedFile) => string;
  readonly apiUrl: (table: TableKind, year: string | undefined) => string;
  /** A page for people about the table. */
  readonly pageUrl: (table: TableKind) => string;
  /** Dataset IRI → days (ISO) its rows were first published and last changed; not the time of a harvest. */
  readonly dates: ReadonlyMap<string, { readonly issued: string; readonly modified: string }>;
}

const mediaTypes = {
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  json: 'application/json',
} as const;

export interface Described {
  readonly id: string;
  readonly label: Required<LocalisedText>;
}

function distribution(
  { region, dates }: DescribeInput,
  { id, label }: Described,
  { format, address }: { readonly format: keyof typeof mediaTypes; readonly address: string },
): Entity['properties'] {
  const days = dates.get(id);
  const media = mediaTypes[format];
  return {
    'dct:title': both({
      sv: distributionTitle(format, label.sv, 'sv'),
      en: distributionTitle(format, label.en, 'en'),
    }),
    'dct:description': both(distributionDescriptions[format]),
    'dcat:accessURL': [iri(address)],
    'dct:format': [{ literal: media }],
    'dcat:mediaType': [iri(`https://www.iana.org/assignments/media-types/${media}`)],
    'dct:license': [iri(region.license)],
    'dct:rights': [rightsNode(region)],
    'dcatap:availability': [iri(`${authority}/planned-availability/STABLE`)],
    'adms:status': [iri(`${authority}/distribution-status/COMPLETED`)],
    'dct:language': [iri(`${authority}/language/SWE`)],
    ...(days === undefined
      ? {}
      : {
          'dct:issued': [typed(days.issued, 'xsd:date')],
          'dct:modified': [typed(days.modified, 'xsd:date')],
        }),
  };
}

/** One statement for all files: free to use, and who compiled them. */
const rightsNode = (region: Region): Value =>
  node(
    ['odrs:RightsStatement'],
    {
      'odrs:attributionText': both({ sv: region.publisher.name, en: region.publisher.name }),
      'odrs:attributionURL': [iri(region.baseUri)],
      'odrs:copyrightHolder': [iri(organisationIri(region.publisher.orgnr))],
      'odrs:copyrightStatement': [iri(region.license)],
      'odrs:jurisdiction': [iri(`${authority}/country/SWE`)],
      'odrs:reuserGuidelines': [iri(region.license)],
    },
    `${region.baseUri}tables/rights`,
  );

export function describeFile(input: DescribeInput, file: PublishedFile, about: Described): Value {
  const address = input.fileUrl(file);
  const size = typed(String(file.size), 'xsd:nonNegativeInteger');
  const properties = {
    ...distribution(input, about, { format: file.format, address }),
    'dcat:downloadURL': [iri(address)],
    'dcat:byteSize': [size],
  };
  return node(['dcat:Distribution'], properties, `${about.id}/${file.format}`);
}

export function describeApi(
  input: DescribeInput,
  { table, year }: { readonly table: TableKind; readonly year: string | undefined },
  about: Described,
): Value {
  const address = input.apiUrl(table, year);
  const properties = {
    ...distribution(input, about, { format: 'json', address }),
    'dcat:downloadURL': [iri(address)],
  };
  return node(['dcat:Distribution'], properties, `${about.id}/json`);
}
