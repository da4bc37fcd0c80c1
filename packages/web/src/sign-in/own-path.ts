const nowhere = 'http://own.invalid';

/**
 * The path to go on to after signing in, if it is one of the operators' pages here: never another site, however it is
 * written.
 */
export function ownPath(next: unknown): string | undefined {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, nowhere)) return undefined;
  const { origin, pathname, search } = new URL(next, nowhere);
  const isOurs = origin === nowhere && /^(\/en)?\/operator(\/|$)/.test(pathname);
  return isOurs && !/\/operator\/(sign-in|sign-out|link)(\/|$)/.test(pathname)
    ? pathname + search
    : undefined;
}
