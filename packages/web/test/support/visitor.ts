export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly location: string | null;
  readonly cookies: readonly string[];
  readonly body: string;
}

interface Sent {
  readonly method?: 'POST';
  readonly headers: Record<string, string>;
  readonly body?: URLSearchParams;
}

/** Somebody with a browser: keeps cookies, follows no redirect unless told, and sends forms as browsers do. */
export class Visitor {
  readonly address: string;
  readonly jar = new Map<string, string>();
  readonly headers: Record<string, string>;

  constructor(address: string, headers: Record<string, string> = {}) {
    this.address = address;
    this.headers = headers;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Seen> {
    return this.#send(path, { headers });
  }

  post(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = { origin: this.address },
  ): Promise<Seen> {
    return this.#send(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
  }

  /** Signs in by name and password. */
  signIn(name: string, password: string, more: Record<string, string> = {}): Promise<Seen> {
    return this.post('/operator/sign-in', { name, password, ...more });
  }

  async #send(path: string, request: Sent): Promise<Seen> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(path, this.address), {
      ...request,
      redirect: 'manual',
      headers: { ...this.headers, ...(cookie === '' ? {} : { cookie }), ...request.headers },
    });
    const cookies = answer.headers.getSetCookie();
    for (const set of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/expires=Thu, 01 Jan 1970/i.test(set)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return {
      status: answer.status,
      headers: answer.headers,
      location: answer.headers.get('location'),
      cookies,
      body: await answer.text(),
    };
  }
}
