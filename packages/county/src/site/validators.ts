import { hashOf } from '../random.ts';
import type { Site } from './site-state.ts';

interface Version {
  /** What decides the bytes. */
  readonly parts: readonly (string | number)[];
  readonly modified: Date;
}

/** The headers by which a client can ask whether something has changed; some servers lack one or both. */
export function validators({ profile }: Site, { modified, parts }: Version): Record<string, string> {
  const { oddities } = profile;
  const etag = `"${hashOf(parts.join('\n')).toString(16).padStart(8, '0')}"`;
  return {
    ...(oddities.includes('no-etag') ? {} : { etag }),
    ...(oddities.includes('no-last-modified') ? {} : { 'last-modified': modified.toUTCString() }),
  };
}
