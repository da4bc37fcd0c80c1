import type { Clock, SignInRules } from '@lanskatalog/core';
import type { Actor } from '@lanskatalog/operations';
import { roles } from '@lanskatalog/operations';
import * as client from 'openid-client';
import type { PendingOidc } from './session-user.ts';
import type { OidcSettings } from './sign-in-settings.ts';

/** The organisation's own sign-in: OpenID Connect, authorization code with PKCE. */
export interface Oidc {
  /** Where to send the browser, and what its return must match. @throws where the provider doesn't answer. */
  begin(redirectUri: string): Promise<{ readonly url: URL; readonly pending: Omit<PendingOidc, 'next'> }>;
  /** Who came back. @throws where what the provider says is not what we asked for, or it doesn't answer. */
  finish(returned: URL, pending: PendingOidc): Promise<Actor>;
}

/** Long enough to find a phone and confirm; a sign-in that takes longer begins anew. */
const pendingMs = 15 * 60_000;
const timeoutSeconds = 10;

export function createOidc(settings: OidcSettings, rules: SignInRules | undefined, clock: Clock): Oidc {
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = async (): Promise<client.Configuration> => {
    discovered ??= discover(settings);
    try {
      return await discovered;
    } catch (error) {
      discovered = undefined;
      throw error;
    }
  };
  return {
    async begin(redirectUri) {
      const verifier = client.randomPKCECodeVerifier();
      const [state, nonce] = [client.randomState(), client.randomNonce()];
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: (rules?.scopes ?? ['openid', 'profile', 'email']).join(' '),
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { url, pending: { state, nonce, verifier, startedAt: clock.now().toISOString() } };
    },
    async finish(returned, pending) {
      if (clock.now().getTime() - Date.parse(pending.startedAt) > pendingMs)
        throw new Error('the sign-in took too long');
      const config = await configuration();
      const tokens = await client.authorizationCodeGrant(config, returned, {
        pkceCodeVerifier: pending.verifier,
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('the provider sent no ID token');
      const more =
        config.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await client.fetchUserInfo(config, tokens.access_token, claims.sub);
      return actorFrom({ ...more, ...claims }, rules);
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const url = new URL(issuer);
  // For trying it out on one's own machine; from anywhere else the provider must be asked over TLS.
  const plain = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  return client.discovery(url, clientId, clientSecret, undefined, {
    timeout: timeoutSeconds,
    execute: plain ? [client.allowInsecureRequests] : [],
  });
}

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

/** @internal Who the claims say this is; a viewer unless a rule of the region gives more. */
export function actorFrom(claims: Claims, rules: SignInRules | undefined): Actor {
  const given = (rules?.roles ?? []).filter(({ claim, value }) => valuesOf(claims, claim).includes(value));
  const best = given.toSorted((a, b) => roles.indexOf(b.role) - roles.indexOf(a.role))[0];
  const name = [claims['name'], claims['preferred_username'], claims['email'], claims.sub].find(
    (one): one is string => typeof one === 'string' && one !== '',
  );
  return {
    id: `oidc:${claims.iss}#${claims.sub}`,
    name: name ?? claims.sub,
    role: best?.role ?? 'viewer',
    via: 'page',
    ...(best?.municipality === undefined ? {} : { municipality: best.municipality }),
  };
}

/** A claim by its whole name, as namespaced ones have dots; else by its path. */
function valuesOf(claims: Claims, name: string): readonly unknown[] {
  const found = name in claims ? claims[name] : name.split('.').reduce<unknown>(partOf, claims);
  return Array.isArray(found) ? found : [found];
}

const partOf = (whole: unknown, part: string): unknown =>
  typeof whole === 'object' && whole !== null ? (whole as Record<string, unknown>)[part] : undefined;
