import type { AlertSettings, LocalisedText } from '@lanskatalog/core';
import type { Overview, SourceOverview } from '@lanskatalog/operations';
import { howOften } from '@lanskatalog/operations';
import { bilingual } from '../bilingual.ts';
import type { Finding, Rule } from '../finding.ts';
import { isOlder, later } from '../finding.ts';

/** A source that neither a person nor the file has paused; nothing is expected of the others. */
const isActive = ({ condition, paused }: SourceOverview, overview: Overview): boolean =>
  condition !== 'paused' && paused === undefined && overview.paused === undefined;

const active = (overview: Overview): readonly SourceOverview[] =>
  overview.sources.filter((source) => isActive(source, overview));

const pathOf = ({ id }: SourceOverview): string => `/operator/sources/${encodeURIComponent(id)}`;

const stillPublished = ({ published, lastSuccess }: SourceOverview): LocalisedText =>
  bilingual(({ say, time, number }) =>
    published === 0 || lastSuccess === undefined
      ? say(
          'Alla andra källor påverkas inte. Från den här är inget publicerat ännu.',
          'All other sources are unaffected. Nothing is published from this one yet.',
        )
      : say(
          `Alla andra källor påverkas inte. Källans ${number(published)} datamängder ligger kvar så som de var ${time(lastSuccess)}.`,
          `All other sources are unaffected. Its ${number(published)} datasets stay as they were on ${time(lastSuccess)}.`,
        ),
  );

const lookAtRun = bilingual(({ say }) =>
  say(
    'Öppna källan och läs den senaste körningen: där står vilken begäran som gick fel och varför.',
    'Open the source and read its last run: it says which request went wrong, and why.',
  ),
);

const isFailing = ({ failures }: SourceOverview, settings: AlertSettings): boolean =>
  failures >= settings.failures;

function failing(source: SourceOverview): Finding {
  const { id, municipality, failures, cause, url, lastSuccess, lastAttempt = '' } = source;
  return {
    rule: 'source-failing',
    subject: id,
    since: lastSuccess ?? lastAttempt,
    title: bilingual(({ say }) =>
      say(
        `${municipality.name}: källan ${id} misslyckas`,
        `${municipality.name}: the source ${id} is failing`,
      ),
    ),
    happened: bilingual(({ say, number }) => {
      const because = cause === undefined ? '' : say(cause.message.sv, cause.message.en ?? cause.message.sv);
      return say(
        `Källan ${url} har försökts ${number(failures)} gånger i rad utan resultat. ${because}`,
        `The source ${url} has been tried ${number(failures)} times in a row without result. ${because}`,
      ).trim();
    }),
    works: stillPublished(source),
    remedy: cause?.remedy ?? lookAtRun,
    path: pathOf(source),
  };
}

const isStale = (source: SourceOverview, overview: Overview, settings: AlertSettings): boolean =>
  source.lastSuccess !== undefined &&
  isOlder(overview, source.lastSuccess, settings.staleIntervals * source.intervalMs);

function stale(source: SourceOverview, settings: AlertSettings): Finding {
  const { id, municipality, intervalMs, lastSuccess = '', cause } = source;
  const often = howOften(intervalMs);
  return {
    rule: 'source-stale',
    subject: id,
    since: later(lastSuccess, settings.staleIntervals * intervalMs),
    title: bilingual(({ say }) =>
      say(
        `${municipality.name}: uppgifterna från ${id} är för gamla`,
        `${municipality.name}: what ${id} said is too old`,
      ),
    ),
    happened: bilingual(({ say, time }) =>
      say(
        `Källan har inte bekräftats sedan ${time(lastSuccess)}, fast den ska hämtas ${often.sv}.`,
        `The source has not been confirmed since ${time(lastSuccess)}, though it is to be harvested ${often.en}.`,
      ),
    ),
    works: stillPublished(source),
    remedy:
      cause?.remedy ??
      bilingual(({ say }) =>
        say(
          'Öppna källan och välj Hämta nu. Går det bra: se efter att schemaläggaren lever. Annars säger körningen varför.',
          'Open the source and choose Harvest now. If that goes well, see that the scheduler is alive. Else the run says why.',
        ),
      ),
    path: pathOf(source),
  };
}

function guarded(source: SourceOverview): Finding {
  const { id, municipality, published, cause, lastAttempt = '', lastSuccess } = source;
  return {
    rule: 'source-guarded',
    subject: id,
    since: lastSuccess ?? lastAttempt,
    title: bilingual(({ say }) =>
      say(
        `${municipality.name}: mycket är plötsligt borta hos ${id}`,
        `${municipality.name}: much is suddenly gone at ${id}`,
      ),
    ),
    happened:
      cause?.message ??
      bilingual(({ say, number }) =>
        say(
          `Källan visar betydligt färre datamängder än de ${number(published)} som är publicerade.`,
          `The source shows far fewer datasets than the ${number(published)} that are published.`,
        ),
      ),
    works: stillPublished(source),
    remedy: bilingual(({ say }) =>
      say(
        'Öppna källan, se vilka datamängder som skulle försvinna, fråga kommunen om du är osäker, och godta eller avvisa.',
        'Open the source, see which datasets would go, ask the municipality if unsure, and accept or reject.',
      ),
    ),
    path: pathOf(source),
  };
}

function personalDataShown(source: SourceOverview, { at }: Overview): Finding[] {
  const { id, municipality, personalData, lastAttempt } = source;
  if (personalData === undefined) return [];
  const finding: Finding = {
    rule: 'personal-data-at-source',
    subject: id,
    since: lastAttempt ?? at,
    title: bilingual(({ say }) =>
      say(
        `${municipality.name}: personuppgifter ligger öppet hos ${id}`,
        `${municipality.name}: personal data are open at ${id}`,
      ),
    ),
    happened: personalData.message,
    works: bilingual(({ say }) =>
      say(
        'Regionens tabell publiceras utan dem. Hos källan kan alla se dem.',
        'The table of the region is published without them. At the source everybody can see them.',
      ),
    ),
    remedy: personalData.remedy,
    path: pathOf(source),
  };
  return [finding];
}

/** One alert at most for each source of how its harvests go: what is wrong with it is told by the rule that says most. */
export const sourceRules: readonly Rule[] = [
  {
    name: 'source-failing',
    urgent: false,
    afterMs: 0,
    find: ({ overview }, settings) =>
      active(overview)
        .filter((source) => isFailing(source, settings) && source.outcome !== 'guarded')
        .map(failing),
  },
  {
    name: 'source-guarded',
    urgent: false,
    afterMs: 0,
    find: ({ overview }) =>
      active(overview)
        .filter(({ outcome }) => outcome === 'guarded')
        .map(guarded),
  },
  {
    name: 'source-stale',
    urgent: false,
    afterMs: 0,
    find: ({ overview }, settings) =>
      active(overview)
        .filter((source) => isStale(source, overview, settings))
        .filter((source) => !isFailing(source, settings) && source.outcome !== 'guarded')
        .map((source) => stale(source, settings)),
  },
  {
    name: 'personal-data-at-source',
    urgent: false,
    afterMs: 0,
    find: ({ overview }) => overview.sources.flatMap((source) => personalDataShown(source, overview)),
  },
];
