import { type Collection, type Db, MongoClient, type MongoClientOptions } from 'mongodb';
import { type Answered, answeredWithin } from './answered-within.ts';
import { onceMoreIfDuplicate } from './mongo-duplicate.ts';

export interface MongoOptions {
  /** The database, where it isn't the one that the URL names. */
  readonly database?: string;
  /** How long to look for a server before giving up. */
  readonly serverSelectionTimeoutMS?: number;
  /** How long one operation may take, the look for a server included; a minute where absent. */
  readonly answerWithinMs?: number;
}

export interface MongoConnection {
  readonly client: MongoClient;
  readonly db: Db;
  /** Everything is asked through this, so that nothing waits without end. */
  readonly answered: Answered;
}

interface Layout {
  readonly _id: string;
  readonly version: number;
}

/** One step from a version of the database's layout to the next. Steps may run twice, and in two processes at once. */
type Migration = (db: Db) => Promise<unknown>;

export const contentBucket = 'blob-content';

/**
 * In order; the layout's version is how many have run. Never changed once released, only added to. Indexes of
 * collections are not among them: each is created when its collection is opened, wherever it is missing.
 */
const migrations: readonly Migration[] = [
  // The driver would make them at the first upload, where two first uploads could meet.
  async (db) => {
    await db.collection(`${contentBucket}.files`).createIndex({ filename: 1, uploadDate: 1 });
    await db.collection(`${contentBucket}.chunks`).createIndex({ files_id: 1, n: 1 }, { unique: true });
  },
];

/** A server that does not answer is an error after these times, not a wait without end. */
const clientOptions: MongoClientOptions = {
  appName: 'lanskatalog',
  serverSelectionTimeoutMS: 10_000,
  connectTimeoutMS: 10_000,
  ignoreUndefined: true,
};
const usualAnswerWithinMs = 60_000;

/**
 * Connects and brings the database's layout up to date.
 *
 * @throws if the server can't be reached, or the database was written by a newer version of this program.
 */
export async function connectMongo(url: string, options: MongoOptions): Promise<MongoConnection> {
  const { database, answerWithinMs = usualAnswerWithinMs, ...overrides } = options;
  const answered = answeredWithin(answerWithinMs);
  // The driver's own limits come first where it has them, as it then knows that the connection is of no more use.
  const limits = { socketTimeoutMS: answerWithinMs, waitQueueTimeoutMS: answerWithinMs };
  const client = new MongoClient(url, { ...clientOptions, ...limits, ...overrides });
  try {
    await client.connect();
    const db = client.db(database ?? databaseOf(url));
    await answered(migrate(db));
    return { client, db, answered };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** Not by URL, which knows no list of hosts. */
const databaseOf = (url: string): string => /^[^:]+:\/\/[^/]+\/([^?]+)/.exec(url)?.[1] ?? 'lanskatalog';

async function migrate(db: Db): Promise<void> {
  const layouts = db.collection<Layout>('layout');
  const version = (await layouts.findOne({ _id: 'layout' }))?.version ?? 0;
  const known = migrations.length;
  if (version > known) {
    throw new Error(
      `the database ${db.databaseName} was written by a newer version (layout ${version}); this one knows ${known}`,
    );
  }
  for (const [at, migration] of migrations.slice(version).entries()) {
    await migration(db);
    await raiseVersion(layouts, version + at + 1);
  }
}

/** Only upwards: another process may have gone further meanwhile. */
async function raiseVersion(layouts: Collection<Layout>, version: number): Promise<void> {
  await onceMoreIfDuplicate(async () =>
    layouts.updateOne({ _id: 'layout' }, { $max: { version } }, { upsert: true }),
  );
}
