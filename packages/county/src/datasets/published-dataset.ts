import type { FileTruth } from '../tables/truth.ts';

export interface FileRequest {
  /** Address of the file without its query. */
  readonly address: string;
  readonly query: URLSearchParams;
}

/** A file that a distribution links to; its content is made when somebody asks for it. */
export interface PublishedFile {
  /** Last path segment: `badplatser.csv`. */
  readonly name: string;
  /** As the server states it. */
  readonly mediaType: string;
  readonly content: (request: FileRequest) => Uint8Array | string | Promise<Uint8Array>;
  /** 204 where the server has nothing to say; else 200. */
  readonly status?: 204;
  /** What it really holds, for files of the shared tables. */
  readonly truth?: () => readonly FileTruth[];
}

export interface PublishedDistribution {
  readonly title: string;
  /** As the catalogue states it. */
  readonly mediaType: string;
  /** More than one where a distribution has several download addresses. */
  readonly files: readonly [PublishedFile, ...PublishedFile[]];
}

/** A dataset that a municipality of the county publishes, before it is written as anything. */
export interface PublishedDataset {
  /** Path segment, unique in the municipality and the same for ever. */
  readonly key: string;
  /** A name that another gave it; else its site's own. */
  readonly iri?: string;
  readonly title: { readonly sv: string; readonly en: string };
  readonly description: { readonly sv: string; readonly en: string };
  readonly keywords: { readonly sv: readonly string[]; readonly en: readonly string[] };
  /** Local name in the EU's data-theme table. */
  readonly theme: string;
  /** Local name in the EU's frequency table. */
  readonly frequency: string;
  /** `2019-04-02` */
  readonly issued: string;
  readonly modified: string;
  readonly identifier: string;
  /** IRI of the specification that it follows. */
  readonly conformsTo?: string;
  readonly distributions: readonly PublishedDistribution[];
}

/** A distribution of one file. */
export const oneFile = (title: string, file: PublishedFile): PublishedDistribution => ({
  title,
  mediaType: file.mediaType,
  files: [file],
});
