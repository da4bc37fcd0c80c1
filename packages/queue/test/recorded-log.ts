import type { Log } from '@lanskatalog/core';

/** A log that tests can look into. */
export function recordedLog(): Log & { readonly messages: string[] } {
  const messages: string[] = [];
  const record = (_fields: object, message: string): void => void messages.push(message);
  const log = { messages, debug: record, info: record, warn: record, error: record, child: () => log };
  return log;
}
