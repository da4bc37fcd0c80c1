import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dcatApFeeds, dcatUsFeeds } from '../../src/arcgis-hub/read-arcgis-hub.ts';
import { datasetsOf } from '../datasets-of.ts';
import { readKind } from '../read-kind.ts';
import { sharedFeeds } from '../shared-feeds.ts';

const site = 'https://kumla.hub.arcgis.example';
const [, older = ''] = dcatApFeeds(site);
const [us = ''] = dcatUsFeeds(site);
const dcatAp = {
  '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
  '@id': site,
  '@type': 'dcat:Catalog',
  'dcat:dataset': [
    {
      '@id': 'https://d/1',
      '@type': 'dcat:Dataset',
      'dct:title': 'A',
      'dcat:distribution': { '@type': 'dcat:Distribution', 'dcat:accessURL': { '@id': 'https://d/1.csv' } },
    },
  ],
};

describe('an ArcGIS Hub', () => {
  it.each([site, `${site}/`, `${site}/search?q=x`, `${site}/datasets/abc`])(
    'is read by its DCAT-AP feed, from %s',
    async (url) => {
      const { result } = await readKind('arcgis-hub', url, { pages: { [older]: dcatAp } });
      expect(datasetsOf(result)).toMatchObject([{ title: 'A', files: ['? https://d/1.csv'] }]);
    },
  );

  it('with nothing but a DCAT-US feed is read by that', async () => {
    const { keys } = await readKind('arcgis-hub', site, {
      pages: { [us]: { dataset: [{ identifier: 'https://d/2', title: 'B' }] } },
    });
    expect(keys).toEqual(['https://d/2']);
  });

  it('with no feed at all fails with the reason', async () => {
    expect((await readKind('arcgis-hub', site, { pages: {} })).result).toMatchObject({
      kind: 'unreachable',
      problems: [{ code: 'fetch.not-found' }],
    });
  });

  const real = sharedFeeds('other').find((path) => path.endsWith('evian.json'));
  const run = real === undefined ? it.skip : it;
  run('of a real town is read whole (skipped where there is no shared data)', async () => {
    const { result } = await readKind('arcgis-hub', site, {
      pages: { [us]: readFileSync(real ?? '', 'utf8') },
    });
    expect(datasetsOf(result)).toHaveLength(8);
    expect(datasetsOf(result)[0]?.files).toHaveLength(6);
  });
});
