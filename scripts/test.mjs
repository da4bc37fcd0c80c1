// `npm test`: everything a change must pass, in the order in which failing is cheapest. Arguments go to jest.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstall, run } from './ensure-install.mjs';
import { ensureServices } from './ensure-services.mjs';

ensureInstall();
ensureServices();

// Name of the check → npm script.
const checks = { types: 'types', lint: 'lint', format: 'format:check', 'dead code': 'deadcode' };

for (const [name, script] of Object.entries(checks)) {
  console.log(`── ${name}`);
  if (run('npm', ['run', '--silent', script]) === 0) continue;
  console.log(`The check "${name}" failed; see above. Nothing after it was run.`);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

console.log('── tests');
const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-closing-line-'));
const file = join(directory, 'line');
const env = { ...process.env, CLOSING_LINE_FILE: file };
const code = run('npm', ['run', '--silent', 'jest', '--', ...process.argv.slice(2)], { env });
console.log(existsSync(file) ? readFileSync(file, 'utf8').trim() : '0 passed, 1 failed, 0 skipped');
rmSync(directory, { recursive: true });
process.exit(code);
