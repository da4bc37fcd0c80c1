import { tmpdir } from 'node:os';
import type { Clock, Http, HttpRequest, HttpSettings } from '@lanskatalog/core';
import { Agent } from 'undici';
import { addressGuard } from './address-guard.ts';
import type { Resolve } from './guarded-connector.ts';
import { guardedConnector, resolveBySystem } from './guarded-connector.ts';
import { HostGate } from './host-gate.ts';
import type { JourneyLimits, Surroundings } from './journey.ts';
import { Journey } from './journey.ts';
import type { Product } from './request-headers.ts';
import { userAgent } from './request-headers.ts';
import { RobotsCache } from './robots.ts';
import { TemporaryFiles } from './temporary-files.ts';

export interface HttpOptions {
  /** Names us in the User-Agent, and in robots.txt. */
  readonly product: Product;
  readonly clock: Clock;
  /** Where large bodies are kept until disposed of; the system's directory for temporary files by default. */
  readonly temporaryDirectory?: string;
  /** Name look-up; the system's by default. */
  readonly resolve?: Resolve;
  /** PEM certificates to trust instead of Node's. */
  readonly ca?: string;
  /** A number in [0, 1), for the jitter of retries. */
  readonly random?: () => number;
}

/** RFC 9309, 2.5 asks crawlers to read at least 500 KiB. */
const robotsLimits: JourneyLimits = { maxBytes: 512 * 1024, maxUnpackedBytes: 512 * 1024, totalMs: 30_000 };

/** The {@link Http} port on undici. `close` aborts what is under way and removes bodies nobody disposed of. */
export function createHttp(settings: HttpSettings, options: HttpOptions): Http {
  const lifetime = new AbortController();
  const files = new TemporaryFiles(options.temporaryDirectory ?? tmpdir());
  const dispatcher = guardedAgent(settings, options);
  const basics: Surroundings = {
    line: { dispatcher, files },
    clock: options.clock,
    userAgent: userAgent(options.product, settings.contact),
    maxRedirects: settings.maxRedirects,
    retry: { retries: settings.retries, random: options.random ?? Math.random },
  };
  const loadRobots = async (url: URL) =>
    (
      await new Journey({ url: url.href, accept: 'text/plain, */*;q=0.1' }, robotsLimits, basics).arrive(
        lifetime.signal,
      )
    ).outcome;
  const robots = new RobotsCache({ load: loadRobots, product: options.product.name, clock: options.clock });
  const manners = {
    gate: new HostGate(settings.perHostConcurrency, options.clock),
    delayMs: settings.perHostDelayMs,
    robots: settings.respectRobots ? robots : undefined,
  };
  return {
    get: (request, signal) =>
      new Journey(request, limitsFor(request, settings), { ...basics, manners }).run(signal),
    close: async () => {
      lifetime.abort(new Error('http is closed'));
      await dispatcher.destroy();
      await files.close();
    },
  };
}

const guardedAgent = (settings: HttpSettings, options: HttpOptions): Agent =>
  new Agent({
    connect: guardedConnector({
      guard: addressGuard(settings.allowHosts),
      resolve: options.resolve ?? resolveBySystem,
      timeoutMs: settings.connectTimeoutMs,
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    }),
    headersTimeout: settings.readTimeoutMs,
    bodyTimeout: settings.readTimeoutMs,
  });

/** A request that may be larger, or must be smaller, than others may be so unpacked in the same proportion. */
function limitsFor({ caps = {} }: HttpRequest, settings: HttpSettings): JourneyLimits {
  const maxBytes = caps.maxBytes ?? settings.maxBytes;
  return {
    maxBytes,
    maxUnpackedBytes: Math.ceil(settings.maxUnpackedBytes * (maxBytes / settings.maxBytes)),
    totalMs: caps.totalMs ?? settings.totalTimeoutMs,
  };
}
