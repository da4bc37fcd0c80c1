import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { HostGate } from '../src/host-gate.ts';
import { client, never, realClock, serve, testClock } from './support/servers.ts';

describe('HostGate', () => {
  it('lets no more in at a time than it should, in the order of asking', async () => {
    const gate = new HostGate(2, realClock);
    const log: string[] = [];
    let active = 0;
    let most = 0;
    const visit = (name: string) =>
      gate.pass(
        { host: 'a.example', delayMs: 0 },
        async () => {
          log.push(name);
          active += 1;
          most = Math.max(most, active);
          await sleep(10);
          active -= 1;
        },
        never,
      );
    await Promise.all(['1', '2', '3', '4', '5'].map(visit));
    expect(log).toEqual(['1', '2', '3', '4', '5']);
    expect(most).toBe(2);
  });

  it('keeps the starts to one host apart, and hosts independent of each other', async () => {
    const clock = testClock();
    const gate = new HostGate(1, clock);
    const starts: [string, number][] = [];
    const began = clock.now().getTime();
    const visit = (host: string) =>
      gate.pass(
        { host, delayMs: 200 },
        async () => void starts.push([host, clock.now().getTime() - began]),
        never,
      );
    await visit('a.example');
    await visit('b.example');
    await visit('a.example');
    clock.advance(500);
    await visit('a.example');
    expect(starts).toEqual([
      ['a.example', 0],
      ['b.example', 0],
      ['a.example', 200],
      ['a.example', 700],
    ]);
  });

  it('can be left while waiting for a turn, without costing the others theirs', async () => {
    const gate = new HostGate(1, realClock);
    const place = { host: 'a.example', delayMs: 0 };
    const first = gate.pass(place, () => sleep(50, 'first'), never);
    const impatient = new AbortController();
    const second = gate.pass(place, () => Promise.resolve('second'), impatient.signal);
    const third = gate.pass(place, () => Promise.resolve('third'), never);
    impatient.abort(new Error('stopped'));
    await expect(second).rejects.toThrow('stopped');
    expect(await Promise.all([first, third])).toEqual(['first', 'third']);
  });

  it('can be left while waiting for the pause, and the slot is free again', async () => {
    const gate = new HostGate(1, realClock);
    await gate.pass({ host: 'a.example', delayMs: 100 }, () => Promise.resolve(), never);
    const waiting = gate.pass(
      { host: 'a.example', delayMs: 0 },
      () => Promise.resolve(),
      AbortSignal.timeout(20),
    );
    await expect(waiting).rejects.toThrow();
    expect(await gate.pass({ host: 'a.example', delayMs: 0 }, () => Promise.resolve('in'), never)).toBe('in');
  });

  it('frees the slot when the work fails', async () => {
    const gate = new HostGate(1, realClock);
    const place = { host: 'a.example', delayMs: 0 };
    await expect(gate.pass(place, () => Promise.reject(new Error('broken')), never)).rejects.toThrow(
      'broken',
    );
    expect(await gate.pass(place, () => Promise.resolve('in'), never)).toBe('in');
  });
});

describe('requests to one host', () => {
  it('overlap no more than the configuration allows', async () => {
    let active = 0;
    let most = 0;
    const origin = await serve((_, response) => {
      active += 1;
      most = Math.max(most, active);
      setTimeout(() => {
        active -= 1;
        response.end();
      }, 20);
    });
    const http = client({ perHostConcurrency: 2 });
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => http.get({ url: `${origin}/${index}` }, never)),
    );
    expect(most).toBe(2);
  });
});
