import { loadProfileData } from '@lanskatalog/config';
import { describe, expect } from '@jest/globals';
import { countFindings, isHarvestable, validateGraph } from '@lanskatalog/quality';
import { itWithFeeds, parseFeed } from './support/shared-feeds.ts';

const profileData = loadProfileData();

/** What is found beyond recommended values: code, property and how often. */
async function findingsOf(path: string) {
  const { graph, problems } = await parseFeed(path);
  const found = [...validateGraph(graph, profileData)];
  const tally = new Map<string, number>();
  for (const each of found) {
    if (each.code === 'quality.recommended-missing') continue;
    const key = `${each.code.replace('quality.', '')} ${each.property ?? ''}`.trim();
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  return {
    tally: Object.fromEntries(tally),
    counts: countFindings(found),
    harvestable: isHarvestable([...problems, ...found]),
  };
}

describe('the official examples', () => {
  for (const extension of ['rdf', 'ttl']) {
    itWithFeeds(`lack what 3.0.1 added, mandatory values alone (${extension})`, async () => {
      const { tally, counts, harvestable } = await findingsOf(`profile/obligatoriskt.${extension}`);
      expect(tally).toEqual({
        'mandatory-missing dct:type': 1,
        'language-missing foaf:name': 1,
        'publisher-iri': 1,
      });
      expect(counts).toEqual({ 'mandatory-missing': 1, error: 1, 'recommended-missing': 28, remark: 1 });
      expect(harvestable).toBe(true);
    });

    itWithFeeds(
      `keep an older availability and an untyped telephone, recommended values too (${extension})`,
      async () => {
        const { tally, counts, harvestable } = await findingsOf(`profile/rekommenderat.${extension}`);
        expect(tally).toEqual({
          'language-missing foaf:name': 1,
          'not-in-vocabulary dcatap:availability': 2,
          'type-missing vcard:hasTelephone': 1,
          'publisher-iri': 1,
        });
        expect(counts['mandatory-missing']).toBe(0);
        expect(harvestable).toBe(true);
      },
    );
  }

  itWithFeeds('of the EU profile lack what is mandatory in Sweden', async () => {
    const { tally } = await findingsOf('semic/3.0.1/examples/example-bee-population-dataset-series-api.ttl');
    expect(tally).toEqual({
      'mandatory-missing dct:description': 1,
      'mandatory-missing dct:publisher': 1,
      'mandatory-missing dcat:accessURL': 2,
      'not-described dcat:distribution': 2,
      'no-catalogue': 1,
    });
  });
});

describe('files that are invalid on purpose', () => {
  const invalid: readonly [string, string, string[]][] = [
    [
      'media types that are none',
      'dataset-dcat-invalid-media-types',
      [
        'wrong-form dcat:mediaType',
        'wrong-form dcat:compressFormat',
        'inexact-value dct:license',
        'no-catalogue',
      ],
    ],
    [
      'a dataset without description',
      'dataset-dcat-license-on-distribution',
      ['mandatory-missing dct:description'],
    ],
    ['an empty catalogue', 'catalog-dcat-invalid', ['mandatory-missing dcat:dataset', 'blank-node']],
    [
      'a publisher without a type',
      'dataset-dcat-organization-person-duplicate-shapes',
      ['type-missing dct:publisher'],
    ],
    ['texts without language', 'dataset-dcat-valid-no-lang-tag', ['language-missing dct:title']],
    ['a keyword under another name', 'datasets-dcat-valid', ['no-catalogue']],
    ['schema.org where DCAT should be', 'catalog-schema-org-invalid', ['no-catalogue']],
  ];
  for (const [what, file, expected] of invalid) {
    itWithFeeds(`are told of: ${what}`, async () => {
      const { tally, harvestable } = await findingsOf(`invalid/${file}.jsonld`);
      expect(Object.keys(tally)).toEqual(expect.arrayContaining(expected));
      expect(harvestable).toBe(false);
    });
  }
});

describe('feeds of Swedish publishers', () => {
  itWithFeeds('give the faults that they are known for: Örebro 2015', async () => {
    const { tally, harvestable } = await findingsOf('sweden/orebro-open-meal-2015-12-datasets-dcat.rdf');
    expect(tally).toMatchObject({
      'old-name dcat:contactPoint': 1,
      'not-in-vocabulary dcat:theme': 1,
      'wrong-form dct:issued': 2,
      'wrong-form dct:modified': 2,
    });
    expect(harvestable).toBe(true);
  });

  itWithFeeds('give the faults that they are known for: Umeå 2015', async () => {
    const { tally, harvestable } = await findingsOf('sweden/opennorth-umea-2015-06-11-dcat.rdf');
    expect(tally).toMatchObject({
      'blank-node': 4,
      'old-name dcat:contactPoint': 1,
      'old-name dcat:keyword': 1,
      'old-name dcat:distribution': 1,
      'old-name dct:accrualPeriodicity': 1,
      'wrong-form dcat:theme': 1,
    });
    expect(harvestable).toBe(false);
  });

  itWithFeeds(
    'as the portal keeps them have older names and values, and no catalogue of their own',
    async () => {
      const { tally } = await findingsOf('portal-answers/dataset_recursive.rdf.json');
      expect(tally).toEqual({
        'not-in-vocabulary dcatap:availability': 3,
        'old-name dcat:startDate': 1,
        'no-catalogue': 1,
      });
    },
  );
});
