import { describe, expect, it } from '@jest/globals';
import { addressGuard } from '../src/address-guard.ts';

describe('addressGuard without exemptions', () => {
  const guard = addressGuard([]);
  const target = { hostname: 'www.lan.example', port: 443 };

  it.each([
    '8.8.8.8',
    '193.10.1.1',
    '2001:67c:1::1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('lets the public address %s pass', (address) => {
    expect(guard(address, target)).toBe(true);
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['all of loopback', '127.255.0.9'],
    ['this host', '0.0.0.0'],
    ['private class A', '10.1.2.3'],
    ['private class B', '172.31.255.255'],
    ['private class C', '192.168.1.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['cloud metadata', '169.254.169.254'],
    ['benchmarking', '198.18.0.1'],
    ['documentation', '203.0.113.7'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 loopback', '::1'],
    ['IPv6 unspecified', '::'],
    ['IPv4-compatible', '::7f00:1'],
    ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
    ['IPv4-mapped, in hex', '::ffff:a9fe:a9fe'],
    ['IPv4-translated', '::ffff:0:127.0.0.1'],
    ['unique local', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['site-local', 'fec0::1'],
    ['6to4 of loopback', '2002:7f00:1::'],
    ['Teredo', '2001::1'],
    ['NAT64 of loopback', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::808:808'],
    ['documentation v6', '2001:db8::1'],
    ['IPv6 multicast', 'ff02::1'],
    ['no address at all', 'localhost'],
  ])('holds back %s', (_, address) => {
    expect(guard(address, target)).toBe(false);
  });
});

describe('addressGuard with exemptions', () => {
  const target = { hostname: 'intern.lan.example', port: 8080 };

  it.each([
    ['the host name', 'intern.lan.example'],
    ['the host name in capitals', 'Intern.Lan.Example'],
    ['host and port', 'intern.lan.example:8080'],
    ['the address', '10.0.0.5'],
    ['address and port', '10.0.0.5:8080'],
    ['the address in its IPv4-mapped form', '::ffff:10.0.0.5'],
    ['a range', '10.0.0.0/24'],
  ])('exempts what is named by %s', (_, entry) => {
    expect(addressGuard([entry])('10.0.0.5', target)).toBe(true);
  });

  it.each([
    ['another host', 'extern.lan.example'],
    ['a parent domain', 'lan.example'],
    ['another port', 'intern.lan.example:8081'],
    ['the address on another port', '10.0.0.5:80'],
    ['another range', '10.0.1.0/24'],
    ['a range of the other family', 'fd00::/8'],
    ['a broken range', '10.0.0.0/99'],
  ])('does not exempt for %s', (_, entry) => {
    expect(addressGuard([entry])('10.0.0.5', target)).toBe(false);
  });

  it('understands IPv6 entries with and without brackets and port', () => {
    const loopback = { hostname: '::1', port: 8080 };
    const verdicts = ['::1', '[::1]', '[::1]:8080', '::/64', '[::1]:80'].map((entry) =>
      addressGuard([entry])('::1', loopback),
    );
    expect(verdicts).toEqual([true, true, true, true, false]);
  });
});
