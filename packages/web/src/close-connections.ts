import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** What is being answered when the server stops gets this long; then it is cut off. */
const answersWithinMs = 10_000;
const lookedAgainMs = 100;

/**
 * Lets the server stop although clients hold connections. Node closes those that are idle at that moment; one that a
 * browser has opened ahead, and never asked anything on, or whose answer ends later, would keep it up until it times out.
 */
export function closeConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }) => unused.delete(socket));
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
    const again = setInterval(() => app.server.closeIdleConnections(), lookedAgainMs).unref();
    app.server.once('close', () => clearInterval(again));
    setTimeout(() => app.server.closeAllConnections(), answersWithinMs).unref();
  });
}
