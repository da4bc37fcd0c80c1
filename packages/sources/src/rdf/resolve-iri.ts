const parts = /^([A-Za-z][A-Za-z0-9+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/s;

/**
 * Resolves a reference against an absolute base, RFC 3986 section 5.2. Unlike `new URL` it changes nothing else: an IRI
 * is a name, and a name that is re-encoded on the way is another name.
 */
export function resolveIri(reference: string, base: string): string {
  const [, scheme, authority, path = '', query = '', fragment = ''] = parts.exec(reference) ?? [];
  if (scheme !== undefined) return reference;
  const [, baseScheme = '', baseAuthority = '', basePath = '', baseQuery = ''] = parts.exec(base) ?? [];
  if (authority !== undefined) return `${baseScheme}${authority}${withoutDots(path)}${query}${fragment}`;
  const root = `${baseScheme}${baseAuthority}`;
  if (path === '') return `${root}${basePath}${query === '' ? baseQuery : query}${fragment}`;
  if (path.startsWith('/')) return `${root}${withoutDots(path)}${query}${fragment}`;
  const folder =
    basePath === '' && baseAuthority !== '' ? '/' : basePath.slice(0, basePath.lastIndexOf('/') + 1);
  return `${root}${withoutDots(folder + path)}${query}${fragment}`;
}

function withoutDots(path: string): string {
  if (!path.includes('/.') && !path.startsWith('.')) return path;
  const kept: string[] = [];
  const segments = path.split('/');
  const last = segments.at(-1);
  for (const segment of segments) {
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
    } else if (segment !== '.') kept.push(segment);
  }
  if (last === '.' || last === '..') kept.push('');
  return kept.join('/');
}
