import { describe, expect, it } from '@jest/globals';
import type { DatasetRecord, Entity, Value } from '@lanskatalog/core';
import { diffFields } from '../src/runs/diff-fields.ts';

type Properties = Record<string, readonly Value[]>;

const record = (properties: Properties, agents: readonly Entity[] = []): DatasetRecord => ({
  uri: 'https://kommun.example/d/1',
  kind: 'dataset',
  entity: { id: 'https://kommun.example/d/1', types: ['dcat:Dataset'], properties },
  agents,
  hash: '',
  invalid: false,
});

const distribution = (address: string, properties: Properties): Value => ({
  node: {
    id: `${address}#d`,
    types: ['dcat:Distribution'],
    properties: { 'dcat:accessURL': [{ iri: address }], ...properties },
  },
});

const agent = (name: string): Entity => ({
  id: 'https://kommun.example/',
  types: ['foaf:Organization'],
  properties: { 'foaf:name': [text(name)] },
});

const during = (end: string): Properties => ({
  'dct:temporal': [
    { node: { id: '', types: ['dct:PeriodOfTime'], properties: { 'dcat:endDate': [{ literal: end }] } } },
  ],
});

describe('diffFields', () => {
  it('tells only the values that differ', () => {
    const before = record({
      'dcat:keyword': [text('bad'), text('sjö')],
      'dct:license': [{ iri: 'https://a/' }],
    });
    const after = record({
      'dcat:keyword': [text('sjö'), text('vatten')],
      'dct:license': [{ iri: 'https://a/' }],
    });
    expect(diffFields(before, after).fields).toEqual([
      { property: 'dcat:keyword', before: ['bad@sv'], after: ['vatten@sv'] },
    ]);
  });

  it('puts the address of a distribution in front of what is said of it', () => {
    const before = record({
      'dcat:distribution': [distribution('https://a/1.csv', { 'dct:title': [text('A')] })],
    });
    const after = record({
      'dcat:distribution': [
        distribution('https://a/1.csv', { 'dct:title': [text('B')] }),
        distribution('https://a/2.csv', {}),
      ],
    });
    expect(diffFields(before, after).fields).toEqual([
      { property: 'dcat:distribution', before: [], after: ['https://a/2.csv'] },
      { property: 'https://a/1.csv dct:title', before: ['A@sv'], after: ['B@sv'] },
      { property: 'https://a/2.csv dcat:accessURL', before: [], after: ['https://a/2.csv'] },
    ]);
  });

  it('tells what has changed of an agent, and of a part without a name', () => {
    expect(
      diffFields(record(during('2024'), [agent('Nora')]), record(during('2025'), [agent('Nora kommun')]))
        .fields,
    ).toEqual([
      { property: 'dct:temporal', before: ['dcat:endDate 2024'], after: ['dcat:endDate 2025'] },
      { property: 'https://kommun.example/ foaf:name', before: ['Nora@sv'], after: ['Nora kommun@sv'] },
    ]);
  });

  it('tells a move as another address of the whole', () => {
    const moved = { ...record({}), uri: 'https://kommun.example/ny/1' };
    expect(diffFields(record({}), moved).fields).toEqual([
      { property: '@id', before: ['https://kommun.example/d/1'], after: ['https://kommun.example/ny/1'] },
    ]);
  });

  it('cuts long texts, and counts fields beyond those it lists', () => {
    const many = Array.from({ length: 45 }, (_, n) => [`dct:p${n}`, [text('x'.repeat(1000))]] as const);
    const { fields, fieldsLeftOut } = diffFields(record({}), record(Object.fromEntries(many)));
    expect(fields).toHaveLength(40);
    expect(fieldsLeftOut).toBe(5);
    expect(fields[0]?.after[0]).toHaveLength(301);
  });
});

const text = (value: string): Value => ({ text: value, lang: 'sv' });
