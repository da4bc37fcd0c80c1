import { parseRdf } from '../../src/rdf/parse-rdf.ts';
import { graphText } from '../graph-text.ts';

export const baseIri = 'https://www.hallsberg.se/datasets/dcat';

/** Parses what must be RDF, and gives the graph as lines. */
export async function read(content: string | Uint8Array) {
  const result = await parseRdf(Buffer.from(content), { mediaType: '', baseIri });
  if (result.kind !== 'graph') throw new Error(`not read as RDF: ${result.looksLike}`);
  return { ...result, lines: graphText(result.graph), codes: result.problems.map(({ code }) => code) };
}
