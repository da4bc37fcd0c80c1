import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RegionConfig } from '@lanskatalog/core';
import { describe, expect, it } from '@jest/globals';
import { checkSource, loadRegionConfig, parseRegionConfig } from '../src/index.ts';

const region = `region:
  id: lan
  baseUri: https://data.lan.example/
  title: Öppna data
  publisher: { name: Region Örebro län, orgnr: "232100-0164" }
`;

function config(text: string): RegionConfig {
  const loaded = parseRegionConfig(text, 'lan.yaml');
  if (loaded.kind === 'invalid') throw new Error(loaded.problems.map((fault) => fault.text).join('\n'));
  return loaded.config;
}

/** The messages, and their codes, for a file that is wrong. */
function faults(text: string): { texts: string[]; codes: string[] } {
  const loaded = parseRegionConfig(text, 'lan.yaml');
  if (loaded.kind === 'ok') throw new Error('the configuration is valid');
  return {
    texts: loaded.problems.map((fault) => fault.text),
    codes: loaded.problems.map((fault) => fault.problem.code),
  };
}

describe('a small configuration', () => {
  const small = config(`${region}
http: { allowHosts: ["127.0.0.1"] }
sources:
  - { url: http://127.0.0.1:8080/dcat }
`);

  it('needs no more than who, and where to harvest', () => {
    expect(small.sources).toEqual([
      {
        id: '127-0-0-1-8080',
        municipality: 'lan',
        url: 'http://127.0.0.1:8080/dcat',
        kind: 'auto',
        schedule: expect.stringMatching(/^\d+ [01] \* \* \*$/),
        precedence: 100,
        forward: true,
        paused: false,
        fullReadDays: 7,
        missingGraceDays: 3,
        guard: { percent: 10, count: 3 },
        overrides: {},
      },
    ]);
  });

  it('gets the defaults of the region', () => {
    expect(small.region).toMatchObject({
      title: { sv: 'Öppna data' },
      publisher: { orgnr: '2321000164', type: 'RegionalAuthority' },
      license: 'http://creativecommons.org/publicdomain/zero/1.0/',
    });
    expect(small.region.description.sv).toContain('Region Örebro län');
    expect(small.region.contact).toBeUndefined();
  });

  it('gets polite defaults for fetching, and keeps what it says', () => {
    expect(small.http).toMatchObject({
      allowHosts: ['127.0.0.1'],
      contact: 'https://data.lan.example/',
      respectRobots: true,
      retries: 2,
    });
  });

  it('lets the region stand in for the municipality of a source without one', () => {
    expect(small.municipalities).toEqual([
      { code: 'lan', name: 'Region Örebro län', officialName: 'Region Örebro län', orgnr: '2321000164' },
    ]);
  });
});

describe('defaults', () => {
  it('take the contact of the region from that of http, and the reverse', () => {
    const fromHttp = config(
      `${region}http: { contact: post@lan.example }\nsources: [{ url: http://a.example/ }]`,
    );
    const fromRegion = config(
      `${region}  contact: { name: Öppna data, email: od@lan.example }\nsources: [{ url: http://a.example/ }]`,
    );
    expect(fromHttp.region.contact).toEqual({ name: 'Region Örebro län', email: 'post@lan.example' });
    expect(fromRegion.http.contact).toBe('od@lan.example');
  });

  it('spread the schedules over the night, the same every time', () => {
    const sources = Array.from(
      { length: 200 },
      (_, index) => `  - { id: kalla-${index}, url: http://a.example/ }`,
    );
    const text = `${region}sources:\n${sources.join('\n')}`;
    const schedules = config(text).sources.map(({ schedule }) => schedule);
    const minutes = schedules.map((schedule) => {
      const [minute = '', hour = ''] = schedule.split(' ');
      return Number(hour) * 60 + Number(minute);
    });
    expect(config(text).sources.map(({ schedule }) => schedule)).toEqual(schedules);
    expect(new Set(minutes).size).toBeGreaterThan(60);
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...minutes)).toBeLessThan(120);
  });

  it('add the slash that a base URI needs', () => {
    const { region: read } = config(
      `${region.replace('example/', 'example')}sources: [{ url: http://a.example/ }]`,
    );
    expect(read.baseUri).toBe('https://data.lan.example/');
  });

  it('make the id of the region from its title', () => {
    const { region: read } = config(
      `${region.replace('  id: lan\n', '')}sources: [{ url: http://a.example/ }]`,
    );
    expect(read.id).toBe('oppna-data');
  });

  it('apply to a section whose lines are all commented out', () => {
    const { http } = config(
      `${region}http:\n#  retries: 9\nsources: [{ url: http://a.example/, overrides: }]`,
    );
    expect(http.retries).toBe(2);
  });
});

