import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readKind } from '../read-kind.ts';
import { sharedFeeds } from '../shared-feeds.ts';

const url = 'https://www.hallsberg.se/data.json';
const read = (document: string | object) => readKind('dcat-us', url, { pages: { [url]: document } });

describe('a data.json', () => {
  it('tells what its datasets say', async () => {
    const { lines, result } = await read({
      dataset: [
        {
          identifier: 'https://www.hallsberg.se/d/1',
          title: 'Badplatser',
          description: 'Kommunens badplatser',
          keyword: 'bad, sjö',
          modified: 'R/P1Y',
          accessLevel: 'public',
          license: 'http://creativecommons.org/publicdomain/zero/1.0/',
          publisher: { name: 'Hallsbergs kommun' },
          contactPoint: { fn: 'Öppna data', hasEmail: 'mailto:oppnadata@hallsberg.se' },
          spatial: '15,59,15.5,59.2',
          temporal: '2020-01-01/2024-12-31',
          distribution: [
            { downloadURL: 'https://www.hallsberg.se/bad.csv', mediaType: 'text/csv', title: 'CSV' },
          ],
        },
      ],
    });
    expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
    expect(lines).toEqual(
      [
        'https://www.hallsberg.se/d/1 rdf:type dcat:Dataset',
        'https://www.hallsberg.se/d/1 dct:identifier "https://www.hallsberg.se/d/1"',
        'https://www.hallsberg.se/d/1 dct:title "Badplatser"',
        'https://www.hallsberg.se/d/1 dct:description "Kommunens badplatser"',
        'https://www.hallsberg.se/d/1 dcat:keyword "bad"',
        'https://www.hallsberg.se/d/1 dcat:keyword "sjö"',
        'https://www.hallsberg.se/d/1 dct:accrualPeriodicity http://publications.europa.eu/resource/authority/frequency/ANNUAL',
        'https://www.hallsberg.se/d/1 dct:accessRights http://publications.europa.eu/resource/authority/access-right/PUBLIC',
        'https://www.hallsberg.se/d/1 dct:license http://creativecommons.org/publicdomain/zero/1.0/',
        'https://www.hallsberg.se/d/1 dct:publisher _',
        '_ rdf:type foaf:Agent',
        '_ foaf:name "Hallsbergs kommun"',
        'https://www.hallsberg.se/d/1 dcat:contactPoint _',
        '_ rdf:type vcard:Organization',
        '_ vcard:fn "Öppna data"',
        '_ vcard:hasEmail mailto:oppnadata@hallsberg.se',
        'https://www.hallsberg.se/d/1 dct:spatial _',
        '_ rdf:type dct:Location',
        '_ dcat:bbox "POLYGON((15 59,15.5 59,15.5 59.2,15 59.2,15 59))"^^geo:wktLiteral',
        'https://www.hallsberg.se/d/1 dct:temporal _',
        '_ rdf:type dct:PeriodOfTime',
        '_ dcat:startDate "2020-01-01"',
        '_ dcat:endDate "2024-12-31"',
        'https://www.hallsberg.se/d/1 dcat:distribution _',
        '_ rdf:type dcat:Distribution',
        '_ dct:title "CSV"',
        '_ dcat:accessURL https://www.hallsberg.se/bad.csv',
        '_ dcat:downloadURL https://www.hallsberg.se/bad.csv',
        '_ dcat:mediaType "text/csv"',
        '_ dct:license http://creativecommons.org/publicdomain/zero/1.0/',
      ].sort(),
    );
  });

  it('may be the list of datasets alone', async () => {
    expect(
      (
        await read([
          { identifier: 'a', title: 'A' },
          { identifier: 'b', title: 'B' },
        ])
      ).keys,
    ).toEqual(['_:a', '_:b']);
  });

  it('survives fields of the wrong kind', async () => {
    const { keys, result } = await read({
      dataset: [{ identifier: 7, title: ['x'], keyword: null, publisher: 'P', distribution: {}, spatial: 3 }],
    });
    expect(keys).toEqual(['_:7']);
    expect(result).toMatchObject({ complete: true });
  });

  it('loses what is no dataset at all, and tells it', async () => {
    const { keys, codes, result } = await read({ dataset: [{ identifier: 'a' }, 'nonsense'] });
    expect(keys).toEqual(['_:a']);
    expect(codes).toEqual(['sources.record-unreadable']);
    expect(result).toMatchObject({ complete: false });
  });

  it('that breaks off keeps the datasets that were whole', async () => {
    const { keys, codes, result } = await read('{"dataset":[{"identifier":"a"},{"identifier":"b","tit');
    expect(keys).toEqual(['_:a']);
    expect(codes).toEqual(['rdf.truncated']);
    expect(result).toMatchObject({ complete: false });
  });

  it.each(['<html></html>', '{"error":"x"}', ''])('is something else: %s', async (content) => {
    expect((await read(content)).result).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'sources.answer-unexpected', subject: url }],
    });
  });
});

describe('real files', () => {
  const files = sharedFeeds('dcat-us', 'ckan', 'other').filter((path) =>
    /dcatus|evian|catalog(?:_datasets_list)?\.json$/.test(path),
  );
  if (files.length === 0) it.skip('are read whole (skipped: no shared data here)', () => undefined);
  it.each(files)('are read whole: %s', async (path) => {
    const content = readFileSync(path, 'utf8');
    const document = JSON.parse(content) as { dataset?: unknown[] } | unknown[];
    const expected = Array.isArray(document) ? document.length : (document.dataset?.length ?? 0);
    const { lines, result } = await read(content);
    expect(result).toMatchObject({ kind: 'read', complete: true });
    expect(lines.filter((line) => line.endsWith(' rdf:type dcat:Dataset'))).toHaveLength(expected);
  });
});
