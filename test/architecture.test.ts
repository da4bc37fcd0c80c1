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
  harvest: ['core', 'sources', 'normalise', 'quality', 'tables', 'catalogue'],
  web: ['core', 'config', 'catalogue', 'harvest', 'quality', 'tables', 'store', 'queue'],
  cli: 'core config http store queue sources normalise quality tables catalogue harvest web county'.split(
    ' ',
  ),
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
};

const packagesDir = new URL('../packages/', import.meta.url).pathname;
const packageNames = readdirSync(packagesDir, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const sourceFiles = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
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
    const offences = sourceFiles(join(packagesDir, name, 'src')).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('@lanskatalog/'))
        .filter((specifier) => !(allowed[name] ?? []).includes(shortName(specifier)))
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(offences).toEqual([]);
  });

  it.each(packageNames)('keeps packages/%s off drivers that are not its own', (name) => {
    const offences = sourceFiles(join(packagesDir, name, 'src')).flatMap((file) =>
      importsOf(file)
        .filter(
          (specifier) => driverOwners[specifier] !== undefined && !driverOwners[specifier].includes(name),
        )
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(offences).toEqual([]);
  });

  it.each(packageNames)('lets packages/%s reach others only through their index', (name) => {
    const offences = sourceFiles(join(packagesDir, name, 'src')).filter((file) =>
      importsOf(file).some((specifier) => /^@lanskatalog\/[^/]+\//.test(specifier)),
    );
    expect(offences).toEqual([]);
  });
});