const municipalityOf = (source: string, municipalities = '') => {
  const read = config(`${region}${municipalities}sources: [{ ${source}, url: http://a.example/ }]`);
  const [first] = read.sources;
  return {
    source: first,
    municipality: read.municipalities.find(({ code }) => code === first?.municipality),
  };
};

describe('a municipality', () => {
  it.each(['"1885"', '1885', 'Lindesberg', 'lindesberg', 'Lindesbergs kommun'])(
    'of Örebro county is known when a source names it as %s',
    (name) => {
      const { source, municipality } = municipalityOf(`municipality: ${name}`);
      expect(source?.id).toBe('lindesberg');
      expect(municipality).toEqual({
        code: '1885',
        name: 'Lindesberg',
        officialName: 'Lindesbergs kommun',
        orgnr: '2120002015',
        site: 'https://www.lindesberg.se/',
      });
    },
  );

  it('from elsewhere is taken by its name or code alone', () => {
    expect(municipalityOf('municipality: Växjö').municipality).toEqual({
      code: 'vaxjo',
      name: 'Växjö',
      officialName: 'Växjö kommun',
    });
    expect(municipalityOf('municipality: 0180').municipality).toMatchObject({ code: '0180' });
  });

  it('takes from the list of municipalities what that says, and the rest from what is known', () => {
    const list = 'municipalities: [{ code: "1883", spatial: http://sws.geonames.org/2701714 }]\n';
    expect(municipalityOf('municipality: Karlskoga', list).municipality).toMatchObject({
      name: 'Karlskoga',
      orgnr: '2120001991',
      spatial: 'http://sws.geonames.org/2701714',
    });
  });

  it('may have several sources, whose ids are numbered where they have none', () => {
    const read = config(`${region}sources:
  - { municipality: Örebro, url: http://a.example/ }
  - { municipality: Örebro, url: http://b.example/ }
  - { id: orebro-2, municipality: Örebro, url: http://c.example/ }`);
    expect(read.sources.map(({ id }) => id)).toEqual(['orebro', 'orebro-3', 'orebro-2']);
    expect(read.municipalities).toHaveLength(1);
  });
});

