import { isResource, plain, rewrite, tagged, type Resource, type Statement } from '../resource.ts';
import type { GraphOddity } from './oddity.ts';

/** Changes the language tag of every tagged text; '' drops it. */
function retag(resource: Resource, change: (language: string) => string): Resource {
  return rewrite(resource, ([property, value]) => [
    isResource(value) || value.termType !== 'Literal' || value.language === ''
      ? [property, value]
      : [property, tagged(value.value, change(value.language))],
  ]);
}

function rewriteText(resource: Resource, property: string, change: (text: string) => string): Resource {
  return rewrite(resource, (statement): readonly Statement[] => {
    const [name, value] = statement;
    if (name !== property || isResource(value) || value.termType !== 'Literal') return [statement];
    return [[name, tagged(change(value.value), value.language)]];
  });
}

const withHtml = (text: string): string =>
  `<p>${text.replace(/\. /, '.</p><p>')}</p><ul><li>Fri att använda</li><li>L&auml;s mer p&aring; <a href="/psidata">sidan om öppna data</a></li></ul>`;

/** Faults in the texts of real feeds (standards 5.2). */
export const textOddities = {
  'tag-sv-SE': (resource) => retag(resource, (language) => (language === 'sv' ? 'sv-SE' : language)),
  'tag-em': (resource) => retag(resource, (language) => (language === 'en' ? 'em' : language)),
  'tag-missing': (resource, { index }) => (index % 2 === 0 ? retag(resource, () => '') : resource),
  'english-tagged-as-swedish': (resource, { index }) =>
    index % 4 === 3 ? retag(resource, (language) => (language === 'en' ? 'sv' : language)) : resource,
  'html-in-description': (resource, { index }) =>
    index % 2 === 1 ? rewriteText(resource, 'dct:description', withHtml) : resource,
  'mojibake-title': (resource, { index }) =>
    index === 2
      ? rewriteText(resource, 'dct:title', (text) => Buffer.from(text, 'utf8').toString('latin1'))
      : resource,
  'keywords-in-one': (resource) => {
    const swedish = resource.statements.flatMap(([property, value]) =>
      property === 'dcat:keyword' && !isResource(value) ? [value.value] : [],
    );
    if (swedish.length === 0) return resource;
    const others = resource.statements.filter(([property]) => property !== 'dcat:keyword');
    return { ...resource, statements: [...others, ['dcat:keyword', plain(swedish.join('; '))]] };
  },
} as const satisfies Record<string, GraphOddity>;
