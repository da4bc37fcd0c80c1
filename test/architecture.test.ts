import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

// Which package may import which (docs/ARCHITECTURE.md, "Who may import whom").
const allowed: Record<string, readonly string[]> = {
  core: [],
  config: ['core'],
  http: ['core'],
  store: ['core'],
  queue: ['core'],
  sources: ['core'],
  normalise: ['core'],
  quality: ['core'],
  tables: ['core'],
  catalogue: ['core'],
  county: ['core'],
  harvest: ['core', 'config', 'sources', 'normalise', 'quality', 'tables', 'catalogue'],
  operations: ['core', 'config', 'catalogue', 'harvest', 'quality', 'tables'],
  alerts: ['core', 'operations'],
  web: ['core', 'config', 'catalogue', 'harvest', 'quality', 'tables', 'operations'],
  runtime: ['core', 'config', 'http', 'store', 'queue', 'harvest', 'tables', 'operations', 'alerts'],
  cli: [
    ...'core config http store queue sources normalise quality tables catalogue harvest'.split(' '),
    ...'operations alerts web county runtime'.split(' '),
  ],
  // Each of workers/*.
  workers: ['core', 'queue', 'harvest', 'operations', 'alerts', 'web', 'runtime'],
};

/** The network and the databases belong behind the ports: only these packages may touch them. */
const driverOwners: Record<string, readonly string[]> = {
  undici: ['http'],
  libsql: ['store'],
  mongodb: ['store'],
  bullmq: ['queue'],
  ioredis: ['queue'],
  croner: ['queue', 'config'],
  fastify: ['web', 'county'],
  '@bull-board/api': ['workers'],
  '@bull-board/api/bullMQAdapter': ['workers'],
};

/** Entries of their own, so that an installation that does without never loads their drivers. */
const furtherEntries = ['store/mongo', 'queue/bullmq', 'runtime/mongo', 'runtime/worker'];

const root = new URL('../', import.meta.url).pathname;
const directoriesIn = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Package → where its sources are. */
const places = new Map([
  ...directoriesIn(join(root, 'packages')).map(
    (name) => [name, join(root, 'packages', name, 'src')] as const,
  ),
  ['workers', join(root, 'workers')],
]);
const packageNames = [...places.keys()];

const sourceFiles = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/(^|\/)(dist|node_modules)\//.test(file))
    .map((file) => join(directory, file));

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );

const shortName = (specifier: string): string => specifier.replace('@lanskatalog/', '').split('/')[0] ?? '';

describe('the import table', () => {
  it('names every package there is', () => {
    expect(packageNames.sort()).toEqual(Object.keys(allowed).sort());
  });

  it.each(packageNames)('holds for packages/%s', (name) => {
    const offences = sourceFiles(places.get(name) ?? '').flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('@lanskatalog/'))
        .filter((specifier) => !(allowed[name] ?? []).includes(shortName(specifier)))
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(offences).toEqual([]);
  });

  it.each(packageNames)('keeps packages/%s off drivers that are not its own', (name) => {
    const offences = sourceFiles(places.get(name) ?? '').flatMap((file) =>
      importsOf(file)
        .filter(
          (specifier) => driverOwners[specifier] !== undefined && !driverOwners[specifier].includes(name),
        )
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(offences).toEqual([]);
  });

  it.each(packageNames)('lets packages/%s reach others only through their index', (name) => {
    const offences = sourceFiles(places.get(name) ?? '').filter((file) =>
      importsOf(file).some(
        (specifier) =>
          /^@lanskatalog\/[^/]+\//.test(specifier) &&
          !furtherEntries.includes(specifier.replace('@lanskatalog/', '')),
      ),
    );
    expect(offences).toEqual([]);
  });
});
