import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { changeSchema } from '../site/change.ts';
import type { County } from '../county.ts';
import { indexPage } from './index-page.ts';

/**
 * The county's own pages, for people and for programs that can't call its functions:
 *
 * - `GET /` what there is · `GET /config.yaml` a region's configuration for it
 * - `GET /control` the state of every municipality · `GET /control/1880/requests` what it has been asked
 * - `POST /control/1880` a change as JSON, such as `{"kind":"remove"}` · `POST /control` the same for all
 */
export const controlHandler =
  (county: County): RequestListener =>
  (request, response) => {
    void answer(county, request, response);
  };

async function answer(county: County, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, first = '', code, what] = (request.url ?? '/').split(/[/?]/);
  const reading = request.method === 'GET';
  if (reading && first === '')
    return send(response, 200, { body: indexPage(county), mediaType: 'text/html; charset=utf-8' });
  if (reading && first === 'config.yaml')
    return send(response, 200, { body: county.configYaml(), mediaType: 'application/yaml; charset=utf-8' });
  if (first !== 'control') return sendJson(response, 404, { kind: 'unknown-address' });
  if (reading && code === undefined) return sendJson(response, 200, county.state());
  if (reading && code !== undefined && what === 'requests')
    return sendJson(response, 200, county.requests(code));
  if (request.method !== 'POST') return sendJson(response, 404, { kind: 'unknown-address' });
  const change = changeSchema.safeParse(parsed(await text(request)));
  if (!change.success) return sendJson(response, 400, { kind: 'not-a-change', issues: change.error.issues });
  const codes = code === undefined ? county.sources.map((source) => source.code) : [code];
  const results = await Promise.all(codes.map(async (wanted) => county.change(wanted, change.data)));
  const failed = results.find(({ kind }) => kind !== 'changed');
  return sendJson(response, failed === undefined ? 200 : 404, failed ?? county.state());
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  send(response, status, { body: `${JSON.stringify(value, null, 1)}\n`, mediaType: 'application/json' });

function send(
  response: ServerResponse,
  status: number,
  { body, mediaType }: { body: string; mediaType: string },
): void {
  response.writeHead(status, { 'content-type': mediaType });
  response.end(body);
}
