import { describe, expect, it } from '@jest/globals';
import { maskSecrets } from '../src/mask-secrets.ts';

describe('maskSecrets', () => {
  it.each([
    { 'api-key': 'hemligt' },
    { password: 'hemligt' },
    { overrides: { headers: { 'X-Whatever': 'hemligt' } } },
    { text: 'overrides:\n  headers:\n    Authorization: Bearer hemligt\n' },
    { text: 'overrides:\n  headers:\n    X-Whatever: hemligt\nkind: dcat\n' },
    { text: 'overrides: { headers: { "X-Whatever": "hemligt" } }' },
    { text: '{"overrides":{"headers":{"X-Whatever":"hemligt"}}}' },
    { url: 'https://anna:hemligt@kommun.example/' },
    { url: 'https://kommun.example/?token=hemligt&x=1' },
    [{ nested: [{ secret: 'hemligt' }] }],
  ])('leaves no secret in %j', (value) => {
    expect(JSON.stringify(maskSecrets(value))).not.toContain('hemligt');
  });

  it.each([
    { source: 'kumla', reason: 'byter system', count: 3, force: true },
    { text: 'municipality: "1881"\nurl: https://kommun.example/datasets?page=2\nkind: dcat\n' },
    { datasets: ['https://kommun.example/d/1'] },
  ])('leaves %j as it is', (value) => {
    expect(maskSecrets(value)).toEqual(value);
  });
});
