import type { Log } from '@lanskatalog/core';
import { Redis } from 'ioredis';

/** Connections of one process, shared by all its queues. */
export interface RedisConnections {
  /** For adding jobs and asking: gives up after a few seconds without a server, so that a page can say so. */
  readonly asking: Redis;
  /** For working: waits for the server to come back, however long that takes. */
  readonly working: Redis;
  close(): void;
}

/** @throws if the server does not answer now. Later breaks are waited out. */
export async function connectRedis(url: string, log: Log): Promise<RedisConnections> {
  const asking = await connect(url, log, 10);
  try {
    const working = await connect(url, log, null);
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

async function connect(url: string, log: Log, maxRetriesPerRequest: number | null): Promise<Redis> {
  let everConnected = false;
  const redis = new Redis(url, {
    maxRetriesPerRequest,
    lazyConnect: true,
    connectTimeout: 10_000,
    retryStrategy: (times) => (everConnected ? Math.min(times * 50, 2000) : null),
  });
  redis.on('error', (error: unknown) => log.warn({ err: error }, 'no connection to redis'));
  try {
    await redis.connect();
    everConnected = true;
  } catch (error) {
    if (redis.status !== 'end') redis.disconnect();
    // The address as ioredis understood it: the URL may hold a password.
    const { host, port } = redis.options;
    throw new Error(`Redis at ${host}:${port} can't be reached`, { cause: error });
  }
  return redis;
}
