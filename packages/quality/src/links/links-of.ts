import type { DatasetRecord, Entity, Problem } from '@lanskatalog/core';
import { irisOf, nodesOf, problem, valuesOf } from '@lanskatalog/core';
import { valueText } from '../scores/stated-formats.ts';
import type { LinkRecord } from './judge-link.ts';

const properties = ['dcat:accessURL', 'dcat:downloadURL'] as const;

/** Addresses of a record that are checked: access and download URLs, over http and https. */
export const linksOf = (record: Pick<DatasetRecord, 'entity'>): string[] =>
  statedLinks(record).map(({ url }) => url);

interface StatedLink {
  readonly url: string;
  readonly property: (typeof properties)[number];
  readonly distribution: Entity;
}

const statedLinks = ({ entity }: Pick<DatasetRecord, 'entity'>): StatedLink[] =>
  nodesOf(entity, 'dcat:distribution').flatMap((distribution) =>
    properties.flatMap((property) =>
      irisOf(distribution, property)
        .filter((url) => /^https?:\/\//i.test(url))
        .map((url) => ({ url, property, distribution })),
    ),
  );

/** What a dataset's owner should know of its links. */
export const linkProblems = (
  record: Pick<DatasetRecord, 'uri' | 'entity'>,
  links: (url: string) => LinkRecord | undefined,
): Problem[] =>
  statedLinks(record).flatMap((stated) => {
    const link = links(stated.url);
    return link === undefined ? [] : (problemOf(record.uri, stated, link) ?? []);
  });

function problemOf(
  subject: string,
  { url, property, distribution }: StatedLink,
  link: LinkRecord,
): Problem | undefined {
  const details = { subject, property, before: url };
  if (link.state === 'dead') {
    const { since, last } = link;
    return problem('links.dead', {
      ...details,
      params: { since: link.failing?.from ?? since, reason: last.reason },
    });
  }
  const formats = valuesOf(distribution, 'dct:format').map(valueText);
  const isPage = link.state === 'works' && link.last.mediaType === 'text/html';
  const saysSo = formats.length === 0 || formats.some((format) => /html/i.test(format));
  return isPage && !saysSo && property === 'dcat:downloadURL'
    ? problem('links.page-instead-of-file', { ...details, params: { format: formats.join(', ') } })
    : undefined;
}
