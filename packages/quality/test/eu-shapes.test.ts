import { loadProfileData } from '@lanskatalog/config';
import { describe, expect } from '@jest/globals';
import { conceptGraph, validateGraph, validateWithShapes } from '@lanskatalog/quality';
import { createFullFeed } from './support/full-feed.ts';
import { itWithFeeds, readFeed } from './support/shared-feeds.ts';

const profileData = loadProfileData();
const { graph } = createFullFeed(profileData);

/**
 * Everything in which the EU's shapes of 3.0.1 differ from the Swedish profile, seen on a feed that says all the profile can say
 * and in which our validator finds nothing: shapes file and path → why Sweden is right, or why it does not matter.
 */
const differences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'shapes.ttl': {
    'dct:format': 'a literal media type in Sweden; dcat:mediaType says it to the EU',
    'adms:identifier': 'a literal in Sweden, a node in the EU',
    'spdx:checksumValue': 'any literal in Sweden; xsd:hexBinary satisfies both, so that is what we publish',
    '^dcat:inSeries': 'the feed’s marked series is empty, which is a warning only',
  },
  'range.ttl': {
    'dct:format': 'a literal media type in Sweden',
    'adms:identifier': 'a literal in Sweden, a node in the EU',
    'dct:spatial': 'geonames over http, which the feed does not describe',
    'dct:rights': 'an odrs:RightsStatement in Sweden; carrying both types satisfies both',
    'dcat:dataset': 'a series is a dataset by the ontology (DCAT 3), which the shapes do not load',
    'dcat:servesDataset': 'a series is a dataset by the ontology (DCAT 3), which the shapes do not load',
    'dct:relation': 'a related resource may be anything with an address in Sweden',
    'dcat:hadRole': 'roles come from the national terminology',
  },
  'mdr-vocabularies.shape.ttl': {
    'dct:format': 'a literal media type in Sweden',
    'dct:publisher': 'Swedish publishers are not in the EU’s list of corporate bodies',
    'dct:spatial': 'geonames over http, or a place described by its geometry',
    'spdx:algorithm': 'the shapes demand https where the namespace of SPDX has http',
  },
  'shapes_recommended.ttl': {
    'dct:type': 'the Swedish profile leaves the type of a licence out, on purpose',
  },
  'deprecateduris.ttl': {
    'adms:status': 'the shape asks for the old list of ADMS, which the EU itself replaced',
  },
};

describe('the shapes of the EU, on a feed in which our validator finds nothing', () => {
  for (const [file, known] of Object.entries(differences)) {
    itWithFeeds(`differ in what is known, each for its reason: ${file}`, async () => {
      expect([...validateGraph(graph, profileData)]).toEqual([]);
      const turtle = readFeed(`semic/3.0.1/${file}`).toString();
      const background = conceptGraph(profileData);
      const found = await validateWithShapes(graph, { turtle, background }, AbortSignal.timeout(20_000));
      expect(new Set(found.map(({ property }) => property))).toEqual(new Set(Object.keys(known)));
    });
  }
});
