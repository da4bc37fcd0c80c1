// Redis, a server that speaks MongoDB's protocol, a browser, and a client of CKAN, for the tests that need the real thing. Installs what is missing
// where it can; where it can't, says so and goes on, and the tests that need it say why they are skipped.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ferretdbModule = 'github.com/FerretDB/FerretDB';
const ferretdbVersion = 'v1.24.2';
const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'lanskatalog', 'bin');
const cachedFerretdb = path.join(cache, `ferretdb-${ferretdbVersion}-mended-3`);

const ckanapiVersion = '4.11';
const cachedCkanapi = path.join(cache, '..', `ckanapi-${ckanapiVersion}`);

/** Where each service is: `url` of one that runs, `command` to start one, or the `reason` why there is none. */
export function findServices() {
  return { redis: findRedis(), mongodb: findMongodb(), chromium: findChromium(), ckanapi: findCkanapi() };
}

/** The same, after installing what was missing. */
export function ensureServices() {
  if (findRedis().reason) installByApt('redis-server');
  if (findChromium().reason) installByApt('chromium');
  if (findMongodb().reason) buildFerretdb();
  if (findCkanapi().reason) installCkanapi();
  const services = findServices();
  for (const [name, { url, command, reason }] of Object.entries(services)) {
    console.error(`${name}: ${url ?? command ?? `none: ${reason}`}`);
  }
  return services;
}

function findRedis() {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL };
  const command = onPath('redis-server');
  return command ? { command } : { reason: 'REDIS_URL is not set and no redis-server is on the PATH' };
}

function findChromium() {
  const command = process.env.CHROMIUM_PATH ?? onPath('chromium') ?? onPath('chromium-browser');
  return command ? { command } : { reason: 'CHROMIUM_PATH is not set and no chromium is on the PATH' };
}

function findMongodb() {
  if (process.env.MONGODB_URL) return { url: process.env.MONGODB_URL };
  const command = onPath('mongod') ?? (existsSync(cachedFerretdb) && cachedFerretdb);
  if (command) return { command };
  return { reason: 'MONGODB_URL is not set, no mongod is on the PATH, and FerretDB has not been built' };
}

/** `command` is Python, and `path` where the package is. */
function findCkanapi() {
  const command = onPath('python3');
  if (!command) return { reason: 'no python3 is on the PATH' };
  if (!existsSync(cachedCkanapi)) return { reason: 'ckanapi has not been installed' };
  return { command, path: cachedCkanapi };
}

/** Into a directory of its own: the machine's Python stays as it is. */
function installCkanapi() {
  const python = onPath('python3');
  if (!python) return;
  console.error(`Installing ckanapi ${ckanapiVersion} (pip) …`);
  mkdirSync(cache, { recursive: true });
  // Renamed when it is whole, so that nobody imports half of it.
  const target = `${cachedCkanapi}.${process.pid}`;
  const args = ['-m', 'pip', 'install', '--quiet', '--target', target, `ckanapi==${ckanapiVersion}`];
  if (run(python, args)) renameSync(target, cachedCkanapi);
  else rmSync(target, { recursive: true, force: true });
}

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((directory) => path.join(directory, name))
    .find((file) => existsSync(file));
}

function installByApt(name) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return;
  console.error(`Installing ${name} (apt-get) …`);
  // Runlevel 1 keeps packages from starting servers of their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  if (!run('apt-get', ['update', '-qq'], { env })) return;
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env });
}

/**
 * FerretDB as published has no file with its version, which it wants; updates and deletes what it read a moment ago
 * without a lock, where MongoDB does so atomically; looks for an id by another expression than it indexes, so reads the
 * whole collection; and reads all of GridFS's chunks for those of one file, although they are indexed by it. It is
 * built from a copy of its source with these mended. There its own go.sum decides which versions of its parts are used.
 */
function buildFerretdb() {
  if (!onPath('go')) return;
  console.error(`Building FerretDB ${ferretdbVersion} (a minute or two, once) …`);
  const found = spawnSync('go', ['mod', 'download', '-json', `${ferretdbModule}@${ferretdbVersion}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (found.status !== 0) return console.error('FerretDB could not be downloaded; see above.');
  const work = mkdtempSync(path.join(tmpdir(), 'ferretdb-'));
  try {
    const source = path.join(work, 'source');
    cpSync(JSON.parse(found.stdout).Dir, source, { recursive: true });
    run('chmod', ['-R', 'u+w', source]);
    mendFerretdb(source);
    mkdirSync(cache, { recursive: true });
    // Built beside its place and renamed, so that nobody starts half of it.
    const built = `${cachedFerretdb}.${process.pid}`;
    if (run('go', ['build', '-o', built, './cmd/ferretdb'], { cwd: source }))
      renameSync(built, cachedFerretdb);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The driver asks for `{ files_id: { $eq: id } }`. */
const chunksOfOneFile = `
	if whereClause == "" && params.Filter.Len() == 1 {
		file, _ := params.Filter.Get("files_id")
		if equals, ok := file.(*types.Document); ok && equals.Len() == 1 {
			file, _ = equals.Get("$eq")
		}
		if id, ok := file.(types.ObjectID); ok {
			whereClause = " WHERE " + metadata.DefaultColumn + "->\\"files_id\\" = ?"
			args = []any{string(must.NotFail(sjson.MarshalSingleValue(id)))}
		}
	}
`;

function mendFerretdb(source) {
  writeFileSync(path.join(source, 'build', 'version', 'version.txt'), `${ferretdbVersion}\n`);
  const lock = 'package handler\n\nimport "sync"\n\nvar oneWriteAtATime sync.Mutex\n';
  writeFileSync(path.join(source, 'internal', 'handler', 'one_write_at_a_time.go'), lock);
  const locked = '$&\n\toneWriteAtATime.Lock()\n\tdefer oneWriteAtATime.Unlock()\n';
  const mends = [
    ['handler/msg_update.go', /^func \(h \*Handler\) updateDocument\(.*\{$/m, locked],
    ['handler/msg_findandmodify.go', /^func \(h \*Handler\) findAndModifyDocument\(.*\{$/m, locked],
    ['handler/msg_delete.go', /^func \(h \*Handler\) execDelete\(.*\{$/m, locked],
    ['backends/sqlite/metadata/metadata.go', `"->'$._id'"`, '`->"_id"`'],
    ['backends/sqlite/collection.go', '\tq += whereClause\n', `${chunksOfOneFile}$&`],
  ];
  for (const [name, from, to] of mends) {
    const file = path.join(source, 'internal', name);
    const code = readFileSync(file, 'utf8');
    if (code.search(from) < 0 && !code.includes(from))
      throw new Error(`FerretDB's ${name} is not as expected`);
    writeFileSync(file, code.replace(from, to));
  }
}

function run(command, args, options) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
  if (status !== 0) console.error(`${command} ${args[0]} failed; see above.`);
  return status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const services = process.argv.includes('--find') ? findServices() : ensureServices();
  console.log(JSON.stringify(services, undefined, 2));
}
