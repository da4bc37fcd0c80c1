import { outsideXml } from '../forbidden-characters.ts';
import type { ProblemLog } from '../problem-log.ts';

const bareAmpersand = /&(?!(?:#\d+|#x[0-9a-f]+|[a-z_][\w.-]*);)/gi;
const bareLess = /<(?![A-Za-z_:/?]|!--|!\[CDATA\[|![A-Z]{4,})/g;
const forbiddenReference = /&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/.source;
const forbidden = new RegExp(`[${outsideXml}]|${forbiddenReference}`, 'gi');
const entityDeclaration = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

/** Escapes what was meant as text but reads as markup; a well-formed document is returned as it is. */
export function escapeStrayMarkup(text: string, log: ProblemLog): string {
  const counts = new Map<string, { after: string; count: number }>();
  const [start, ...sections] = text.split('<![CDATA[');
  const tell = (after: string) => (before: string) => {
    counts.set(before, { after, count: (counts.get(before)?.count ?? 0) + 1 });
    return after;
  };
  const escape = (part: string): string =>
    part.replace(forbidden, tell('')).replace(bareAmpersand, tell('&amp;')).replace(bareLess, tell('&lt;'));
  const escaped = sections.map((section) => {
    const end = section.indexOf(']]>');
    return end === -1 ? section : section.slice(0, end) + escape(section.slice(end));
  });
  const result = [escape(start ?? ''), ...escaped].join('<![CDATA[');
  for (const [before, { after, count }] of counts)
    log.report('rdf.xml-escaped', {
      before: shown(before),
      after: after === '' ? '–' : after,
      params: { count },
    });
  return result;
}

/** A control character by its number, since it has no shape. */
const shown = (text: string): string =>
  text < ' ' || text > '~' ? `U+${text.charCodeAt(0).toString(16).padStart(4, '0')}` : text;

/** General entities a document declares for itself; bounded, since entities may be defined by entities. */
export function declaredEntities(doctype: string): Record<string, string> {
  const entities: Record<string, string> = {};
  for (const [, name = '', double, single] of doctype.matchAll(entityDeclaration)) {
    const value = (double ?? single ?? '').replace(
      /&([\w.-]+);/g,
      (whole, inner: string) => entities[inner] ?? whole,
    );
    if (value.length < 2000) entities[name] = value;
  }
  return entities;
}
