import { it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findServices } from '../../scripts/ensure-services.mjs';

const found = findServices().chromium;

/** Without these Chromium looks up its makers' servers at every start, which a closed network refuses. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: found.command ?? '', args: quiet });

/** `it` in a real browser; a visible skip where there is none, except in CI, where that is a failure. */
export const itInBrowser = found.command !== undefined || process.env['CI'] !== undefined ? it : it.skip;

if (itInBrowser === it.skip) console.warn(`browser tests are skipped: ${found.reason ?? 'no browser'}`);
