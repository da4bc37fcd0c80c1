import { requestPublishing } from '@lanskatalog/harvest';
import { z } from 'zod';
import { action } from '../action.ts';

export const publishNow = action({
  name: 'publish-now',
  title: { sv: 'Publicera nu', en: 'Publish now' },
  summary: {
    sv: 'Gör en utgåva av det senaste goda läget för alla källor, utan att fråga dem igen. Säger den inget nytt blir det ingen.',
    en: 'Makes a release of the last good state of all sources, without asking them again. If it would say nothing new, none is made.',
  },
  role: 'operator',
  params: z.strictObject({}),
  async run(_, { jobs }) {
    await requestPublishing(jobs);
    return { kind: 'done' };
  },
});
