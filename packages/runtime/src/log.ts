import type { Log } from '@lanskatalog/core';
import { redactField } from '@lanskatalog/harvest';
import type { DestinationStream } from 'pino';
import { pino } from 'pino';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** User and password in an address of any kind: databases' too, which no parser of web addresses reads. */
const userInfo = /(:\/\/)[^\s/@"\\]+@/g;

/**
 * One JSON line an event on standard error, so that standard output stays for results. Without what lets somebody in, or says
 * who a person is, wherever in a line it stands.
 */
export const createLog = (
  level: LogLevel = 'info',
  destination: DestinationStream = pino.destination(2),
): Log =>
  pino(
    {
      level,
      formatters: { log: redacted },
      serializers: { err: redactedError },
      hooks: { streamWrite: (line) => line.replaceAll(userInfo, '$1***@') },
    },
    destination,
  );

/** Errors are left to their serialiser, which keeps where they came from. */
const redacted = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Error ? value : redactField(value, name),
    ]),
  );

function redactedError(error: unknown): unknown {
  if (!(error instanceof Error)) return redactField(error);
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message: redactField(message),
    stack: redactField(stack),
    ...(cause === undefined ? {} : { cause: redactField(cause) }),
  };
}
