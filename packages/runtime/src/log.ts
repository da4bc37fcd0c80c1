import type { Log } from '@lanskatalog/core';
import { pino } from 'pino';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One JSON line an event on standard error, so that standard output stays for results. */
export const createLog = (level: LogLevel = 'info'): Log => pino({ level }, pino.destination(2));
