import type { Blobs, Entity, Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { RdfFormat, RdfWriter } from '../rdf/rdf-writer.ts';
import { rdfFormats } from '../rdf/rdf-writer.ts';
import type { WritableNode } from '../rdf/writable-entity.ts';
import { isWritable, writableEntity } from '../rdf/writable-entity.ts';
import { createDescribedOnce } from './described-once.ts';
import type { OpenReleaseFile } from './release-file.ts';
import { openReleaseFile } from './release-file.ts';

/** The catalogue in all its serialisations, written side by side so that they say the same. */
export interface CatalogueFiles {
  readonly files: readonly OpenReleaseFile[];
  /** Writes an entity with its parts. */
  add(entity: Entity): Added;
  end(): void;
}

interface Added {
  /** What was left out or cleaned. */
  readonly problems: readonly Problem[];
  /** The entity, then those of its parts that are things in their own right and were described here. */
  readonly described: readonly Described[];
}

interface Described {
  readonly iri: string;
  /** Turtle blocks. */
  readonly description: string;
}

export interface CatalogueFilesOptions {
  readonly blobs: Blobs;
  readonly prefix: string;
  /** IRIs that are described in their own place: catalogues, agents, datasets. */
  readonly hasOwnPlace: (iri: string) => boolean;
  readonly sharedParts: ReadonlySet<string>;
}

export function openCatalogueFiles(options: CatalogueFilesOptions): CatalogueFiles {
  const { blobs, prefix, hasOwnPlace, sharedParts } = options;
  const open = (format: RdfFormat): Output => {
    const { extension, writer } = rdfFormats[format];
    const output = { file: openReleaseFile(blobs, prefix, `catalog.${extension}`), writer: writer() };
    output.file.write(output.writer.start());
    return output;
  };
  const turtle = open('turtle');
  const outputs = [open('rdfxml'), turtle, open('jsonld'), open('nquads')];
  const describedOnce = createDescribedOnce({ hasOwnPlace, shared: sharedParts });
  const write = (node: WritableNode): string => {
    let description = '';
    for (const output of outputs) {
      const text = output.writer.node(node);
      output.file.write(text);
      if (output === turtle) description = text;
    }
    return description;
  };
  return {
    files: outputs.map(({ file }) => file),
    add(entity) {
      if (!isWritable(entity)) return unwritable(entity);
      const { nodes, problems } = writableEntity(entity);
      const found = [...problems];
      const described: Described[] = [];
      let own = '';
      for (const [index, node] of nodes.entries()) {
        const placement = index === 0 ? 'here' : describedOnce.place(node);
        if (placement === 'elsewhere-differently') {
          found.push(problem('merge.described-twice', { subject: entity.id, before: node.id }));
          continue;
        }
        const description = placement === 'here' ? write(node) : turtle.writer.node(node);
        if (index === 0 || !standsAlone(node)) own += description;
        else if (placement === 'here') described.push({ iri: node.id, description });
      }
      return { problems: found, described: [{ iri: entity.id, description: own }, ...described] };
    },
    end() {
      for (const { file, writer } of outputs) file.write(writer.end());
    },
  };
}

interface Output {
  readonly file: OpenReleaseFile;
  readonly writer: RdfWriter;
}

const unwritable = ({ id }: Entity): Added => ({
  problems: [problem('merge.unwritable', { subject: id, params: { fault: 'IRI, rdf:type' } })],
  described: [],
});

/** DCAT-AP Feeds, "Standalone entities": the event stream tells of them by themselves, of all else as part of these. */
const standalone: ReadonlySet<string> = new Set([
  'dcat:Catalog',
  'dcat:Dataset',
  'dcat:DatasetSeries',
  'dcat:Distribution',
  'dcat:DataService',
  'foaf:Agent',
  'foaf:Organization',
  'foaf:Person',
  'vcard:Kind',
  'vcard:Organization',
  'vcard:Individual',
  'dct:LicenseDocument',
]);

const standsAlone = ({ types }: WritableNode): boolean => types.some(({ turtle }) => standalone.has(turtle));
