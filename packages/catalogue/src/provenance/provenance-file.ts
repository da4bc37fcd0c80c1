import type { Blobs, Entity, Problem } from '@lanskatalog/core';
import { nodesOf } from '@lanskatalog/core';
import { turtleWriter } from '../rdf/turtle-writer.ts';
import { writableEntity } from '../rdf/writable-entity.ts';
import type { OpenReleaseFile } from '../release/release-file.ts';
import { openReleaseFile } from '../release/release-file.ts';
import type { ReleaseInput } from '../release/release-input.ts';
import type { PublishedFromSource } from '../release/survey-records.ts';
import { recordEntity, recordsEntity, sourceEntity } from './provenance-entities.ts';

export const provenanceName = 'provenance.ttl';

/** `provenance.ttl`: for each dataset where it comes from, when, and what was done to it; PROV and dcat:CatalogRecord. */
export interface ProvenanceFile {
  readonly file: OpenReleaseFile;
  /** Records come source by source. */
  add(found: PublishedFromSource): Promise<void>;
  end(): void;
}

export function openProvenanceFile(
  input: ReleaseInput,
  { blobs, prefix }: { readonly blobs: Blobs; readonly prefix: string },
): ProvenanceFile {
  const { region } = input;
  const file = openReleaseFile(blobs, prefix, provenanceName);
  const writer = turtleWriter();
  const records: string[] = [];
  const described = new Set<string>();
  let repairs: Repairs | undefined;
  const write = (entity: Entity): void => {
    for (const node of writableEntity(entity).nodes) {
      if (!described.has(node.id)) file.write(writer.node(node));
      described.add(node.id);
    }
  };
  file.write(writer.start());
  for (const source of input.sources) {
    const provenance = input.provenance?.(source.id);
    if (provenance !== undefined) write(sourceEntity(region, source, provenance));
  }
  return {
    file,
    async add({ source, stored, published }) {
      if (repairs?.source !== source.id) repairs = await readRepairs(input, source.id);
      const own = repairs.of(stored.record.entity);
      const record = recordEntity({ region, source, stored, published, repairs: own });
      records.push(record.id);
      write(record);
    },
    end() {
      write(recordsEntity(region, records));
      file.write(writer.end());
    },
  };
}

interface Repairs {
  readonly source: string;
  /** Those of an entity and its parts. */
  of(entity: Entity): readonly Problem[];
}

/** One source's repairs at a time: what changed a value is a problem with an `after`. */
async function readRepairs(input: ReleaseInput, source: string): Promise<Repairs> {
  const bySubject = new Map<string, Problem[]>();
  for await (const found of input.problems(source)) {
    if (found.after === undefined || found.subject === undefined) continue;
    const known = bySubject.get(found.subject);
    if (known === undefined) bySubject.set(found.subject, [found]);
    else known.push(found);
  }
  const of = (entity: Entity): readonly Problem[] => [
    ...(bySubject.get(entity.id) ?? []),
    ...Object.keys(entity.properties).flatMap((property) => nodesOf(entity, property).flatMap(of)),
  ];
  return { source, of };
}
