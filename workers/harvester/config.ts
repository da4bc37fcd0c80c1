import { queueEnv } from '@lanskatalog/runtime/worker';
import { z } from 'zod';

export const harvesterEnv = queueEnv.extend({
  /** Sources, and files of tables, under way at once. */
  CONCURRENCY: z.coerce.number().int().min(1).max(100).default(4),
});
