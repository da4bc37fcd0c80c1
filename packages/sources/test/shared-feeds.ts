import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../shared/data/feeds/', import.meta.url));

/** Paths of the real files in these folders; none where the folder with real data is absent. */
export const sharedFeeds = (...folders: string[]): string[] =>
  folders
    .map((folder) => `${root}${folder}/`)
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => folder + name))
    .filter((path) => statSync(path).isFile());
