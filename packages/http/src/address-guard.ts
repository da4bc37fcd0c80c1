import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What a connection is about to be made to: the name in the address, and the port. */
export interface Target {
  /** Lower case, IPv6 without brackets. */
  readonly hostname: string;
  readonly port: number;
}

/** Says whether `address`, found for `target`, may be connected to. */
export type AddressGuard = (address: string, target: Target) => boolean;

type Exemption = (address: string, target: Target) => boolean;

/**
 * Only public addresses pass, except what `allowHosts` names: a host, `host:port`, an IP address, `ip:port` or a CIDR
 * range. It judges addresses, never names, so it must be asked about the very address that is connected to.
 */
export function addressGuard(allowHosts: readonly string[]): AddressGuard {
  const exemptions = allowHosts.map(exemption);
  return (address, target) =>
    isPublicAddress(address) || exemptions.some((isExempt) => isExempt(address, target));
}

function exemption(entry: string): Exemption {
  const text = entry.trim().toLowerCase();
  if (text.includes('/')) return (address) => isWithin(address, text);
  const { host, port } = splitPort(text);
  const isHost: Exemption =
    isIP(host) === 0
      ? (_, target) => target.hostname === host
      : (address) => plainAddress(address).toString() === plainAddress(host).toString();
  return (address, target) => (port === undefined || port === target.port) && isHost(address, target);
}

function splitPort(text: string): { host: string; port?: number } {
  const unbracketed = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(unbracketed) !== 0) return { host: unbracketed };
  const parts = /^\[?(?<host>.+?)\]?:(?<port>\d+)$/.exec(text)?.groups;
  return parts === undefined ? { host: text } : { host: parts['host'] ?? '', port: Number(parts['port']) };
}

function isWithin(address: string, range: string): boolean {
  if (!ipaddr.isValidCIDR(range)) return false;
  const [network, bits] = ipaddr.parseCIDR(range);
  const candidate = plainAddress(address);
  return candidate.kind() === network.kind() && candidate.match(network, bits);
}

/** IPv4-mapped IPv6 is the same host as the IPv4 address in it. */
const plainAddress = (address: string): ipaddr.IPv4 | ipaddr.IPv6 => ipaddr.process(address);

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** True for an address in the public internet: not private, loopback, link-local, reserved, multicast, … */
function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const plain = plainAddress(address);
  if (plain instanceof ipaddr.IPv4) return plain.range() === 'unicast';
  // Where a network reaches IPv4 through NAT64 (RFC 6052), the address that counts is the embedded one.
  if (plain.match(nat64)) return isPublicAddress(plain.toByteArray().slice(-4).join('.'));
  return plain.match(globalUnicast) && plain.range() === 'unicast';
}
