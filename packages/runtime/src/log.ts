import type { Log } from '@lanskatalog/core';
import { pino } from 'pino';

/** One JSON line an event on standard error, so that standard output stays for results. */
export const createLog = (level: 'info' | 'silent' = 'info'): Log => pino({ level }, pino.destination(2));
