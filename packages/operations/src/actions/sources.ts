import { checkSource } from '@lanskatalog/config';
import {
  addStoredSource,
  editStoredSource,
  hashWritten,
  loadDryRun,
  removeStoredSource,
  requestPublishing,
  rescheduleSource,
  requestRound,
} from '@lanskatalog/harvest';
import type { HarvestDeps } from '@lanskatalog/harvest';
import { z } from 'zod';
import { action } from '../action.ts';
import { described } from '../action-params.ts';
import { asResult, deciderOf } from '../changes.ts';
import { reasonParam, sourceParam, sourceTextParam } from '../params.ts';
import type { Refused } from '../refusals.ts';
import { refused, refusedFor } from '../refusals.ts';
import { personsPriority } from './harvest-source.ts';

const previewParam = described(z.string().regex(/^[\w-]{1,100}$/), {
  sv: 'Id för en färdig förhandsgranskning av just den här texten.',
  en: 'Id of a finished preview of exactly this text.',
});

export const addSource = action({
  name: 'add-source',
  title: { sv: 'Lägg till källan', en: 'Add the source' },
  summary: {
    sv: 'Sparar en källa som har förhandsgranskats, skördar den och publicerar det den ger. Den hör sedan till schemat.',
    en: 'Saves a source that has been previewed, harvests it and publishes what it gives. From then on it has its place in the schedule.',
  },
  role: 'operator',
  params: z.strictObject({ text: sourceTextParam, preview: previewParam, reason: reasonParam }),
  async run({ text, preview, reason }, { deps, jobs, actor }) {
    const fault = await previewFault(deps, { text, preview });
    if (fault !== undefined) return fault;
    const change = await addStoredSource(deps, text, deciderOf(actor, reason));
    if (change.kind === 'refused' || change.source === undefined) return asResult(change);
    const { id } = change.source;
    await rescheduleSource(jobs, deps, id);
    await requestRound(jobs, { sources: [id], priority: personsPriority });
    return { kind: 'done', after: change.after, source: id, result: { source: id } };
  },
});

export const editSource = action({
  name: 'edit-source',
  title: { sv: 'Ändra källan', en: 'Edit the source' },
  summary: {
    sv: 'Ersätter en källas inställningar, där de hålls här och inte i konfigurationsfilen. Gäller från nästa skörd. Förhandsgranska gärna texten först.',
    en: 'Replaces the settings of a source, where they are held here and not in the configuration file. Holds from the next harvest. Better preview the text first.',
  },
  role: 'operator',
  params: z.strictObject({
    source: sourceParam,
    text: sourceTextParam,
    preview: previewParam.exactOptional(),
    reason: reasonParam,
  }),
  async run({ source, text, preview, reason }, { deps, jobs, actor }) {
    const fault = preview === undefined ? undefined : await previewFault(deps, { text, preview, source });
    if (fault !== undefined) return fault;
    const change = await editStoredSource(deps, { id: source, written: text }, deciderOf(actor, reason));
    await rescheduleSource(jobs, deps, source);
    return asResult(change);
  },
});

export const removeSource = action({
  name: 'remove-source',
  title: { sv: 'Ta bort källan', en: 'Remove the source' },
  summary: {
    sv: 'Källan skördas inte mer, och dess datamängder lämnar katalogen med nästa utgåva. Gäller källor som hålls här, inte i konfigurationsfilen.',
    en: 'The source is harvested no more, and its datasets leave the catalogue with the next release. For sources that are held here, not in the configuration file.',
  },
  role: 'operator',
  params: z.strictObject({ source: sourceParam }),
  async run({ source }, { deps, jobs }) {
    const change = await removeStoredSource(deps, source);
    if (change.kind === 'refused') return asResult(change);
    await rescheduleSource(jobs, deps, source);
    await requestPublishing(jobs);
    return asResult(change);
  },
});

interface Previewed {
  readonly text: string;
  readonly preview: string;
  /** Id of the source that the text would replace. */
  readonly source?: string;
}

/** Why the preview does not speak for the text. */
async function previewFault(
  deps: HarvestDeps,
  { text, preview, source }: Previewed,
): Promise<Refused | undefined> {
  const others = deps.config.sources.filter(({ id }) => id !== source);
  const checked = checkSource(text, { ...deps.config, sources: others }, source);
  if (checked.kind === 'invalid') return refusedFor(checked.problems.map((fault) => fault.problem));
  const found = await loadDryRun(deps, preview);
  if (found === undefined) return noPreview;
  if (found.state !== 'done') return notFinished;
  return found.writtenHash === hashWritten(checked.value.written) ? undefined : otherText;
}

const previewFirst = {
  sv: 'Förhandsgranska texten som den är nu och se vad den ger.',
  en: 'Preview the text as it is now and see what it gives.',
};

const noPreview = refused(
  404,
  { sv: 'Det finns ingen sådan förhandsgranskning kvar.', en: 'There is no such preview any more.' },
  previewFirst,
);

const notFinished = refused(
  409,
  {
    sv: 'Förhandsgranskningen är inte färdig, eller misslyckades.',
    en: 'The preview is not finished, or it failed.',
  },
  previewFirst,
);

const otherText = refused(
  409,
  { sv: 'Förhandsgranskningen är av en annan text.', en: 'The preview is of another text.' },
  previewFirst,
);
