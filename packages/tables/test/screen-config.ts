import { readFileSync } from 'node:fs';
import { readLexicon } from '../src/screen-lexicon.ts';

const config = new URL('../../../config/tables/', import.meta.url);

/** The lexicon as it is shipped. */
export const lexicon = readLexicon(
  readFileSync(new URL('screening.yaml', config), 'utf8'),
  readFileSync(new URL('screening-names.yaml', config), 'utf8'),
);
