import { isResource, plain, ref, rewrite, rewriteIris, type Resource, type Statement } from '../resource.ts';
import type { GraphOddity } from './oddity.ts';

const isDistribution = (owner: Resource): boolean => owner.types.includes('dcat:Distribution');

/** Rewrites the links of every third dataset's distributions. */
function rewriteLinks(resource: Resource, change: (iri: string) => string): Resource {
  return rewrite(resource, ([property, value], owner) => [
    isDistribution(owner) && /^dcat:(?:access|download)URL$/.test(property) && !isResource(value)
      ? [property, ref(change(value.value))]
      : [property, value],
  ]);
}

const without = (resource: Resource, property: string): Resource => ({
  ...resource,
  statements: resource.statements.filter(([name]) => name !== property),
});

/** IRIs and structure as real feeds get them wrong (standards 5.1 and 5.2, domain.md 5). */
export const structureOddities = {
  'relative-iris': (resource, { baseUrl }) =>
    rewriteIris(resource, (iri) => (iri.startsWith(`${baseUrl}/`) ? iri.slice(baseUrl.length) : iri)),
  'spaces-in-links': (resource, { index }) =>
    index % 3 === 0 ? rewriteLinks(resource, (iri) => iri.replace(/\/([^/]+)$/, '/ladda ner $1')) : resource,
  'two-addresses-in-one': (resource, { index, baseUrl }) =>
    index === 1
      ? {
          ...resource,
          statements: [...resource.statements, ['foaf:page', ref(`${baseUrl}/psidata ${baseUrl}/`)]],
        }
      : resource,
  'address-in-quotes': (resource, { baseUrl }) =>
    rewrite(resource, ([property, value]) => [
      property === 'dcat:landingPage'
        ? [property, plain(` '${baseUrl.replace('//', '///')}/psidata' `)]
        : [property, value],
    ]),
  'landing-page-as-text': (resource) =>
    rewrite(resource, ([property, value]) => [
      property === 'dcat:landingPage' && !isResource(value)
        ? [property, plain(value.value)]
        : [property, value],
    ]),
  'blank-distributions': (resource) =>
    rewrite(resource, ([property, value]): readonly Statement[] => {
      if (!isResource(value) || !isDistribution(value)) return [[property, value]];
      return [[property, { types: value.types, statements: value.statements }]];
    }),
  'dct-distribution': (resource, { index }) =>
    index % 5 !== 4
      ? resource
      : rewrite(resource, ([property, value]) => [
          property === 'dcat:distribution' ? ['dct:distribution', value] : [property, value],
        ]),
  'licence-on-dataset': (resource, { index }) => {
    if (index < 0) return resource;
    const bare = rewrite(resource, ([property, value]) =>
      property === 'dct:license' ? [] : [[property, value]],
    );
    const licence = ref('http://creativecommons.org/publicdomain/zero/1.0/');
    return { ...bare, statements: [...bare.statements, ['dct:license', licence]] };
  },
  'constant-identifier': (resource) =>
    rewrite(resource, ([property, value]) => [
      property === 'dct:identifier' ? [property, plain('TODO')] : [property, value],
    ]),
  'no-description': (resource, { index }) => (index === 3 ? without(resource, 'dct:description') : resource),
  'no-publisher': (resource, { index }) =>
    index >= 0 && index % 4 === 2 ? without(resource, 'dct:publisher') : resource,
  'e-mail-as-text': (resource) =>
    rewrite(resource, ([property, value]) => [
      property === 'vcard:hasEmail' && !isResource(value)
        ? [property, plain(value.value.replace('mailto:', ''))]
        : [property, value],
    ]),
  'named-person-as-contact': (resource, { index, host }) => {
    if (index % 3 !== 0) return resource;
    const person: Resource = {
      types: ['vcard:Individual'],
      statements: [
        ['vcard:fn', plain('Testina Påhittad')],
        ['vcard:hasEmail', ref(`mailto:testina.pahittad@${host}`)],
      ],
    };
    return rewrite(resource, ([property, value]) => [
      property === 'dcat:contactPoint' ? [property, person] : [property, value],
    ]);
  },
} as const satisfies Record<string, GraphOddity>;
