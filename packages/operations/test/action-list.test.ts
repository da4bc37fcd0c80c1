import { describe, expect, it } from '@jest/globals';
import { actions, paramsFromText, paramsOf, roles } from '../src/index.ts';

const each = actions.map((one) => [one.name, one] as const);

describe('the list of actions', () => {
  it('gives each a name of its own, in kebab case', () => {
    const names = actions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
  });

  it.each(each)('tells of %s in both languages', (_, { title, summary, role }) => {
    for (const text of [title, summary]) {
      expect(text.sv).toMatch(/\p{L}/u);
      expect(text.en).toMatch(/\p{L}/u);
      expect(text.en).not.toBe(text.sv);
    }
    expect(summary.sv).toMatch(/\.$/);
    expect(summary.en).toMatch(/\.$/);
    expect(roles).toContain(role);
  });

  it.each(each)('asks for flat parameters of %s, each described in both languages', (_, one) => {
    for (const { name, type, choices, description } of paramsOf(one)) {
      expect(name).toMatch(/^[a-zA-Z]+$/);
      expect(['text', 'long-text', 'number', 'boolean', 'choice']).toContain(type);
      expect([name, description.sv]).toEqual([name, expect.stringMatching(/\p{L}.*\.$/su)]);
      expect([name, description.en]).toEqual([name, expect.stringMatching(/\p{L}.*\.$/su)]);
      expect(description.en).not.toBe(description.sv);
      if (type === 'choice') expect(choices?.length).toBeGreaterThan(1);
    }
  });

  it.each(each)('takes nothing for %s that it does not know', (_, one) => {
    expect(one.params.safeParse({ colour: 'red' }).success).toBe(false);
  });
});

const named = (name: string) => actions.find((one) => one.name === name)!;

describe('paramsFromText', () => {
  it('makes numbers of numbers and yes and no of boxes, and leaves out what is empty', () => {
    const said = paramsFromText(named('restore-release'), { number: '12', reason: '' });
    expect(said).toEqual({ number: 12 });
    expect(paramsFromText(named('harvest-source'), { source: 'kumla', force: 'on' })).toEqual({
      source: 'kumla',
      force: true,
    });
  });

  it('leaves nonsense for the action to refuse', () => {
    const said = paramsFromText(named('restore-release'), { number: 'tolv' });
    expect(named('restore-release').params.safeParse(said).success).toBe(false);
  });
});
