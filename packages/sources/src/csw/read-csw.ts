import type { ReadContext, ReadResult } from '@lanskatalog/core';
import { SourceReading } from '../reading/source-reading.ts';
import { writeDataset, writeService } from '../sketch/write-sketch.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { at, within } from '../xml/xml-element.ts';
import { readIsoRecord } from './sketch-iso.ts';

const maxRecords = 50;
const defaultMaxPages = 200;

/** The service behind an address of the catalogue. */
export const cswEndpoint = (url: string): string => url.replace(/[?#].*$/s, '');

/** A page of records in ISO 19139, by the GET binding. OGC 07-006r1, 10.8 */
export const recordsAddress = (endpoint: string, start: number): string =>
  `${endpoint}?service=CSW&version=2.0.2&request=GetRecords&resultType=results&typeNames=gmd:MD_Metadata&elementSetName=full` +
  `&outputSchema=${encodeURIComponent('http://www.isotc211.org/2005/gmd')}&startPosition=${start}&maxRecords=${maxRecords}`;

/** Reads a catalogue of geodata (GeoNetwork, Metagis and others) by CSW, and checks that as many records came as match. */
export async function readCsw(context: ReadContext): Promise<ReadResult> {
  const reading = new SourceReading(context);
  const endpoint = cswEndpoint(context.source.url);
  let expected = 1;
  let read = 0;
  for (let pages = 0; read < expected; pages += 1) {
    const url = recordsAddress(endpoint, read + 1);
    if (pages >= (context.source.overrides.maxPages ?? defaultMaxPages)) {
      reading.incomplete('sources.page-cap', { subject: url, params: { pages } });
      break;
    }
    const answer = await reading.xml(url, /^GetRecordsResponse$/);
    if (answer.kind !== 'xml') {
      if (pages === 0) return answer;
      reading.broke(url, answer);
      break;
    }
    const [results] = at(answer.root, 'SearchResults');
    const records = within(results, 'MD_Metadata');
    expected = Number(results?.attributes['numberOfRecordsMatched'] ?? records.length);
    if (records.length === 0) break;
    read += records.length;
    for (const record of records) writeRecord(reading, record, endpoint);
  }
  if (read < expected && reading.builder.complete) {
    reading.incomplete('sources.count-mismatch', { subject: endpoint, params: { expected, read } });
  }
  return reading.result();
}

function writeRecord({ builder }: SourceReading, element: XmlElement, endpoint: string): void {
  const record = readIsoRecord(element, (id) => recordPage(endpoint, id));
  if (record.kind !== 'service') {
    writeDataset(builder, record.sketch);
    return;
  }
  const { iri, title, description, contacts = [], license, publisher, keywords } = record.sketch;
  const [endpointUrl] = record.endpoints;
  if (endpointUrl === undefined) return;
  writeService(builder, {
    iri,
    title,
    description,
    endpointUrl,
    license,
    publisher,
    keywords,
    contact: contacts[0],
  });
}

/** GeoNetwork has a page for each record; of other catalogues the record itself is all there is. */
const recordPage = (endpoint: string, id: string): string => {
  const geonetwork = /^(.*\/srv)\/\w+\/csw/i.exec(endpoint)?.[1];
  if (geonetwork !== undefined) return `${geonetwork}/api/records/${encodeURIComponent(id)}`;
  return `${endpoint}?service=CSW&version=2.0.2&request=GetRecordById&elementSetName=full&id=${encodeURIComponent(id)}`;
};
