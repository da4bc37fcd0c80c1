import { z } from 'zod';
import { isAllowHost } from './allow-host.ts';
import { text } from './values.ts';

const milliseconds = (byDefault: number) => z.int().min(1).max(3_600_000).default(byDefault);
const bytes = (byDefault: number) => z.int().min(1024).max(100_000_000_000).default(byDefault);

export const httpSchema = z.strictObject({
  allowHosts: z
    .array(
      z
        .string()
        .trim()
        .refine(isAllowHost, { params: { code: 'config.bad-allow-host' } }),
    )
    .default([])
    .describe(
      'Hosts, host:port, IP addresses or ranges that may be fetched though their address is private. Everything private is refused otherwise.',
    ),
  contact: text
    .exactOptional()
    .describe(
      'E-mail or web address named in our User-Agent. Default: the contact of the region, else its baseUri.',
    ),
  perHostConcurrency: z.int().min(1).max(50).default(2).describe('Most requests at a time to one host.'),
  perHostDelayMs: z
    .int()
    .min(0)
    .max(60_000)
    .default(200)
    .describe('Least time between the starts of two requests to one host, in milliseconds.'),
  connectTimeoutMs: milliseconds(10_000).describe(
    'Longest time for look-up, connection and TLS, in milliseconds.',
  ),
  readTimeoutMs: milliseconds(30_000).describe(
    'Longest silence while waiting for or reading an answer, in milliseconds.',
  ),
  totalTimeoutMs: milliseconds(300_000).describe(
    'Longest time for one address with its redirects and retries, in milliseconds.',
  ),
  maxBytes: bytes(104_857_600).describe('Largest answer as sent, in bytes.'),
  maxUnpackedBytes: bytes(536_870_912).describe('Largest answer when decompressed, in bytes.'),
  maxRedirects: z.int().min(0).max(50).default(10).describe('Most redirects to follow.'),
  retries: z
    .int()
    .min(0)
    .max(10)
    .default(2)
    .describe('How often a request is sent again when the server is busy or breaks off.'),
  respectRobots: z
    .boolean()
    .default(true)
    .describe(
      'Whether to stay away from what robots.txt forbids. Switch off only with the agreement of all sources.',
    ),
});
