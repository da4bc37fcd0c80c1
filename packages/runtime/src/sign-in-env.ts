import { z } from 'zod';
import { UsageFault } from './usage-fault.ts';

const webAddress = z.url({ protocol: /^https?$/, error: 'it must look like https://data.example.org' });

/** How people sign in, as the environment says it; docs/OPERATIONS.md explains each. */
export const signInEnv = z.object({
  PUBLIC_URL: webAddress.optional(),
  /** Proxies whose word on where a request came from is taken: addresses, networks, or `loopback`; comma-separated. */
  TRUSTED_PROXIES: z.string().optional(),
  ACCOUNTS_FILE: z.string().optional(),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
});
type SignInEnv = z.infer<typeof signInEnv>;

/**
 * The same, checked as a whole.
 *
 * @throws UsageFault where one setting needs another.
 */
export function signInFrom(env: SignInEnv) {
  const { PUBLIC_URL: publicUrl, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = env;
  if ((issuer === undefined) !== (clientId === undefined))
    throw new UsageFault('OIDC_ISSUER and OIDC_CLIENT_ID are set together or not at all.', 78);
  if (issuer !== undefined && !isSafe(issuer))
    throw new UsageFault('OIDC_ISSUER must be an https address: what it says decides who may do what.', 78);
  return {
    signIn: {
      publicUrl,
      accountsFile: env.ACCOUNTS_FILE,
      oidc:
        issuer === undefined || clientId === undefined
          ? undefined
          : { issuer, clientId, clientSecret: env.OIDC_CLIENT_SECRET },
    },
    // Behind a public address there is a proxy; unless told otherwise, on this machine.
    trustedProxies: env.TRUSTED_PROXIES ?? (publicUrl === undefined ? undefined : 'loopback'),
  };
}

const isSafe = (issuer: string): boolean => {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
};