describe('a mistake', () => {
  const source = 'sources:\n  - url: http://a.example/\n';

  it('is told with file, line, column, key and remedy', () => {
    expect(faults(`${region}${source}    shedule: 0 3 * * *\n`).texts).toEqual([
      'lan.yaml:8:5: There is no key sources[0].shedule. Did you mean schedule?',
    ]);
  });

  it('does not hide the others', () => {
    const { texts } = faults(
      `${region}${source}    kind: dkat\n    precedence: first\nhttp: { retries: 99 }\n`,
    );
    expect(texts).toEqual([
      expect.stringContaining(
        'lan.yaml:8:11: sources[0].kind cannot be "dkat". Choose among: auto, dcat, ckan',
      ),
      'lan.yaml:9:17: sources[0].precedence should be a whole number, but is "first". Write digits only, without a unit or quotes.',
      'lan.yaml:10:18: http.retries is 99. The limit is 10.',
    ]);
  });

  it.each([
    ['an unknown key with nothing like it', `${region}${source}farg: blå`, 'config.unknown-key', '8:1'],
    [
      'a slip in a section',
      `${region.replace('publisher', 'publiser')}${source}`,
      'config.misspelt-key',
      '5:3',
    ],
    ['a missing key', `${region}sources:\n  - id: a\n`, 'config.missing-key', '7:5'],
    ['a missing section', 'sources: [{ url: http://a.example/ }]', 'config.missing-key', '1:1'],
    ['an empty file', '', 'config.missing-key', '1:1'],
    [
      'a number for a text',
      `${region.replace('title: Öppna data', 'title: 7')}${source}`,
      'config.not-text',
      '4:10',
    ],
    ['a text for a list', `${region}sources: http://a.example/`, 'config.not-list', '6:10'],
    ['a text for a mapping', `${region}sources: [http://a.example/]`, 'config.not-mapping', '6:11'],
    ['a text for yes or no', `${region}${source}    paused: nej`, 'config.not-boolean', '8:13'],
    ['an empty text', `${region.replace('title: Öppna data', 'title: ""')}${source}`, 'config.empty', '4:10'],
    ['no sources', `${region}sources: []`, 'config.empty', '6:10'],
    ['a bad id', `${region}${source}    id: Örebro kommun`, 'config.bad-id', '8:9'],
    ['a bad address', `${region}sources: [{ url: www.a.example }]`, 'config.bad-url', '6:18'],
    [
      'an address with a password',
      `${region}sources: [{ url: http://a:b@c.example }]`,
      'config.bad-url',
      '6:18',
    ],
    [
      'a base URI with a query',
      `${region.replace('example/', 'example/?x')}${source}`,
      'config.bad-base-uri',
      '3:12',
    ],
    [
      'a bad e-mail',
      `${region}  contact: { name: A, email: a.example }\n${source}`,
      'config.bad-email',
      '6:30',
    ],
    ['a wrong check digit', `${region.replace('0164', '0165')}${source}`, 'config.bad-orgnr', '5:48'],
    ['a bad schedule', `${region}${source}    schedule: 0 25 * * *`, 'config.bad-cron', '8:15'],
    [
      'a host with a scheme',
      `${region}${source}http: { allowHosts: ["http://a"] }`,
      'config.bad-allow-host',
      '8:22',
    ],
    [
      'a bad header',
      `${region}${source}    overrides: { headers: { "X Y": a } }`,
      'config.bad-header',
      '8:29',
    ],
    [
      'another licence',
      `${region}  license: https://a.example/by\n${source}`,
      'config.license-not-cc0',
      '6:12',
    ],
    [
      'a language without Swedish',
      `${region.replace('title: Öppna data', 'title: { en: a }')}${source}`,
      'config.missing-key',
      '4:10',
    ],
    [
      'a bad code',
      `${region}municipalities: [{ code: 12345, name: A }]\n${source}`,
      'config.bad-municipality-code',
      '6:26',
    ],
    [
      'a stranger without a name',
      `${region}municipalities: [{ code: "0180" }]\n${source}`,
      'config.missing-key',
      '6:18',
    ],
    [
      'a repeated municipality',
      `${region}municipalities: [{ code: "1880" }, { code: 1880 }]\n${source}`,
      'config.repeated-municipality',
      '6:44',
    ],
    [
      'a repeated id',
      `${region}sources: [{ id: a, url: http://a.example }, { id: a, url: http://b.example }]`,
      'config.repeated-source-id',
      '6:51',
    ],
    ['a tab', `region:\n\tid: a`, 'config.tab', '2:1'],
    ['a repeated key', `${region}${source}sources: []`, 'config.repeated-key', '8:1'],
    ['an asterisk without quotes', `${region}${source}    schedule: */5 * * * *`, 'config.asterisk', '8:15'],
    ['an alias of nothing', `${region}${source}    schedule: *natt`, 'config.asterisk', '8:15'],
    ['a bracket left open', `${region}sources: [{ url: http://a.example }\n`, 'config.syntax', '7:1'],
  ])('such as %s has its own explanation', (...[, text, code, place]) => {
    const found = faults(text);
    expect(found.codes[0]).toBe(code);
    expect(found.texts[0]).toMatch(new RegExp(`^lan\\.yaml:${place}: \\S`));
  });

  it('in a key is not followed by the complaint that the right key is missing', () => {
    expect(faults(`${region.replace('publisher', 'publiser')}${source}`).codes).toEqual([
      'config.misspelt-key',
    ]);
  });

  it('in the name of a municipality gets the nearest of the list', () => {
    const list = 'municipalities: [{ code: "1884" }, { code: "1863" }]\n';
    expect(
      faults(`${region}${list}sources: [{ municipality: Hälefors, url: http://a.example/ }]`).texts,
    ).toEqual([
      'lan.yaml:7:27: The municipality "Hälefors" is not under municipalities. Did you mean Hällefors?',
    ]);
  });

  it('is one, though it upsets the rest of its line', () => {
    expect(faults(`${region}${source}    schedule: */5 * * * *`).codes).toEqual(['config.asterisk']);
  });
});

describe('loadRegionConfig', () => {
  it('reads a file', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-test-'));
    const file = join(directory, 'lan.yaml');
    writeFileSync(file, `﻿${region}sources: [{ url: http://a.example/ }]`.replaceAll('\n', '\r\n'));
    const loaded = await loadRegionConfig(file);
    rmSync(directory, { recursive: true });
    expect(loaded).toMatchObject({ kind: 'ok', config: { region: { id: 'lan' } } });
  });

  it('in another encoding than UTF-8 is refused, with the lines that show it', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-test-'));
    const file = join(directory, 'region.yaml');
    writeFileSync(file, Buffer.from('# plain\n# \u00d6rebro\n', 'latin1'));
    const loaded = await loadRegionConfig(file);
    rmSync(directory, { recursive: true });
    expect(loaded).toMatchObject({
      kind: 'invalid',
      problems: [{ problem: { code: 'config.not-utf8', place: { file, line: 2, column: 3 } } }],
    });
  });

  it('says so when there is no file', async () => {
    const loaded = await loadRegionConfig('saknas.yaml');
    expect(loaded).toMatchObject({ kind: 'invalid', problems: [{ problem: { code: 'config.unreadable' } }] });
    expect(loaded.kind === 'invalid' && loaded.problems[0]?.text).toMatch(/^saknas\.yaml: .*no such file/);
  });
});

