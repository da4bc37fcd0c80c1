import { openAccountFile, openOneTimeLinks } from '@lanskatalog/operations';
import type { OperatorOptions } from '../operator-scope.ts';
import { linkPath } from './link-routes.ts';

/**
 * A one-time link to make the first account; undefined where there is one, or people sign in elsewhere. There is no password
 * that comes with the program.
 *
 * @throws where the store doesn't answer.
 */
export async function setUpLink(
  { deps, signIn }: Pick<OperatorOptions, 'deps' | 'signIn'>,
  address: string,
): Promise<string | undefined> {
  const { accountsFile, oidc, publicUrl } = signIn;
  if (accountsFile === undefined || oidc !== undefined) return undefined;
  const read = await openAccountFile(accountsFile).read();
  if (read.kind === 'unusable' || read.accounts.length > 0) return undefined;
  const links = await openOneTimeLinks(deps.documents, deps.clock);
  return new URL(linkPath + (await links.create({ kind: 'set-up' })), publicUrl ?? address).href;
}
