import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP server on one port that can stop listening and come back on the same port. */
export class Listener {
  readonly #handle: RequestListener;
  readonly #host: string;
  #port: number;
  #server: Server | undefined;

  constructor(handle: RequestListener, host: string, port: number) {
    this.#handle = handle;
    this.#host = host;
    this.#port = port;
  }

  get port(): number {
    return this.#port;
  }

  /** Rejects where the port is taken. */
  async open(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer(this.#handle);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, this.#host, resolve);
    });
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Stops listening and cuts what is open: connections are refused until it is opened again. */
  async close(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }
}
