import { z } from 'zod';
import { action } from '../action.ts';
import { described } from '../action-params.ts';
import { jobsShown } from '../load-jobs.ts';

export const cancelJob = action({
  name: 'cancel-job',
  title: { sv: 'Avbryt', en: 'Cancel' },
  summary: {
    sv: 'Tar bort ett jobb som väntar, eller stoppar ett som pågår inom några sekunder. Det som är publicerat ligger kvar.',
    en: 'Removes a job that waits, or stops one that runs within seconds. What is published stays.',
  },
  role: 'operator',
  params: z.strictObject({
    job: described(z.string().min(1).max(300), {
      sv: 'Jobbets id, som översikten visar det.',
      en: 'Id of the job, as the overview shows it.',
    }),
  }),
  async run({ job }, { jobs }) {
    const before = (await jobs.list({ limit: jobsShown })).find(({ id }) => id === job);
    if (await jobs.cancel(job)) {
      return { kind: 'done', ...(before === undefined ? {} : { before: { state: before.state } }) };
    }
    return {
      kind: 'refused',
      status: 404,
      reason: { sv: `Inget jobb ${job} väntar eller pågår.`, en: `No job ${job} waits or runs.` },
      remedy: {
        sv: 'Det är kanske redan klart. Läs om översikten.',
        en: 'It may be done already. Read the overview again.',
      },
    };
  },
});
