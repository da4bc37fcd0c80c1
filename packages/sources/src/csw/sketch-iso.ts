import { boxOf } from '../sketch/bounding-box.ts';
import type { ContactSketch, DatasetSketch, DistributionSketch } from '../sketch/sketch.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { at, textAt, textOf, textsAt, within } from '../xml/xml-element.ts';

/** What an ISO 19139 record describes. */
export type IsoRecord =
  | { readonly kind: 'dataset' | 'series'; readonly sketch: DatasetSketch }
  | { readonly kind: 'service'; readonly sketch: DatasetSketch; readonly endpoints: readonly string[] };

const inspireFrequency = 'http://publications.europa.eu/resource/authority/frequency/';
/** MD_MaintenanceFrequencyCode in the EU's table. */
const frequencies: Readonly<Record<string, string>> = {
  continual: 'CONT',
  daily: 'DAILY',
  weekly: 'WEEKLY',
  fortnightly: 'BIWEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  biannually: 'ANNUAL_2',
  annually: 'ANNUAL',
  asNeeded: 'IRREG',
  irregular: 'IRREG',
  notPlanned: 'NEVER',
  unknown: 'UNKNOWN',
};

/** Reads a metadata record of ISO 19115/19139, as geodata catalogues keep them. */
export function readIsoRecord(record: XmlElement, recordPage: (id: string) => string): IsoRecord {
  const id = textAt(record, 'fileIdentifier');
  const level = codeOf(at(record, 'hierarchyLevel')[0]) ?? 'dataset';
  const info = at(record, 'identificationInfo')[0]?.children[0];
  const sketch = sketchOf(record, info, { id, page: id === undefined ? undefined : recordPage(id) });
  if (level !== 'service') return { kind: level === 'series' ? 'series' : 'dataset', sketch };
  const endpoints = [...within(info, 'connectPoint'), ...at(record, 'distributionInfo')].flatMap((part) =>
    within(part, 'URL').flatMap((url) => textOf(url) ?? []),
  );
  return { kind: 'service', sketch, endpoints: [...new Set(endpoints)] };
}

/** A code list value: its attribute, or its text. */
const codeOf = (element: XmlElement | undefined): string | undefined =>
  element?.children[0]?.attributes['codeListValue'] ?? textOf(element);

function sketchOf(
  record: XmlElement,
  info: XmlElement | undefined,
  { id, page }: { readonly id: string | undefined; readonly page: string | undefined },
): DatasetSketch {
  const citation = at(info, 'citation/CI_Citation')[0];
  const dates = at(citation, 'date/CI_Date').map((date) => ({
    type: codeOf(at(date, 'dateType')[0]),
    day: textAt(date, 'date'),
  }));
  const parties = at(info, 'pointOfContact/CI_ResponsibleParty').concat(
    at(record, 'contact/CI_ResponsibleParty'),
  );
  const owner =
    parties.find((party) => /owner|publisher/.test(codeOf(at(party, 'role')[0]) ?? '')) ?? parties[0];
  const [constraints] = at(info, 'resourceConstraints/MD_LegalConstraints');
  const others = within(info, 'otherConstraints');
  const limits = others.flatMap((constraint) => textOf(constraint) ?? []);
  const maintenance = codeOf(within(info, 'maintenanceAndUpdateFrequency')[0]) ?? '';
  const uri = identifierOf(citation);
  return {
    iri: uri !== undefined && /^https?:/.test(uri) ? uri : page,
    identifier: id ?? uri,
    title: textAt(citation, 'title'),
    description: textAt(info, 'abstract'),
    keywords: keywordsOf(info),
    themes: textsAt(info, 'topicCategory'),
    publisher: { name: textAt(owner, 'organisationName') },
    contacts: parties.slice(0, 1).map(contactOf),
    landingPage: page,
    issued:
      dates.find(({ type }) => type === 'publication')?.day ??
      dates.find(({ type }) => type === 'creation')?.day,
    modified: dates.find(({ type }) => type === 'revision')?.day,
    frequency: Object.hasOwn(frequencies, maintenance)
      ? inspireFrequency + (frequencies[maintenance] ?? '')
      : maintenance,
    language: [codeOf(at(info, 'language')[0]) ?? ''],
    bbox: boxIn(info),
    temporal: {
      start: textOf(within(info, 'beginPosition')[0]),
      end: textOf(within(info, 'endPosition')[0]),
    },
    license: licenseOf(others, limits),
    rights: limits.find((text) => !/^https?:/.test(text)) ?? textAt(constraints, 'useLimitation'),
    provenance: textOf(within(at(record, 'dataQualityInfo')[0], 'statement')[0]),
    distributions: distributionsOf(record),
  };
}

/** The resource's own identifier, where the catalogue gives it one. */
function identifierOf(citation: XmlElement | undefined): string | undefined {
  const [identifier] = at(citation, 'identifier');
  return textOf(within(identifier, 'code')[0]);
}

const keywordsOf = (info: XmlElement | undefined): string[] =>
  at(info, 'descriptiveKeywords/MD_Keywords').flatMap((group) =>
    codeOf(at(group, 'type')[0]) === 'place' ? [] : textsAt(group, 'keyword'),
  );

function contactOf(party: XmlElement): ContactSketch {
  return {
    name: textAt(party, 'organisationName'),
    email: textOf(within(party, 'electronicMailAddress')[0]),
    phone: textOf(within(party, 'voice')[0]),
  };
}

function boxIn(info: XmlElement | undefined): DatasetSketch['bbox'] {
  const [box] = within(info, 'EX_GeographicBoundingBox');
  const side = (name: string): number => Number(textAt(box, name) ?? Number.NaN);
  return boxOf([
    side('westBoundLongitude'),
    side('southBoundLatitude'),
    side('eastBoundLongitude'),
    side('northBoundLatitude'),
  ]);
}

/** A licence given as an anchor, as an address, or in words. */
function licenseOf(constraints: readonly XmlElement[], texts: readonly string[]): string | undefined {
  const linked = constraints.flatMap((constraint) =>
    constraint.children.flatMap(({ attributes }) => attributes['href'] ?? []),
  );
  return [...linked, ...texts].find((text) => /licen|creativecommons|CC[ -]?(?:0|BY)/i.test(text));
}

/** Resources that can be fetched or asked: links for reading about the data are no distributions. */
function distributionsOf(record: XmlElement): DistributionSketch[] {
  const formats = within(at(record, 'distributionInfo')[0], 'MD_Format').flatMap(
    (format) => textAt(format, 'name') ?? [],
  );
  return within(at(record, 'distributionInfo')[0], 'CI_OnlineResource').flatMap(
    (resource): DistributionSketch[] => {
      const url = textAt(resource, 'linkage');
      const protocol = textAt(resource, 'protocol') ?? '';
      const role = codeOf(at(resource, 'function')[0]) ?? '';
      if (url === undefined || !/^https?:/.test(url) || /^(?:information|search|order)$/.test(role))
        return [];
      const service = /\b(WMS|WFS|WMTS|WCS|ATOM|OGC ?API)\b/i.exec(`${protocol} ${url}`)?.[1]?.toUpperCase();
      const download = role === 'download' || /download/i.test(protocol);
      return [
        {
          title: textAt(resource, 'name'),
          description: textAt(resource, 'description'),
          accessUrl: url,
          downloadUrl: download && service === undefined ? url : undefined,
          format: service ?? (formats.length === 1 ? formats[0] : undefined),
        },
      ];
    },
  );
}
