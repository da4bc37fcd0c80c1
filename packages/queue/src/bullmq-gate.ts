import type { PauseTarget } from '@lanskatalog/core';
import type { Redis } from 'ioredis';
import type { JobData } from './bullmq-job-data.ts';
import { pauseKey } from './pause-key.ts';

/** A run of a job that wants to pass the gate. */
export interface Ticket {
  readonly jobId: string;
  /** This run of the job and no other: a run whose place was lost must not give up that of its successor. */
  readonly run: string;
  readonly kind: string;
  readonly data: JobData;
}

export type Entrance =
  | { readonly kind: 'entered' | 'cancelled' }
  /** It will be woken when there is room, or should try again by itself. */
  | { readonly kind: 'full' | 'paused' };

/** A job that waited at the gate, to be promoted. */
export interface Parked {
  readonly kind: string;
  readonly jobId: string;
}

/**
 * Keys: paused, cancelled, then for each place: who has it, who waits for it.
 * Arguments: run, what waits, milliseconds until a place not renewed is free, then for each place: name, how many.
 */
const enterScript = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  if redis.call('EXISTS', KEYS[2]) == 1 then return 'cancelled' end
  for place = 1, (#KEYS - 2) / 2 do
    local holders, waiting = KEYS[place * 2 + 1], KEYS[place * 2 + 2]
    local answer = nil
    redis.call('ZREMRANGEBYSCORE', holders, '-inf', now)
    if redis.call('SISMEMBER', KEYS[1], ARGV[place * 2 + 2]) == 1 then answer = 'paused'
    elseif redis.call('ZCARD', holders) >= tonumber(ARGV[place * 2 + 3]) then answer = 'full' end
    if answer then
      redis.call('ZADD', waiting, 'NX', now, ARGV[2])
      return answer
    end
  end
  for place = 1, (#KEYS - 2) / 2 do
    redis.call('ZADD', KEYS[place * 2 + 1], now + ARGV[3], ARGV[1])
    redis.call('ZREM', KEYS[place * 2 + 2], ARGV[2])
  end
  return 'entered'`;

/** Keys: cancelled, then who has each place. Arguments: run, milliseconds. */
const renewScript = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  if redis.call('EXISTS', KEYS[1]) == 1 then return 'cancelled' end
  for place = 2, #KEYS do
    if not redis.call('ZSCORE', KEYS[place], ARGV[1]) then return 'lost' end
    redis.call('ZADD', KEYS[place], now + ARGV[2], ARGV[1])
  end
  return 'held'`;

/** Keys: for each place who has it, who waits for it. Arguments: run. Returns the longest waiting of each place. */
const leaveScript = `
  local woken = {}
  for place = 1, #KEYS, 2 do
    redis.call('ZREM', KEYS[place], ARGV[1])
    local first = redis.call('ZPOPMIN', KEYS[place + 1])
    if first[1] then table.insert(woken, first[1]) end
  end
  return woken`;

const cancelledSeconds = 24 * 60 * 60;

/**
 * What BullMQ has no words for: places that jobs of any queue share, of which there is one for each lane and so many
 * for each limit. A place is held with an expiry that its holder moves on, so a worker that dies gives it up.
 */
export class BullMqGate {
  readonly #redis: Redis;
  readonly #prefix: string;
  readonly #holdMs: number;

  constructor(redis: Redis, prefix: string, holdMs: number) {
    this.#redis = redis;
    this.#prefix = prefix;
    this.#holdMs = holdMs;
  }

  async enter(ticket: Ticket): Promise<Entrance> {
    const places = placesOf(ticket.data);
    const keys = [this.#key('paused'), this.#cancelledKey(ticket.jobId), ...this.#placeKeys(places)];
    const limits = places.flatMap(({ name, atOnce }) => [name, atOnce]);
    const kind = await this.#run(enterScript, keys, [
      ticket.run,
      parkedText(ticket),
      this.#holdMs,
      ...limits,
    ]);
    return { kind: kind as Entrance['kind'] };
  }

  async renew(ticket: Ticket): Promise<'held' | 'lost' | 'cancelled'> {
    const holders = placesOf(ticket.data).map(({ name }) => this.#key(`holders:${name}`));
    const keys = [this.#cancelledKey(ticket.jobId), ...holders];
    return (await this.#run(renewScript, keys, [ticket.run, this.#holdMs])) as 'held' | 'lost' | 'cancelled';
  }

  /** Gives up the places; returns those who waited for them longest. */
  async leave(ticket: Ticket): Promise<Parked[]> {
    const places = placesOf(ticket.data);
    if (places.length === 0) return [];
    const woken = await this.#run(leaveScript, this.#placeKeys(places), [ticket.run]);
    return (woken as string[]).map(parseParked);
  }

  /** When the job came to wait for one of its places, if it does. */
  async parkedSince({ kind, jobId, data }: Omit<Ticket, 'run'>): Promise<Date | undefined> {
    for (const { name } of placesOf(data)) {
      const since = await this.#redis.zscore(this.#key(`waiting:${name}`), parkedText({ kind, jobId }));
      if (since !== null) return new Date(Number(since));
    }
    return undefined;
  }

  /** Makes a job that runs somewhere notice, and one that was handed back never run. */
  async cancel(jobId: string): Promise<void> {
    await this.#redis.set(this.#cancelledKey(jobId), '', 'EX', cancelledSeconds);
  }

  async pause(target: PauseTarget): Promise<void> {
    await this.#redis.sadd(this.#key('paused'), pauseKey(target));
  }

  /** Returns all that waited for this. */
  async resume(target: PauseTarget): Promise<Parked[]> {
    await this.#redis.srem(this.#key('paused'), pauseKey(target));
    const waiting = this.#key(`waiting:${pauseKey(target)}`);
    const parked = await this.#redis.zrange(waiting, '0', '-1');
    if (parked.length > 0) await this.#redis.zrem(waiting, ...parked);
    return parked.map(parseParked);
  }

  async pauses(): Promise<ReadonlySet<string>> {
    return new Set(await this.#redis.smembers(this.#key('paused')));
  }

  #placeKeys(places: readonly { readonly name: string }[]): string[] {
    return places.flatMap(({ name }) => [this.#key(`holders:${name}`), this.#key(`waiting:${name}`)]);
  }

  #cancelledKey(jobId: string): string {
    return this.#key(`cancelled:${jobId}`);
  }

  #key(name: string): string {
    return `${this.#prefix}:gate:${name}`;
  }

  async #run(script: string, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    return this.#redis.eval(script, keys.length, ...keys, ...args.map(String));
  }
}

/** A lane's place has the name that the lane is paused by. */
function placesOf({ lane, limit }: JobData): { readonly name: string; readonly atOnce: number }[] {
  return [
    ...(lane === undefined ? [] : [{ name: pauseKey({ lane }), atOnce: 1 }]),
    ...(limit === undefined ? [] : [{ name: `limit ${limit.key}`, atOnce: limit.atOnce }]),
  ];
}

const parkedText = ({ kind, jobId }: Parked): string => JSON.stringify({ kind, jobId });

const parseParked = (text: string): Parked => JSON.parse(text) as Parked;
