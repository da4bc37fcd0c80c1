import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { closeConnections } from '../src/close-connections.ts';

describe('a server that stops', () => {
  it('waits for no connection on which nothing was ever asked, and finishes what it was asked', async () => {
    const app = fastify();
    closeConnections(app);
    app.get('/', async () => {
      await sleep(300);
      return 'whole';
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const opened = connect(port, '127.0.0.1');
    await once(opened, 'connect');
    const asked = fetch(`http://127.0.0.1:${port}/`);
    await once(app.server, 'request');
    const ended = once(opened, 'close');
    await app.close();
    await ended;
    expect(await (await asked).text()).toBe('whole');
  }, 8000);
});
