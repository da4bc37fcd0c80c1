// Installs the project's packages when they are missing or older than the lock file, so that a fresh clone needs one command.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

export const root = new URL('..', import.meta.url).pathname;

/** Runs a command in the project's root, showing its output; returns its exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

export function ensureInstall() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `Node ${process.versions.node} is too old: lanskatalog needs Node 20.19 or later (see .nvmrc).`,
    );
    process.exit(2);
  }
  const marker = `${root}node_modules/.package-lock.json`;
  const fresh =
    existsSync(marker) && statSync(marker).mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs;
  if (fresh) return;
  console.error('Installing packages (npm ci) …');
  const code = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    console.error('npm ci failed; see the lines above. The rest cannot run without the packages.');
    process.exit(code);
  }
}

/** Compiles all packages; incremental, so a second time costs about a second. */
export function ensureBuild() {
  const code = run('node', ['node_modules/typescript/bin/tsc', '-b']);
  if (code !== 0) process.exit(code);
}
