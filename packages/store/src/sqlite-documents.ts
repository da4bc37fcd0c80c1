import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Collection, Documents } from '@lanskatalog/core';
import Database from 'libsql';
import { collectionShape } from './collection-shape.ts';
import { retryBusy } from './retry-busy.ts';
import { SqliteCollection } from './sqlite-collection.ts';

/** Counted up when the tables change so that older programs would harm them. */
const layoutVersion = 1;

/**
 * Documents in one SQLite file, made if missing. Several processes may have it open; a writer waits for another.
 *
 * @throws if the file is not a database, or was made by a newer version of this program.
 */
export async function openSqliteDocuments(file: string): Promise<Documents> {
  await mkdir(path.dirname(file), { recursive: true });
  const db = new Database(file, { timeout: 20 });
  await retryBusy(() => prepare(db, file));
  return {
    collection: async <T>(
      name: string,
      options: { readonly indexes: readonly string[] },
    ): Promise<Collection<T>> => SqliteCollection.open<T>(db, collectionShape(name, options.indexes)),
    close: async () => {
      if (db.open) db.close();
    },
  };
}

function prepare(db: Database.Database, file: string): void {
  // Write-ahead logging lets readers and one writer work at once. Synchronised at checkpoints only: a crash of the
  // machine may lose the last writes but never harms the file, and a killed process loses nothing.
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  const [row] = db.pragma('user_version') as { user_version: number }[];
  const version = row?.user_version ?? 0;
  if (version > layoutVersion) {
    throw new Error(
      `${file} was written by a newer version (layout ${version}); this one knows ${layoutVersion}`,
    );
  }
  if (version < layoutVersion) db.pragma(`user_version = ${layoutVersion}`);
}
