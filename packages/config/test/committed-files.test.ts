import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { problemCatalogue } from '@lanskatalog/core';
import { describe, expect, it } from '@jest/globals';
import { configJsonSchema, loadRegionConfig } from '../src/index.ts';

const committed = (name: string): string =>
  fileURLToPath(new URL(`../../../config/${name}`, import.meta.url));

describe('config/lanskatalog.schema.json', () => {
  it('says what the code says (else run: npm run schema -w packages/config)', () => {
    const schema: unknown = JSON.parse(readFileSync(committed('lanskatalog.schema.json'), 'utf8'));
    expect(schema).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
  });

  it('explains every key', () => {
    const unexplained: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const {
        properties = {},
        items,
        anyOf = [],
      } = schema as { properties?: object; items?: object; anyOf?: object[] };
      for (const [key, child] of Object.entries(properties) as [string, object][]) {
        if (!('description' in child) && key !== 'sv' && key !== 'en') unexplained.push(`${path}.${key}`);
        visit(child, `${path}.${key}`);
      }
      for (const child of [items, ...anyOf]) visit(child, path);
    };
    visit(configJsonSchema(), '');
    expect(unexplained).toEqual([]);
  });
});

describe('config/orebro-lan.yaml', () => {
  it('is valid, and harvests twelve municipalities at their own sites', async () => {
    const loaded = await loadRegionConfig(committed('orebro-lan.yaml'));
    if (loaded.kind === 'invalid') throw new Error(loaded.problems.map(({ text }) => text).join('\n'));
    const { region, municipalities, sources } = loaded.config;
    expect(region).toMatchObject({
      id: 'orebro-lan',
      publisher: { orgnr: '2321000164', type: 'RegionalAuthority' },
    });
    expect(municipalities).toHaveLength(12);
    expect(sources.map(({ municipality }) => municipality)).toEqual(municipalities.map(({ code }) => code));
    expect(sources.map(({ url }) => url)).toEqual(municipalities.map(({ site }) => site));
  });

  it('begins with the line by which editors find the schema', () => {
    const [first] = readFileSync(committed('orebro-lan.yaml'), 'utf8').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=lanskatalog.schema.json');
  });
});

describe('the Problems of the configuration', () => {
  it('use no placeholder that nobody fills', () => {
    const filled = /\{(subject|property|before|detail|allowed|suggestion|hint|limit|earlier)\}/g;
    const texts = Object.entries(problemCatalogue)
      .filter(([code]) => code.startsWith('config.'))
      .flatMap(([, { message, remedy }]) => [message.sv, message.en, remedy.sv, remedy.en]);
    expect(texts.filter((text) => text.replace(filled, '').includes('{'))).toEqual([]);
  });
});
