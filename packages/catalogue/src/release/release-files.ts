import type { Blobs, Problem, ProblemCounts } from '@lanskatalog/core';
import { entitiesFile, historyFile } from '../changes/change-history.ts';
import type { ProvenanceFile } from '../provenance/provenance-file.ts';
import { openProvenanceFile } from '../provenance/provenance-file.ts';
import type { CatalogueFiles } from './catalogue-files.ts';
import { openCatalogueFiles } from './catalogue-files.ts';
import type { OpenReleaseFile, ReleaseFile } from './release-file.ts';
import { openReleaseFile } from './release-file.ts';
import type { ReleaseInput } from './release-input.ts';

/** The files of a release while they are written. */
export interface ReleaseFiles {
  readonly catalogue: CatalogueFiles;
  /** One JSON object a line: each record in full. */
  readonly datasets: OpenReleaseFile;
  readonly summary: OpenReleaseFile;
  readonly owners: OpenReleaseFile;
  readonly aliases: OpenReleaseFile;
  /** See changes/change-history.ts. */
  readonly entities: OpenReleaseFile;
  readonly history: OpenReleaseFile;
  readonly provenance: ProvenanceFile;
  report(problems: Iterable<Problem>): void;
  reported(): ProblemCounts;
  /** Waits until the blob store can take more. */
  ready(): Promise<void>;
  close(): Promise<ReleaseFile[]>;
  /** Leaves none of the files behind. */
  abandon(reason: unknown): Promise<void>;
}

export interface ReleaseFilesOptions {
  readonly input: ReleaseInput;
  readonly blobs: Blobs;
  readonly prefix: string;
  readonly hasOwnPlace: (iri: string) => boolean;
  readonly sharedParts: ReadonlySet<string>;
}

export const problemsFile = 'problems.ndjson';

export function openReleaseFiles(options: ReleaseFilesOptions): ReleaseFiles {
  const open = (name: string): OpenReleaseFile => openReleaseFile(options.blobs, options.prefix, name);
  const catalogue = openCatalogueFiles(options);
  const datasets = open('datasets.ndjson');
  const summary = open('summary.json');
  const owners = open('owners.json');
  const aliases = open('aliases.json');
  const entities = open(entitiesFile);
  const history = open(historyFile);
  const problems = open(problemsFile);
  const provenance = openProvenanceFile(options.input, options);
  const all = [
    ...catalogue.files,
    datasets,
    summary,
    owners,
    aliases,
    entities,
    history,
    provenance.file,
    problems,
  ];
  const counts = { error: 0, warning: 0, info: 0 };
  return {
    catalogue,
    datasets,
    summary,
    owners,
    aliases,
    entities,
    history,
    provenance,
    report(found) {
      for (const problem of found) {
        problems.write(`${JSON.stringify(problem)}\n`);
        counts[problem.severity] += 1;
      }
    },
    reported: () => counts,
    async ready() {
      for (const file of all) {
        const ready = file.ready();
        if (ready !== undefined) await ready;
      }
    },
    close: () => Promise.all(all.map((file) => file.close())),
    async abandon(reason) {
      await Promise.all(all.map((file) => file.abandon(reason)));
    },
  };
}
