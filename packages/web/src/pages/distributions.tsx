/** @jsxRuntime automatic @jsxImportSource preact */
import type { Entity } from '@lanskatalog/core';
import { irisOf, isLiteral, nodesOf, textOf, valuesOf } from '@lanskatalog/core';
import { formatLabel, licenceLabel } from '../labels.ts';
import { readable } from '../release/readable.ts';
import type { FileFacts } from '../release/file-facts.ts';
import type { View } from '../view.ts';
import { LinkState } from './link-state.tsx';
import { OutLink } from './parts.tsx';
import { ProfileValues } from './profile-values.tsx';

const toldHere = new Set([
  'dct:title',
  'dct:description',
  'dct:format',
  'dcat:mediaType',
  'dcat:accessURL',
  'dcat:downloadURL',
  'dct:license',
  'dcat:byteSize',
]);
const shownAtOnce = 50;

interface Known {
  readonly view: View;
  /** By address. */
  readonly facts: ReadonlyMap<string, FileFacts>;
}

/** Where the data is: files to take, services to ask, and their terms. */
export function Distributions({ view, entity, facts }: Known & { entity: Entity }) {
  const { say } = view;
  const all = nodesOf(entity, 'dcat:distribution');
  const endpoints = irisOf(entity, 'dcat:endpointURL');
  return (
    <section aria-labelledby="hamta">
      <h2 id="hamta">{say('Hämta data', 'Get the data')}</h2>
      {all.length + endpoints.length === 0 ? (
        <p>
          {say(
            'Utgivaren har inte angett var data finns. Fråga kontakten.',
            'The publisher has not said where the data is. Ask the contact.',
          )}
        </p>
      ) : null}
      {endpoints.map((address) => (
        <p>
          {say('Tjänstens adress: ', 'Address of the service: ')}
          <OutLink address={address} />
        </p>
      ))}
      <ul class="tiles">
        {all.slice(0, shownAtOnce).map((distribution) => (
          <Distribution view={view} facts={facts} distribution={distribution} />
        ))}
      </ul>
      {all.length > shownAtOnce ? (
        <p>{say(`… och ${all.length - shownAtOnce} till`, `… and ${all.length - shownAtOnce} more`)}</p>
      ) : null}
    </section>
  );
}

/** The media types that a distribution states, as literals or references. */
export const formatsOf = (distribution: Entity): readonly string[] => [
  ...new Set([
    ...valuesOf(distribution, 'dct:format')
      .filter(isLiteral)
      .map(({ literal }) => literal),
    ...irisOf(distribution, 'dct:format'),
  ]),
];

function Distribution({ view, facts, distribution }: Known & { distribution: Entity }) {
  const { say } = view;
  const formats = formatsOf(distribution).map((format) => formatLabel(view, format));
  const title = textOf(distribution, 'dct:title', view.lang);
  const description = textOf(distribution, 'dct:description', view.lang);
  const downloads = irisOf(distribution, 'dcat:downloadURL');
  const access = irisOf(distribution, 'dcat:accessURL').filter((address) => !downloads.includes(address));
  const stated = Number(textOf(distribution, 'dcat:byteSize') ?? Number.NaN);
  const found = [...downloads, ...access].map((address) => facts.get(address)?.link?.last.bytes);
  const size = found.find((bytes) => bytes !== undefined) ?? stated;
  return (
    <li>
      <h3>
        <bdi>{readable(title ?? formats.join(', '), 120) || say('Distribution', 'Distribution')}</bdi>
      </h3>
      {description === undefined ? null : (
        <p>
          <bdi>{readable(description, 400)}</bdi>
        </p>
      )}
      <p class="facts">
        {formats.map((format) => (
          <span class="tag">{format}</span>
        ))}
        {Number.isFinite(size) && size > 0 ? <span>{view.bytes(size)}</span> : null}
        {irisOf(distribution, 'dct:license').map((licence) => (
          <OutLink address={licence}>{licenceLabel(view, licence)}</OutLink>
        ))}
      </p>
      {downloads.map((address) => (
        <div>
          <OutLink address={address}>{say('Ladda ner', 'Download')}</OutLink>
          <LinkState view={view} link={facts.get(address)?.link} />
        </div>
      ))}
      {access.map((address) => (
        <div>
          <OutLink address={address}>{say('Öppna hos utgivaren', 'Open at the publisher')}</OutLink>
          <LinkState view={view} link={facts.get(address)?.link} />
        </div>
      ))}
      <details>
        <summary>{say('Mer om den', 'More about it')}</summary>
        <ProfileValues view={view} entity={distribution} agents={[]} except={toldHere} />
        <p>
          <code>{readable(downloads[0] ?? access[0] ?? distribution.id, 300)}</code>
        </p>
      </details>
    </li>
  );
}
