import type { ReadContext, ReadResult } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { invalid, SourceReading } from '../reading/source-reading.ts';
import type { DatasetSketch } from '../sketch/sketch.ts';
import { writeDataset } from '../sketch/write-sketch.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { at, textAt, textsAt } from '../xml/xml-element.ts';

const defaultMaxPages = 500;

/** The repository behind an address, and the set it names, if any. */
export function repositoryOf(url: string): { readonly endpoint: string; readonly set: string | undefined } {
  const parsed = new URL(url);
  return { endpoint: parsed.origin + parsed.pathname, set: parsed.searchParams.get('set') ?? undefined };
}

export const listAddress = (endpoint: string, set: string | undefined): string =>
  `${endpoint}?verb=ListRecords&metadataPrefix=oai_dc${set === undefined ? '' : `&set=${encodeURIComponent(set)}`}`;

const resumeAddress = (endpoint: string, token: string): string =>
  `${endpoint}?verb=ListRecords&resumptionToken=${encodeURIComponent(token)}`;

/** Reads the data in a repository by OAI-PMH with Dublin Core. http://www.openarchives.org/OAI/openarchivesprotocol.html */
export async function readOaiPmh(context: ReadContext): Promise<ReadResult> {
  const reading = new SourceReading(context);
  const { endpoint, set } = repositoryOf(context.source.url);
  const tokens = new Set<string>();
  let url: string | undefined = listAddress(endpoint, set);
  let read = 0;
  let expected: number | undefined;
  for (let pages = 0; url !== undefined; pages += 1) {
    const stop = pages >= (context.source.overrides.maxPages ?? defaultMaxPages);
    if (stop) {
      reading.incomplete('sources.page-cap', { subject: url, params: { pages } });
      break;
    }
    const answer = await reading.xml(url, /^OAI-PMH$/);
    const error = answer.kind === 'xml' ? at(answer.root, 'error')[0] : undefined;
    if (answer.kind !== 'xml' || (error !== undefined && error.attributes['code'] !== 'noRecordsMatch')) {
      const failed =
        answer.kind === 'xml'
          ? invalid(
              problem('sources.answer-unexpected', { subject: url, params: { detail: error?.text ?? '' } }),
            )
          : answer;
      if (pages === 0) return failed;
      reading.broke(url, failed);
      break;
    }
    const [list] = at(answer.root, 'ListRecords');
    for (const record of at(list, 'record')) {
      read += 1;
      writeRecord(reading, record);
    }
    const [resumption] = at(list, 'resumptionToken');
    expected = Number(resumption?.attributes['completeListSize'] ?? Number.NaN) || expected;
    const token = resumption?.text.trim() ?? '';
    if (token !== '' && tokens.has(token)) {
      reading.incomplete('sources.paging-loop', { subject: url, params: { pages: pages + 1 } });
      break;
    }
    tokens.add(token);
    url = token === '' ? undefined : resumeAddress(endpoint, token);
  }
  if (expected !== undefined && read < expected && reading.builder.complete) {
    reading.incomplete('sources.count-mismatch', { subject: endpoint, params: { expected, read } });
  }
  return reading.result();
}

/** Repositories hold mostly publications: a record whose types say that it is none of data is left out. */
function writeRecord({ builder }: SourceReading, record: XmlElement): void {
  const [header] = at(record, 'header');
  const [dc] = at(record, 'metadata/dc');
  const types = textsAt(dc, 'type');
  const isData =
    types.length === 0 || types.some((type) => /data ?set|datamängd|\bdata\b|collection|samling/i.test(type));
  if (header?.attributes['status'] === 'deleted' || dc === undefined || !isData) return;
  writeDataset(builder, sketchOf(dc, textAt(header, 'identifier')));
}

function sketchOf(dc: XmlElement, oaiIdentifier: string | undefined): DatasetSketch {
  const identifiers = textsAt(dc, 'identifier').map((text) =>
    /^(?:doi:\s*)?10\.\d{4,}\//i.test(text) ? `https://doi.org/${text.replace(/^doi:\s*/i, '')}` : text,
  );
  const page = identifiers.find((text) => /^https?:/.test(text));
  const words = (name: string): DatasetSketch['title'] =>
    at(dc, name).map(({ text, attributes }) => ({ text: text.trim(), lang: attributes['lang'] ?? '' }));
  const [day] = textsAt(dc, 'date');
  return {
    iri: page,
    identifier: oaiIdentifier ?? identifiers[0],
    title: words('title'),
    description: words('description'),
    keywords: at(dc, 'subject').map(({ text, attributes }) => ({
      text: text.trim(),
      lang: attributes['lang'] ?? '',
    })),
    publisher: { name: textAt(dc, 'publisher') },
    creator: { name: textAt(dc, 'creator') },
    landingPage: page,
    issued: day,
    language: textsAt(dc, 'language'),
    spatial: textsAt(dc, 'coverage'),
    license: textsAt(dc, 'rights').find((text) => /licen|creativecommons|\bCC[ -]?(?:0|BY)/i.test(text)),
    rights: textsAt(dc, 'rights')[0],
    source: textsAt(dc, 'source').find((text) => /^https?:/.test(text)),
    distributions: page === undefined ? [] : [{ accessUrl: page, format: textAt(dc, 'format') }],
  };
}
