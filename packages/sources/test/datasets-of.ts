import type { Graph, ReadResult, Subject } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';

/** What a test looks at in a dataset: first values, and its files' formats. */
export interface SeenDataset {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly files: readonly string[];
  readonly license: string | undefined;
  readonly email: string | undefined;
  readonly frequency: string | undefined;
}

export function datasetsOf(result: ReadResult): SeenDataset[] {
  if (result.kind !== 'read') return [];
  const { graph } = result;
  return [...graph.subjects()]
    .filter(([subject]) =>
      graph.objects(subject, expand('rdf:type')).some(({ value }) => value === expand('dcat:Dataset')),
    )
    .map(([subject]) => seen(graph, subject));
}

function seen(graph: Graph, subject: Subject): SeenDataset {
  const parts = (of: Subject, property: string): Subject[] =>
    graph.objects(of, expand(property)).filter((term) => term.termType !== 'Literal');
  const first = (of: Subject | undefined, property: string): string | undefined =>
    of === undefined ? undefined : graph.objects(of, expand(property))[0]?.value;
  const files = parts(subject, 'dcat:distribution');
  return {
    title: first(subject, 'dct:title'),
    description: first(subject, 'dct:description'),
    files: files.map((file) => `${first(file, 'dct:format') ?? '?'} ${first(file, 'dcat:accessURL') ?? '?'}`),
    license: first(files[0], 'dct:license'),
    email: first(parts(subject, 'dcat:contactPoint')[0], 'vcard:hasEmail'),
    frequency: first(subject, 'dct:accrualPeriodicity'),
  };
}
