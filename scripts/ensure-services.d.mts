/** `url` of a service that runs, `command` to start one (and `path` to what it needs), or the `reason` why there is none. */
export interface Found {
  readonly url?: string;
  readonly command?: string;
  readonly path?: string;
  readonly reason?: string;
}
export interface Services {
  readonly redis: Found;
  readonly mongodb: Found;
  readonly chromium: Found;
  readonly ckanapi: Found;
}
/** Where each service that tests need is. */
export function findServices(): Services;
/** The same, after installing what was missing and could be. */
export function ensureServices(): Services;
