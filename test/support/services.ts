import { describe, it } from '@jest/globals';
import { type Found, findService, type ServiceName } from './servers.ts';

export { type Service, startMongodb, startRedis } from './servers.ts';

/** `describe` for tests that need a real server: without one a visible skip, and in CI a failure. */
export function describeWith(service: ServiceName, name: string, tests: (found: Found) => void): void {
  const found = findService(service);
  if (found.reason === undefined) {
    describe(name, () => tests(found));
    return;
  }
  const title = `${name} (no ${service}: ${found.reason}; scripts/ensure-services.mjs installs it)`;
  if (process.env['CI'] === undefined) it.skip(title, () => undefined);
  else it(title, () => Promise.reject(new Error(`CI must have ${service}`)));
}
