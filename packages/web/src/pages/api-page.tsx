/** @jsxRuntime automatic @jsxImportSource preact */
import { z } from 'zod';
import type { Endpoint } from '../api/endpoint.ts';
import type { View } from '../view.ts';
import { documentOf } from './document.tsx';

/** Every address of the API with a form to try it; complete without JavaScript. */
export function apiPage(view: View, endpoints: readonly Endpoint[]): string {
  const { say } = view;
  const title = say('För utvecklare', 'For developers');
  return documentOf(
    view,
    {
      title,
      section: '',
      alternates: [{ type: 'application/vnd.oai.openapi+json', href: '/api/v1/openapi.json' }],
    },
    <div class="wide page">
      <h1>{title}</h1>
      <p class="lead">
        {say(
          'Allt i katalogen finns också som JSON. Ingen nyckel behövs.',
          'Everything in the catalogue is there as JSON too. No key is needed.',
        )}
      </p>
      <p>
        <a href="/api/v1/openapi.json">OpenAPI 3.1</a>
        {' · '}
        <a href="/catalog.ttl">DCAT-AP-SE</a>
        {' · '}
        <a href="/changes">LDES</a>
        {' · '}
        <a href="/api/3/action/package_search?rows=5">CKAN Action API</a>
      </p>
      <p>
        {say(
          'Svaren får läsas från andra webbplatser (CORS) och bär en ETag. Antalet anrop är begränsat; RateLimit-huvudena säger hur många som är kvar. Fel beskrivs som problem+json.',
          'The answers may be read from other websites (CORS) and carry an ETag. Calls are limited; the RateLimit headers say how many are left. Errors are described as problem+json.',
        )}
      </p>
      <h2>{say('Pröva', 'Try')}</h2>
      {endpoints.map((one) => (
        <TryOut view={view} endpoint={one} />
      ))}
      <h2 id="ckan">CKAN</h2>
      <p>
        {say(
          'Program för CKAN kan läsa package_list, package_show, package_search (q, fq, sort, rows, start, facet.field), organization_list, organization_show, group_list, group_show, tag_list, tag_show och status_show.',
          'Programs for CKAN can read package_list, package_show, package_search (q, fq, sort, rows, start, facet.field), organization_list, organization_show, group_list, group_show, tag_list, tag_show and status_show.',
        )}
      </p>
    </div>,
  );
}

function TryOut({ view, endpoint }: { view: View; endpoint: Endpoint }) {
  const id = endpoint.path.replace(/\W+/g, '-');
  return (
    <details>
      <summary>
        <code>GET /api/v1{endpoint.path}</code> <span class="owner">{endpoint.summary}</span>
      </summary>
      <form class="form box" action="/api/try">
        <input type="hidden" name="_path" value={endpoint.path} />
        {[...fieldsOf(endpoint.params), ...fieldsOf(endpoint.query)].map(({ name, description, choices }) => (
          <label for={`${id}-${name}`}>
            {name}
            {choices === undefined ? (
              <input type="text" id={`${id}-${name}`} name={name} title={description} />
            ) : (
              <select id={`${id}-${name}`} name={name}>
                {choices.map((choice) => (
                  <option>{choice}</option>
                ))}
              </select>
            )}
          </label>
        ))}
        <button type="submit">{view.say('Fråga', 'Ask')}</button>
      </form>
    </details>
  );
}

interface Field {
  readonly name: string;
  readonly description: string | undefined;
  readonly choices: readonly string[] | undefined;
}

function fieldsOf(schema: z.ZodType | undefined): readonly Field[] {
  if (schema === undefined) return [];
  const { properties = {} } = z.toJSONSchema(schema) as {
    properties?: Record<string, { description?: string; enum?: string[] }>;
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    description: property.description,
    choices: property.enum,
  }));
}

/** The address that a filled-in form means; what was left empty is left out. Undefined for no endpoint. */
export function triedAddress(
  endpoints: readonly Endpoint[],
  fields: Readonly<Record<string, unknown>>,
): string | undefined {
  const { _path: path, ...values } = fields;
  if (!endpoints.some((one) => one.path === path)) return undefined;
  const query = new URLSearchParams();
  let filled = String(path);
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'string' || value === '') continue;
    if (filled.includes(`{${name}}`)) filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    else query.append(name, value);
  }
  const asked = query.toString();
  return `/api/v1${filled}${asked === '' ? '' : `?${asked}`}`;
}
