// `npm test`: everything a change must pass, in the order in which failing is cheapest. Arguments go to jest.
import { ensureInstall, run } from './ensure-install.mjs';
import { ensureServices } from './ensure-services.mjs';

ensureInstall();
ensureServices();

const checks = [
  ['types', 'npm', ['run', '--silent', 'types']],
  ['lint', 'npm', ['run', '--silent', 'lint']],
  ['format', 'npm', ['run', '--silent', 'format:check']],
  ['dead code', 'npm', ['run', '--silent', 'deadcode']],
];

for (const [name, command, args] of checks) {
  console.log(`── ${name}`);
  if (run(command, args) === 0) continue;
  console.log(`The check "${name}" failed; see above. Nothing after it was run.`);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

console.log('── tests');
process.exit(run('npm', ['run', '--silent', 'jest', '--', ...process.argv.slice(2)]));
