import type { OpenRelease } from './current-release.ts';
import { textOf } from './current-release.ts';

/** A small file of a release as text; undefined where the release has none of that name. */
export async function textOfRelease(release: OpenRelease, name: string): Promise<string | undefined> {
  const content = await release.open(name);
  return content === undefined ? undefined : textOf(content);
}
