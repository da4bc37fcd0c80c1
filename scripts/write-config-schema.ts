import { writeFileSync } from 'node:fs';
import { configJsonSchema } from '@lanskatalog/config';

// Run by `npm run schema -w packages/config` after a change to the configuration; a test tells when that was forgotten.
const file = new URL('../config/lanskatalog.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(configJsonSchema(), undefined, 2)}\n`);
