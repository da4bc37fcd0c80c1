import type { Blobs, Documents } from '@lanskatalog/core';

/** Where an installation keeps all it knows: a directory, or a MongoDB database. */
export interface Store {
  readonly documents: Documents;
  readonly blobs: Blobs;
  close(): Promise<void>;
}
