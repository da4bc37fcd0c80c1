import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { problemsReference, settingsReference } from './reference.ts';

// Run by `npm run reference` after a change to the catalogue of problems or to the settings; a test tells when that was forgotten.
const write = async (name: string, text: string): Promise<void> =>
  writeFileSync(
    new URL(`../docs/${name}`, import.meta.url),
    await format(text, { parser: 'markdown', printWidth: 140 }),
  );

await write('PROBLEMS.md', problemsReference());
await write('SETTINGS.md', settingsReference());
