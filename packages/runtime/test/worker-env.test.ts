import { describe, expect, it } from '@jest/globals';
import { queueEnv, readEnv } from '../src/worker-env.ts';

const complete = { MONGODB_URL: 'mongodb://db/lanskatalog', REDIS_URL: 'redis://queue:6379' };

describe('readEnv', () => {
  it('fills in what has a default, also where it is set to nothing', () => {
    const env = readEnv(queueEnv, { ...complete, GRACE_SECONDS: '', STATUS_PORT: '9464' });
    expect(env).toMatchObject({
      ...complete,
      GRACE_SECONDS: 25,
      STATUS_PORT: 9464,
      QUEUE_PREFIX: 'lanskatalog',
    });
  });

  it.each([
    [{ ...complete, REDIS_URL: undefined }, 'REDIS_URL must be set'],
    [
      { ...complete, MONGODB_URL: 'http://db' },
      'MONGODB_URL is wrong: it must look like mongodb://host/database',
    ],
    [{ ...complete, STATUS_PORT: '99999' }, 'STATUS_PORT is wrong'],
    [{}, 'MONGODB_URL must be set; REDIS_URL must be set'],
  ])('says what is missing or wrong in %j', (env, message) => {
    expect(() => readEnv(queueEnv, env)).toThrow(message);
  });
});
