import { describe, expect, it } from '@jest/globals';
import { redactField, redactUrl } from '../src/runs/redact.ts';

describe('redactUrl', () => {
  it.each([
    ['https://a.example/feed?page=2', 'https://a.example/feed?page=2'],
    ['https://a.example/feed?apikey=hemlig&page=2', 'https://a.example/feed?apikey=***&page=2'],
    ['https://a.example/feed?access_token=hemlig', 'https://a.example/feed?access_token=***'],
    ['https://anna:hemlig@a.example/feed', 'https://***@a.example/feed'],
    ['inget', 'inget'],
  ])('makes of %s %s', (url, redacted) => {
    expect(redactUrl(url)).toBe(redacted);
  });
});

describe('redactField', () => {
  it('masks what lets somebody in, however deep, and says of an error only its message', () => {
    const field = {
      headers: { authorization: 'Bearer hemlig', accept: 'text/turtle' },
      urls: ['https://anna:hemlig@a.example/'],
      err: new Error('no answer from https://a.example/?token=hemlig'),
    };
    expect(redactField(field)).toEqual({
      headers: { authorization: '***', accept: 'text/turtle' },
      urls: ['https://***@a.example/'],
      err: 'Error: no answer from https://a.example/?token=***',
    });
  });

  it.each(['19121212-1212', '121212-1212', '1212121212', '121272-1212'])(
    'masks the identity number %s',
    (id) => {
      expect(redactField(`row of ${id}`)).toBe('row of ***');
    },
  );

  it.each(['556012-5790', '212000-1975', '2025'])('leaves %s, which is nobody’s', (id) => {
    expect(redactField(`row of ${id}`)).toBe(`row of ${id}`);
  });
});
