import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between a driver and its server, and can go silent as a network does: connections stay, and nothing passes. */
export interface FreezingProxy {
  /** The server's URL with this proxy's address. */
  readonly url: string;
  /** Lets nothing more through, in either direction; new connections are accepted and as silent. */
  freeze(): void;
  /** Lets everything through again, what was held back first. */
  thaw(): void;
  /** Ends every connection, as a server does that is stopped. */
  end(): void;
  close(): Promise<void>;
}

export async function startFreezingProxy(serverUrl: string): Promise<FreezingProxy> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let frozen = false;
  const server = createServer((driver) => {
    const behind = connect(Number(port), hostname);
    for (const [from, to] of [
      [driver, behind],
      [behind, driver],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      if (frozen) from.pause();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: serverUrl.replace(`${hostname}:${port}`, `127.0.0.1:${own}`),
    freeze: () => {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw: () => {
      frozen = false;
      for (const socket of sockets) socket.resume();
    },
    end: () => {
      for (const socket of sockets) socket.end();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
