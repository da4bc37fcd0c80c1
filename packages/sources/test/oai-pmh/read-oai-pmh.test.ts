import { describe, expect, it } from '@jest/globals';
import { listAddress } from '../../src/oai-pmh/read-oai-pmh.ts';
import { readKind } from '../read-kind.ts';

const endpoint = 'https://arkiv.orebro.example/oai';
const record = (id: string, type: string, status = ''): string =>
  `<record><header${status}><identifier>oai:arkiv:${id}</identifier></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title xml:lang="sv">Titel ${id}</dc:title><dc:type>${type}</dc:type><dc:identifier>https://arkiv.orebro.example/${id}</dc:identifier><dc:identifier>10.1234/${id}</dc:identifier><dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights></oai_dc:dc></metadata></record>`;
const answer = (records: string, token = ''): string =>
  `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>${records}${token}</ListRecords></OAI-PMH>`;
const read = (pages: Readonly<Record<string, string>>, url = endpoint) => readKind('oai-pmh', url, { pages });

const error = (code: string): string => `<OAI-PMH><error code="${code}">x</error></OAI-PMH>`;

describe('a repository', () => {
  it('gives its data, not its publications, and nothing that is deleted', async () => {
    const { lines, keys, result } = await read({
      [listAddress(endpoint, undefined)]: answer(
        record('1', 'Dataset') + record('2', 'article') + record('3', 'Dataset', ' status="deleted"'),
      ),
    });
    expect(keys).toEqual(['https://arkiv.orebro.example/1']);
    expect(lines).toContain('https://arkiv.orebro.example/1 dct:title "Titel 1"@sv');
    expect(lines).toContain(
      'https://arkiv.orebro.example/1 dct:license https://creativecommons.org/licenses/by/4.0/',
    );
    expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
  });

  it('is read on by its tokens, within the set that the address names', async () => {
    const { keys, result } = await read(
      {
        [listAddress(endpoint, 'data')]: answer(
          record('1', 'Dataset'),
          '<resumptionToken completeListSize="2">a/b</resumptionToken>',
        ),
        [`${endpoint}?verb=ListRecords&resumptionToken=a%2Fb`]: answer(
          record('2', 'Dataset'),
          '<resumptionToken completeListSize="2"/>',
        ),
      },
      `${endpoint}?verb=ListRecords&set=data`,
    );
    expect(keys).toHaveLength(2);
    expect(result).toMatchObject({ complete: true });
  });

  it('whose tokens go in a circle ends, and is incomplete', async () => {
    const { codes, result } = await read({
      [listAddress(endpoint, undefined)]: answer(
        record('1', 'Dataset'),
        '<resumptionToken>x</resumptionToken>',
      ),
      [`${endpoint}?verb=ListRecords&resumptionToken=x`]: answer(
        record('2', 'Dataset'),
        '<resumptionToken>x</resumptionToken>',
      ),
    });
    expect(codes).toEqual(['sources.paging-loop']);
    expect(result).toMatchObject({ complete: false });
  });

  it('without records is empty, and with an error invalid', async () => {
    expect(
      (await read({ [listAddress(endpoint, undefined)]: error('noRecordsMatch') })).result,
    ).toMatchObject({ kind: 'read' });
    expect((await read({ [listAddress(endpoint, undefined)]: error('badVerb') })).result).toMatchObject({
      kind: 'invalid',
    });
  });
});
