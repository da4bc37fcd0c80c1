import type { Blobs, Entity, ProblemCounts } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import { historyFile } from '../changes/change-history.ts';
import { provenanceName } from '../provenance/provenance-file.ts';
import type { MergedRelease } from './merge-release.ts';
import type { ReleaseFile } from './release-file.ts';
import { openReleaseFiles, problemsFile } from './release-files.ts';
import type { ReleaseInput } from './release-input.ts';
import { byPrecedence } from './release-input.ts';
import type { Survey } from './survey-records.ts';
import { surveyRecords } from './survey-records.ts';
import type { Writing } from './write-entities.ts';
import { writeEntities } from './write-entities.ts';

export interface WriteReleaseOptions {
  readonly input: ReleaseInput;
  readonly merged: MergedRelease;
  readonly blobs: Blobs;
  /** Where the files go, without a final slash: `releases/000012-1f0c`. */
  readonly prefix: string;
  /** Shown every entity of the catalogue as it is written, for whoever judges the whole. */
  readonly inspect?: (entity: Entity) => void;
}

/** `manifest.json`, the last file of a release: where it is, the release is whole. */
export interface ReleaseManifest {
  readonly version: 1;
  /** See {@link MergedRelease.inputs}. */
  readonly inputs: string;
  /** SHA-256 (hex) over the files that say what is published: equal exactly when two releases say the same. */
  readonly contentHash: string;
  /** Datasets, series and services in the release, those not forwarded included. */
  readonly published: number;
  readonly problems: ProblemCounts;
  readonly files: readonly ReleaseFile[];
}

/**
 * Writes all files of a release under its prefix. The same input gives the same bytes. To move the pointer there is the
 * caller's business, after `verifyRelease`; a release broken off leaves files at which nobody points.
 */
export async function writeRelease(
  options: WriteReleaseOptions,
  signal: AbortSignal,
): Promise<ReleaseManifest> {
  const survey = await surveyRecords(options.input, options.merged, signal);
  const writing = { ...options, survey, files: openReleaseFiles(placesIn(options, survey)) };
  try {
    await writeKnownProblems(writing, signal);
    await writeEntities(writing, signal);
    writing.files.owners.write(`${JSON.stringify([...options.merged.owners])}\n`);
    writing.files.aliases.write(`${JSON.stringify([...options.merged.aliases])}\n`);
    return await writeManifest(writing, await writing.files.close());
  } catch (error) {
    await writing.files.abandon(error);
    throw error;
  }
}

function placesIn({ input, blobs, prefix, merged }: WriteReleaseOptions, survey: Survey) {
  const { catalogues, agents, unwritable, sharedParts } = survey;
  const iris = new Set([...catalogues, ...agents].map(({ id }) => id));
  for (const { uri } of merged.published) if (!unwritable.has(uri)) iris.add(uri);
  return { input, blobs, prefix, sharedParts, hasOwnPlace: (iri: string) => iris.has(iri) };
}

async function writeKnownProblems(
  { input, merged, survey, files }: Writing,
  signal: AbortSignal,
): Promise<void> {
  for (const { id } of byPrecedence(input.sources)) {
    for await (const found of input.problems(id)) {
      files.report([found]);
      await files.ready();
    }
    signal.throwIfAborted();
  }
  files.report(merged.problems);
  files.report(survey.problems);
}

/** Files that tell how a release came about, not what it says. */
const aboutTheRelease: ReadonlySet<string> = new Set([problemsFile, historyFile, provenanceName]);

async function writeManifest(writing: Writing, files: readonly ReleaseFile[]): Promise<ReleaseManifest> {
  const { merged, survey, blobs, prefix } = writing;
  const said = files
    .filter(({ name }) => !aboutTheRelease.has(name))
    .map(({ name, sha256 }) => `${sha256}  ${name}`);
  const manifest: ReleaseManifest = {
    version: 1,
    inputs: merged.inputs,
    contentHash: sha256Hex(said.join('\n')),
    published: merged.published.length - survey.unwritable.size,
    problems: writing.files.reported(),
    files,
  };
  await blobs.write(`${prefix}/manifest.json`, Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`));
  return manifest;
}
