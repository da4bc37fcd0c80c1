import type { Blobs, Entity, Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { rdfFormats } from '../rdf/rdf-writer.ts';
import type { WritableNode } from '../rdf/writable-entity.ts';
import { isWritable, writableEntity } from '../rdf/writable-entity.ts';
import { createDescribedOnce } from './described-once.ts';
import type { OpenReleaseFile } from './release-file.ts';
import { openReleaseFile } from './release-file.ts';

/** The catalogue in all its serialisations, written side by side so that they say the same. */
export interface CatalogueFiles {
  readonly files: readonly OpenReleaseFile[];
  /** Writes an entity with its parts. Returns what was left out or cleaned. */
  add(entity: Entity): readonly Problem[];
  end(): void;
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
  const outputs = Object.values(rdfFormats).map(({ extension, writer }) => ({
    file: openReleaseFile(blobs, prefix, `catalog.${extension}`),
    writer: writer(),
  }));
  const describedOnce = createDescribedOnce({ hasOwnPlace, shared: sharedParts });
  const write = (node: WritableNode): void => {
    for (const { file, writer } of outputs) file.write(writer.node(node));
  };
  for (const { file, writer } of outputs) file.write(writer.start());
  return {
    files: outputs.map(({ file }) => file),
    add(entity) {
      if (!isWritable(entity))
        return [problem('merge.unwritable', { subject: entity.id, params: { fault: 'IRI, rdf:type' } })];
      const { nodes, problems } = writableEntity(entity);
      const [main, ...parts] = nodes;
      if (main !== undefined) write(main);
      const differing: Problem[] = [];
      for (const part of parts) {
        const placement = describedOnce.place(part);
        if (placement === 'here') write(part);
        else if (placement === 'elsewhere-differently') {
          differing.push(problem('merge.described-twice', { subject: entity.id, before: part.id }));
        }
      }
      return differing.length === 0 ? problems : [...problems, ...differing];
    },
    end() {
      for (const { file, writer } of outputs) file.write(writer.end());
    },
  };
}
