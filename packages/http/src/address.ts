import type { Refused } from './failure.ts';
import { refused } from './failure.ts';

/** The address as a URL without fragment, or why we don't ask it. */
export function parseAddress(text: string, base?: string): URL | Refused {
  if (!URL.canParse(text, base)) return refused('address-invalid', `“${text}” is not a valid address`);
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refused(
      'scheme',
      `only http and https are fetched, not ${url.protocol.slice(0, -1)}: ${url.href}`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    return refused('address-invalid', `the address for ${url.host} contains a user name or password`);
  }
  url.hash = '';
  return url;
}
