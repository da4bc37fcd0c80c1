import { MongoNetworkError, MongoNotConnectedError, MongoServerSelectionError } from 'mongodb';
import { NoAnswerError } from './answered-within.ts';

/** Whether an error, or what caused it, says that the server is away, which passes without anybody's doing here. */
export function isMongoOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const away =
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoNotConnectedError ||
    error instanceof NoAnswerError;
  return away || isMongoOutage(error.cause);
}
