// `npm run demo`: installs and builds what is missing, then hands over to `lanskatalog demo`.
import { ensureBuild, ensureInstall, run } from './ensure-install.mjs';

ensureInstall();
ensureBuild();
process.on('SIGINT', () => {}); // the command below gets it too and says goodbye by itself
process.exit(run('node', ['packages/cli/bin/lanskatalog.js', 'demo', ...process.argv.slice(2)]));
