import { Readable } from 'node:stream';
import type { Blobs } from '@lanskatalog/core';
import type { TableEdition } from '@lanskatalog/harvest';
import { loadEdition } from '@lanskatalog/harvest';
import type { FastifyInstance } from 'fastify';
import { matchesTag } from './etags.ts';
import type { CurrentRelease } from './release/current-release.ts';
import { isPublic } from './sign-in/is-public.ts';

const mediaTypes = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' } as const;

/** The files of the shared tables under the addresses that their descriptions give: whole, as they were screened. */
export function addTableFiles(
  app: FastifyInstance,
  { current, blobs }: { readonly current: CurrentRelease; readonly blobs: Blobs },
): void {
  let known: TableEdition | undefined;
  async function edition(): Promise<TableEdition | undefined> {
    const prefix = (await current.get())?.pointer.tables;
    if (known?.prefix !== prefix) known = await loadEdition({ blobs }, prefix);
    return known;
  }
  app.get('/tables/:table/:name', isPublic, async (request, reply) => {
    const { table, name } = request.params as { table: string; name: string };
    const opened = await edition();
    const file = opened?.files.find((one) => one.table === table && one.name === name);
    // The descriptions' own addresses are beside those of the files.
    if (opened === undefined || file === undefined) return reply.callNotFound();
    const tag = file.sha256.slice(0, 32);
    void reply
      .header('etag', `"${tag}"`)
      .header('cache-control', 'public, max-age=300')
      .type(mediaTypes[file.format === 'parquet' ? 'parquet' : 'csv']);
    if (matchesTag(request.headers['if-none-match'], tag)) return reply.code(304).send();
    if (request.method === 'HEAD') return reply.header('content-length', file.size).send();
    const content = await blobs.read(`${opened.prefix}/${file.name}`);
    return content === undefined
      ? reply.callNotFound()
      : reply.send(Readable.from(content, { objectMode: false }));
  });
}
