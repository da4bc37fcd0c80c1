import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** Somebody that the provider knows, and what it says of them. */
export interface Person {
  readonly sub: string;
  readonly name: string;
  readonly groups: readonly string[];
}

export interface TestProvider {
  readonly issuer: string;
  /** Signs this person in at the provider and follows its redirects; the address that it sends the browser back to. */
  signIn(begin: string, sub: string): Promise<string>;
  close(): Promise<void>;
}

export const client = { clientId: 'lanskatalog', clientSecret: 'a-secret-of-the-test' };

/** A real OpenID provider on loopback, whose people need no password. */
export async function startProvider(
  people: readonly Person[],
  redirectUri: () => string,
): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri()],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    jwks: {
      keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })],
    },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_, sub) => {
      const person = people.find((one) => one.sub === sub);
      return person === undefined
        ? undefined
        : { accountId: sub, claims: () => ({ ...person, groups: [...person.groups] }) };
    },
  });
  const answering = provider.callback();
  server.on('request', (request, response) => void answering(request, response));
  return {
    issuer,
    signIn: (begin, sub) => signInAt(issuer, begin, sub),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function signInAt(issuer: string, begin: string, sub: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = { url: begin, body: undefined as URLSearchParams | undefined };
  for (let step = 0; step < 20; step += 1) {
    if (!next.url.startsWith(issuer)) return next.url;
    const answer = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.body === undefined ? {} : { method: 'POST', body: next.body }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = answer.headers.get('location');
    const page = await answer.text();
    if (location !== null) {
      next = { url: new URL(location, next.url).href, body: undefined };
      continue;
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (prompt === undefined) throw new Error(`the provider answered ${answer.status}: ${page}`);
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? next.url;
    next = {
      url: new URL(action, next.url).href,
      body: new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: sub, password: 'any' } : {}) }),
    };
  }
  throw new Error('the provider goes round in circles');
}
