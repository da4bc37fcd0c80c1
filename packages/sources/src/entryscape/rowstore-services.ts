import type { Graph, Subject } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import type { GraphBuilder } from '../rdf/graph-builder.ts';
import type { Words } from '../sketch/sketch.ts';
import { writeService } from '../sketch/write-sketch.ts';

const rowstore = /\/rowstore\/dataset\/[\w-]+$/;

/**
 * EntryScape turns tables into APIs, and gives each its own distribution whose address is the API. What they are is a data
 * service; saying so is what lets the portal find them.
 */
export function addRowstoreServices(graph: Graph, builder: GraphBuilder): void {
  const distributionProperty = expand('dcat:distribution');
  for (const [dataset, description] of graph.subjects()) {
    for (const distribution of description.get(distributionProperty) ?? []) {
      if (distribution.termType !== 'Literal') addService(graph, builder, { dataset, distribution });
    }
  }
}

function addService(
  graph: Graph,
  builder: GraphBuilder,
  { dataset, distribution }: { readonly dataset: Subject; readonly distribution: Subject },
): void {
  const endpointUrl = graph.objects(distribution, expand('dcat:accessURL'))[0]?.value ?? '';
  const known = graph.objects(distribution, expand('dcat:accessService')).length > 0;
  if (known || !rowstore.test(endpointUrl)) return;
  const title = graph
    .objects(dataset, expand('dct:title'))
    .flatMap((term): Words[] =>
      term.termType === 'Literal' ? [{ text: `${term.value} (API)`, lang: term.language }] : [],
    );
  const service = writeService(
    builder,
    {
      iri: `${endpointUrl}#service`,
      title,
      endpointUrl,
      endpointDescription: `${endpointUrl}/swagger`,
      format: 'application/json',
    },
    [dataset],
  );
  builder.add(distribution, expand('dcat:accessService'), service);
  builder.log.report('sources.inferred', {
    subject: dataset.value,
    property: 'dcat:accessService',
    after: endpointUrl,
  });
}
