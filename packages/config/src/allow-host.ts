import { isIP } from 'node:net';

/** True for what `http.allowHosts` understands: a host, `host:port`, an IP address, `ip:port`, `[v6]:port` or a CIDR range. */
export function isAllowHost(text: string): boolean {
  if (text.includes('/')) return isRange(text);
  if (isIP(text.replace(/^\[(.*)\]$/, '$1')) !== 0) return true;
  const [, bracketed, plain = '', port] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? [];
  if (port !== undefined && Number(port) > 65_535) return false;
  return bracketed === undefined ? isHostName(plain) : isIP(bracketed) === 6;
}

function isRange(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/');
  const version = isIP(address);
  return (
    rest.length === 0 && version !== 0 && /^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)
  );
}

/** Labels of letters (of any language), digits, hyphens and, as people do write them, underscores. */
const isHostName = (text: string): boolean =>
  /^[\p{L}\d_]([\p{L}\d_-]*[\p{L}\d_])?(\.[\p{L}\d_]([\p{L}\d_-]*[\p{L}\d_])?)*\.?$/u.test(text);
