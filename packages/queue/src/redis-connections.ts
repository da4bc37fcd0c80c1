import type { Log } from '@lanskatalog/core';
import { Redis, type RedisOptions } from 'ioredis';

/** Connections of one process, shared by all its queues. */
export interface RedisConnections {
  /** For adding jobs and asking: gives up after some seconds without a server or an answer, so that a page can say so. */
  readonly asking: Redis;
  /** For working: waits for the server to come back, however long that takes. */
  readonly working: Redis;
  close(): void;
}

const usualAnswerWithinMs = 10_000;

/** @throws if the server does not answer now. Later breaks are waited out. */
export async function connectRedis(
  url: string,
  log: Log,
  answerWithinMs = usualAnswerWithinMs,
): Promise<RedisConnections> {
  const limits = { connectTimeout: answerWithinMs, commandTimeout: answerWithinMs };
  const asking = await connect(url, log, { ...limits, maxRetriesPerRequest: 10 });
  try {
    const working = await connect(url, log, { connectTimeout: answerWithinMs, maxRetriesPerRequest: null });
    const close = (): void => {
      asking.disconnect();
      working.disconnect();
    };
    return { asking, working, close };
  } catch (error) {
    asking.disconnect();
    throw error;
  }
}

type Limits = Pick<RedisOptions, 'commandTimeout' | 'maxRetriesPerRequest'> & {
  readonly connectTimeout: number;
};

async function connect(url: string, log: Log, limits: Limits): Promise<Redis> {
  let everConnected = false;
  const redis = new Redis(url, {
    ...limits,
    lazyConnect: true,
    retryStrategy: (times) => (everConnected ? Math.min(times * 50, 2000) : null),
  });
  redis.on('error', (error: unknown) => log.warn({ err: error }, 'no connection to redis'));
  // A server that takes the connection and says nothing is not among what the driver's limit is for.
  const patience = setTimeout(() => redis.disconnect(), limits.connectTimeout);
  try {
    await redis.connect();
    everConnected = true;
  } catch (error) {
    if (redis.status !== 'end') redis.disconnect();
    // The address as ioredis understood it: the URL may hold a password.
    const { host, port } = redis.options;
    throw new Error(`Redis at ${host}:${port} can't be reached`, { cause: error });
  } finally {
    clearTimeout(patience);
  }
  return redis;
}
