import { isResource, type Resource, type ResourceValue } from '../resource.ts';
import type { Namespaces } from './namespaces.ts';

/** JSON-LD with an inline context of prefixes and one node a line in `@graph`. */
export function* writeJsonLd(resources: Iterable<Resource>, namespaces: Namespaces): Generator<string> {
  yield `{\n"@context": ${JSON.stringify(namespaces)},\n"@graph": [`;
  let separator = '\n';
  for (const resource of resources) {
    yield separator + JSON.stringify(node(resource));
    separator = ',\n';
  }
  yield '\n]\n}\n';
}

type Json = string | readonly Json[] | { readonly [key: string]: Json };

function node({ iri, types, statements }: Resource): Json {
  const properties = new Map<string, Json[]>();
  for (const [property, value] of statements) {
    const values = properties.get(property);
    if (values === undefined) properties.set(property, [json(value)]);
    else values.push(json(value));
  }
  return {
    ...(iri === undefined ? {} : { '@id': iri }),
    ...(types.length === 0 ? {} : { '@type': types }),
    ...Object.fromEntries(
      [...properties].map(([property, values]) => [property, values.length === 1 ? values[0]! : values]),
    ),
  };
}

function json(value: ResourceValue): Json {
  if (isResource(value)) return node(value);
  if (value.termType === 'NamedNode') return { '@id': value.value };
  if (value.language !== '') return { '@value': value.value, '@language': value.language };
  return value.datatype === '' ? value.value : { '@value': value.value, '@type': value.datatype };
}
