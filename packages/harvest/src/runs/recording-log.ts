import type { Clock, Log } from '@lanskatalog/core';
import { redactField } from './redact.ts';
import type { LogLine } from './run-details.ts';

interface RecordingLog {
  readonly log: Log;
  readonly clock: Clock;
  readonly tell: (line: LogLine) => void;
}

/** The same log, with every line but those for debugging told to `tell`, without secrets and personal data. */
export function recordingLog(options: RecordingLog, bound: Readonly<Record<string, unknown>> = {}): Log {
  const { log, clock, tell } = options;
  const write =
    (level: LogLine['level']) =>
    (fields: object, message: string): void => {
      log[level](fields, message);
      const redacted = redactField({ ...bound, ...fields }) as LogLine['fields'];
      tell({ at: clock.now().toISOString(), level, message, fields: redacted });
    };
  return {
    debug: (fields, message) => log.debug(fields, message),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => recordingLog({ ...options, log: log.child(fields) }, { ...bound, ...fields }),
  };
}