const quietHoursOf = (text: string) =>
  config(`${region}sources: [{ url: http://a.example/, quietHours: ${text} }]`).sources[0]?.quietHours;

describe('quiet hours', () => {
  it('are every day where no days are named', () => {
    expect(quietHoursOf('"07:00-17:00"')).toEqual([{ days: [1, 2, 3, 4, 5, 6, 7], from: 420, to: 1020 }]);
  });

  it('may be several, over midnight, and of some days', () => {
    expect(quietHoursOf('["mon-fri 07:00-17:00", "sat,sun 00:00-24:00", "fri-mon 22:00 – 06:30"]')).toEqual([
      { days: [1, 2, 3, 4, 5], from: 420, to: 1020 },
      { days: [6, 7], from: 0, to: 1440 },
      { days: [1, 5, 6, 7], from: 1320, to: 390 },
    ]);
  });
});

function warnings(sources: string): string[] {
  const loaded = parseRegionConfig(`${region}sources:\n${sources}`, 'lan.yaml');
  return loaded.kind === 'ok' ? loaded.warnings.map(({ text }) => text) : ['invalid'];
}

describe('a warning', () => {
  it('is given for a name that nearly is a municipality’s, where the file has no list', () => {
    const [text, ...more] = warnings('  - { municipality: Kumlla, url: http://a.example/ }');
    expect(text).toMatch(/^lan\.yaml:7:21: .*"Kumlla".* Did you mean Kumla\?$/);
    expect(more).toEqual([]);
  });

  it('is not given for any municipality of Sweden, nor for another publisher', () => {
    expect(warnings('  - { municipality: Mora, url: http://a.example/ }')).toEqual([]);
    expect(warnings('  - { municipality: Motala kommun, url: http://a.example/ }')).toEqual([]);
    expect(warnings('  - { municipality: Länsstyrelsen, url: http://a.example/ }')).toEqual([]);
    expect(warnings('  - { municipality: "0180", url: http://a.example/ }')).toEqual([]);
  });

  it('is given for the address of another source', () => {
    const [text] = warnings('  - { url: http://a.example/ }\n  - { url: http://A.example }');
    expect(text).toMatch(/^lan\.yaml:8:12: .*sources\[0\]/);
  });
});

describe('a source by itself', () => {
  const whole = config(
    `${region}municipalities: [{ code: "1884" }]\nsources: [{ id: one, url: http://a.example/ }]`,
  );

  it('is completed as in the file, with its id kept beside what was written', () => {
    const checked = checkSource('municipality: Nora\nurl: http://nora.example/', whole);
    expect(checked).toMatchObject({
      kind: 'ok',
      value: {
        source: { id: 'nora', municipality: '1884', kind: 'auto', paused: false },
        written: { id: 'nora', municipality: 'Nora', url: 'http://nora.example/' },
      },
      warnings: [],
    });
  });

  it('may be data', () => {
    const checked = checkSource({ id: 'two', url: 'http://a.example/' }, whole);
    expect(checked).toMatchObject({ kind: 'ok', value: { source: { id: 'two' } } });
    expect(checked.kind === 'ok' && checked.warnings.map(({ problem }) => problem.code)).toEqual([
      'config.repeated-url',
    ]);
  });

  it.each([
    ['without an address', 'kind: dcat', 'config.missing-key', 'url'],
    ['with a misspelt key', 'urls: http://a.example/', 'config.misspelt-key', 'urls'],
    ['with an id that is taken', '{ id: one, url: http://b.example/ }', 'config.repeated-source-id', 'id'],
    [
      'of a municipality that is not listed',
      '{ municipality: Motala, url: http://b.example/ }',
      'config.unknown-municipality',
      'municipality',
    ],
  ])('%s is refused as in the file', (...[, text, code, property]) => {
    const checked = checkSource(text, whole);
    expect(checked.kind === 'invalid' && checked.problems.map(({ problem }) => problem)).toMatchObject([
      { code, property },
    ]);
  });
});
