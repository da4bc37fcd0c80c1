import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { callbackify } from 'node:util';
import { buildConnector } from 'undici';
import type { AddressGuard, Target } from './address-guard.ts';
import { FailureError, refused } from './failure.ts';

/** All addresses of a name. Rejects as `dns.lookup` does. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true });

export interface ConnectorOptions {
  readonly guard: AddressGuard;
  readonly resolve: Resolve;
  /** For resolving, connecting and the TLS handshake together. */
  readonly timeoutMs: number;
  /** PEM certificates to trust instead of Node's. */
  readonly ca?: string;
}

/**
 * Connects only to addresses the guard permits. The check sits in the connection's own name look-up: the addresses it
 * judged are the ones the socket gets, so a name that changes its mind between check and connection gains nothing.
 */
export function guardedConnector(options: ConnectorOptions): buildConnector.connector {
  return (connection, callback) => {
    const target = targetOf(connection);
    if (isIP(target.hostname) !== 0 && !options.guard(target.hostname, target)) {
      callback(new FailureError(privateAddress(target, target.hostname)), null);
      return;
    }
    const connect = buildConnector({
      timeout: options.timeoutMs,
      lookup: guardedLookup(target, options),
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    });
    connect(connection, callback);
  };
}

const targetOf = ({ hostname, protocol, port }: buildConnector.Options): Target => ({
  hostname: hostname.toLowerCase(),
  port: Number(port || (protocol === 'https:' ? 443 : 80)),
});

function guardedLookup(target: Target, { guard, resolve }: ConnectorOptions): LookupFunction {
  const permitted = callbackify(async (hostname: string): Promise<LookupAddress[]> => {
    const addresses = await resolve(hostname);
    const kept = addresses.filter(({ address }) => guard(address, target));
    if (kept.length > 0) return kept;
    const [first] = addresses;
    if (first !== undefined) throw new FailureError(privateAddress(target, first.address));
    throw Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
  });
  return (hostname, { all }, callback) => {
    permitted(hostname, (error, addresses) => {
      if (error !== null || all === true) callback(error, addresses);
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
    });
  };
}

const privateAddress = ({ hostname }: Target, address: string) =>
  refused(
    'address-private',
    hostname === address
      ? `${address} is not a public address`
      : `${hostname} has the address ${address}, which is not public`,
  );
