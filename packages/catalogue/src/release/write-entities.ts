import type { Blobs, Entity } from '@lanskatalog/core';
import { textOf } from '@lanskatalog/core';
import type { ChangeRecorder, StreamedEntity } from '../changes/record-changes.ts';
import { createChangeRecorder } from '../changes/record-changes.ts';
import { cleanText } from '../rdf/writable-literal.ts';
import { summariseDataset } from './dataset-summary.ts';
import type { MergedRelease } from './merge-release.ts';
import type { PublishedDataset } from './published-dataset.ts';
import { publishedDataset } from './published-dataset.ts';
import type { ReleaseFiles } from './release-files.ts';
import type { ReleaseInput } from './release-input.ts';
import { summaryEnd, summaryStart } from './release-summary.ts';
import type { Survey } from './survey-records.ts';
import { publishedRecords } from './survey-records.ts';

export interface Writing {
  readonly input: ReleaseInput;
  readonly merged: MergedRelease;
  readonly survey: Survey;
  readonly files: ReleaseFiles;
  readonly blobs: Blobs;
  readonly prefix: string;
  /** Shown every entity of the catalogue as it is written, for whoever judges the whole. */
  readonly inspect?: (entity: Entity) => void;
}

/** Writes the catalogues, the agents and the records, each into all the files that tell of it. */
export async function writeEntities(writing: Writing, signal: AbortSignal): Promise<void> {
  const { survey, files } = writing;
  const recorder = await openRecorder(writing);
  const add: AddEntity = async (entity, facts) => {
    writing.inspect?.(entity);
    const { problems, described } = files.catalogue.add(entity);
    files.report(problems.map((found) => ({ ...found, ...facts.source })));
    for (const [index, { iri, description }] of described.entries()) {
      // The entity itself comes first; its parts are just that.
      const { rank, dataset } = index === 0 ? facts : part;
      if (recorder !== undefined) {
        files.entities.write(`${await recorder.add({ iri, description, rank, dataset })}\n`);
      }
    }
  };
  for (const entity of survey.catalogues) await add(entity, { rank: 'catalogue' });
  for (const entity of survey.agents) await add(entity, part);
  await writeRecords(writing, add, signal);
  files.catalogue.end();
  if (recorder !== undefined) files.history.write(`${JSON.stringify(await recorder.end())}\n`);
}

interface EntityFacts {
  readonly rank: StreamedEntity['rank'];
  readonly dataset?: StreamedEntity['dataset'];
  readonly source?: { readonly source: string };
}
type AddEntity = (entity: Entity, facts: EntityFacts) => Promise<void>;

const part: EntityFacts = { rank: 'part' };

async function writeRecords(writing: Writing, add: AddEntity, signal: AbortSignal): Promise<void> {
  const { input, merged, survey, files } = writing;
  const { datasets, summary } = files;
  const published = merged.published.filter(({ uri }) => !survey.unwritable.has(uri));
  const uris = new Set(published.map(({ uri }) => uri));
  const agents = new Map(survey.agents.map((agent) => [agent.id, agent]));
  const neighbours = { isPublished: (uri: string) => uris.has(uri), replaced: replacedBy(merged.aliases) };
  summary.write(summaryStart(input, published));
  let separator = '\n';
  let end = 0;
  for await (const found of publishedRecords(input, merged, signal)) {
    if (!uris.has(found.published.uri)) continue;
    const dataset = publishedDataset(found, neighbours);
    if (dataset.forwarded) await add(dataset.entity, factsOf(dataset));
    const start = end;
    end = datasets.write(`${JSON.stringify(dataset)}\n`);
    const line = [start, end - start - 1] as const;
    summary.write(
      separator + JSON.stringify(summariseDataset({ ...found, agents, replaces: dataset.replaces, line })),
    );
    separator = ',\n';
    await files.provenance.add(found);
    await files.ready();
  }
  summary.write(summaryEnd);
  files.provenance.end();
}

function replacedBy(aliases: MergedRelease['aliases']): Map<string, string[]> {
  const replaced = new Map<string, string[]>();
  for (const [from, to] of aliases) replaced.set(to, [...(replaced.get(to) ?? []), from]);
  return replaced;
}

const factsOf = ({ entity, kind, source, uri }: PublishedDataset): EntityFacts => ({
  rank: 'dataset',
  dataset: { kind, title: cleanText(textOf(entity, 'dct:title') ?? uri) },
  source: { source },
});

async function openRecorder({ input, blobs, prefix }: Writing): Promise<ChangeRecorder | undefined> {
  const { region, changes } = input;
  if (changes === undefined) return undefined;
  const release = prefix.slice(prefix.lastIndexOf('/') + 1);
  return createChangeRecorder({ region, blobs, release, at: changes.at, previous: changes.previous });
}
