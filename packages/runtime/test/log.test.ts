import { describe, expect, it } from '@jest/globals';
import { createLog } from '../src/log.ts';

describe('createLog', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const logged = (fields: object, bound: object = {}): string => {
    lines.length = 0;
    log.child(bound).info(fields, 'something happened');
    return lines.join('');
  };

  it('writes one JSON line an event, with the ids of the run and the source', () => {
    const line = logged({ done: 3 }, { run: 'r1', source: 'nora' });
    expect(line.endsWith('}\n')).toBe(true);
    expect(JSON.parse(line)).toMatchObject({ run: 'r1', source: 'nora', done: 3, msg: 'something happened' });
  });

  it.each([
    ['a header', { headers: { authorization: 'Bearer s3cret', cookie: 's3cret' } }],
    ['a field', { token: 's3cret', smtp: { password: 's3cret' } }],
    ['the address of a database', { url: 'mongodb://anna:s3cret@one,two/lanskatalog' }],
    ['the address of a queue', { reason: 'no answer from redis://:s3cret@redis:6379' }],
    ['the address of a mail server', { err: new Error('smtp://anna:s3cret@mail.example said no') }],
    ['the query of an address', { url: 'https://nora.example/feed?api_key=s3cret&page=2' }],
    [
      'what an error was caused by',
      { err: new Error('failed', { cause: new Error('redis://:s3cret@redis') }) },
    ],
  ])('leaves out the secret in %s', (_, fields) => {
    expect(logged(fields)).not.toContain('s3cret');
  });

  it('leaves out identity numbers', () => {
    expect(logged({ detail: 'row of 19640823-3234', err: new Error('640823-3234') })).not.toContain('3234');
  });

  it('keeps where an error came from', () => {
    expect(logged({ err: new TypeError('wrong') })).toContain('log.test.ts');
  });
});
