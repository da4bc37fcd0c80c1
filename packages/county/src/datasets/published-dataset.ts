/** A file that a dataset's distribution links to; its content is made when somebody asks for it. */
export interface PublishedFile {
  /** Last path segment: `badplatser.csv`. */
  readonly name: string;
  readonly title: string;
  /** As the catalogue states it. */
  readonly mediaType: string;
  readonly content: () => Uint8Array | string;
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
  readonly files: readonly PublishedFile[];
}
