import type { AlertSettings, LocalisedText, Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import type { Decision, Overview } from '@lanskatalog/operations';
import { bilingual } from '../bilingual.ts';
import type { Finding, Rule, Watched } from '../finding.ts';
import { dayMs, hourMs, isOlder } from '../finding.ts';

/** What readers of the catalogue still get. */
export const stillServed = ({ release }: Pick<Overview, 'release'>): LocalisedText =>
  bilingual(({ say, time, number }) =>
    release === undefined
      ? say('Ingenting är publicerat ännu.', 'Nothing is published yet.')
      : say(
          `Utgåva ${release.number} från ${time(release.publishedAt)} med ${number(release.datasets)} datamängder ligger ute som vanligt.`,
          `Release ${release.number} of ${time(release.publishedAt)} with ${number(release.datasets)} datasets is served as usual.`,
        ),
  );

const isPersonal = ({ code }: Problem): boolean => code === 'tables.personal-data-in-output';

/** Why the release that was to come next is none. */
function rejected(
  { overview, publishing }: Watched,
  wanted: (problem: Problem) => boolean,
): Pick<Finding, 'since' | 'happened' | 'works' | 'remedy' | 'path'> | undefined {
  const since = publishing?.rejectedSince;
  const first = publishing?.problems.find(wanted);
  if (since === undefined || first === undefined) return undefined;
  const words = { sv: explain(first, 'sv'), en: explain(first, 'en') };
  return {
    since,
    happened: { sv: words.sv.message, en: words.en.message },
    works: stillServed(overview),
    remedy: { sv: words.sv.remedy, en: words.en.remedy },
    path: '/operator/releases',
  };
}

const region = 'region';

function unpublished({ overview, publishing }: Watched, settings: AlertSettings): Finding | undefined {
  const seen = publishing?.upToDate ?? '';
  const changed = overview.sources
    .flatMap(({ trend }) => trend.filter(({ outcome, at }) => outcome === 'harvested' && at > seen))
    .map(({ at }) => at)
    .sort()[0];
  if (changed === undefined || !isOlder(overview, changed, settings.unpublishedHours * hourMs))
    return undefined;
  return {
    rule: 'no-release',
    subject: region,
    since: changed,
    title: bilingual(({ say }) =>
      say('Det som ändrats hos källorna publiceras inte', 'What changed at the sources is not published'),
    ),
    happened: bilingual(({ say, time }) =>
      say(
        `Källor har ändrats sedan ${time(changed)}, men ingen utgåva har kommit till efter det.`,
        `Sources have changed since ${time(changed)}, but no release has been made after that.`,
      ),
    ),
    works: stillServed(overview),
    remedy: bilingual(({ say }) =>
      say(
        'Se efter att processen som publicerar lever och läs dess logg. Starta om den om den står still.',
        'See that the process that publishes is alive, and read its log. Start it anew if it stands still.',
      ),
    ),
    path: '/operator/releases',
  };
}

interface Forgotten {
  readonly subject: string;
  readonly decision: Decision;
  readonly title: LocalisedText;
  readonly path: string;
}

function decisions({ release, paused, sources }: Overview): readonly Forgotten[] {
  const found: Forgotten[] = [];
  const add = (decision: Decision | undefined, rest: Omit<Forgotten, 'decision'>): void => {
    if (decision !== undefined) found.push({ decision, ...rest });
  };
  add(release?.held, {
    subject: 'publishing',
    title: bilingual(({ say }) => say('Publiceringen hålls fortfarande inne', 'Publishing is still held')),
    path: '/operator/releases',
  });
  add(paused, {
    subject: 'everything',
    title: bilingual(({ say }) => say('Allt är fortfarande pausat', 'Everything is still paused')),
    path: '/operator',
  });
  for (const { id, paused: decision } of sources)
    add(decision, {
      subject: id,
      title: bilingual(({ say }) =>
        say(`Källan ${id} är fortfarande pausad`, `The source ${id} is still paused`),
      ),
      path: `/operator/sources/${encodeURIComponent(id)}`,
    });
  return found;
}

function forgotten(overview: Overview, { decision, ...rest }: Forgotten): Finding {
  const reason = decision.reason === undefined ? '' : ` (${decision.reason})`;
  return {
    rule: 'forgotten-decision',
    ...rest,
    since: decision.at,
    happened: bilingual(({ say, time }) =>
      say(
        `${decision.by} bestämde det ${time(decision.at)}${reason}, och ingen har ändrat det sedan dess.`,
        `${decision.by} decided so on ${time(decision.at)}${reason}, and nobody has changed it since.`,
      ),
    ),
    works: stillServed(overview),
    remedy: bilingual(({ say }) =>
      say(
        'Är orsaken borta: låt det gå vidare. Annars kan du låta det vara; en ny påminnelse kommer.',
        'If the reason has gone, let it go on. Else leave it as it is; you will be reminded again.',
      ),
    ),
  };
}

export const publishingRules: readonly Rule[] = [
  {
    name: 'personal-data',
    urgent: true,
    afterMs: 0,
    find(watched) {
      const found = rejected(watched, isPersonal);
      const title = bilingual(({ say }) =>
        say(
          'Personuppgifter stoppade en ny utgåva av tabellerna',
          'Personal data stopped a new release of the tables',
        ),
      );
      return found === undefined ? [] : [{ rule: this.name, subject: region, title, ...found }];
    },
  },
  {
    name: 'release-rejected',
    urgent: false,
    afterMs: 0,
    find(watched) {
      // Personal data has a rule of its own, and stops the making before there is anything to reject.
      const found = rejected(watched, (problem) => !isPersonal(problem));
      const title = bilingual(({ say }) =>
        say('En ny utgåva klarade inte kontrollen', 'A new release did not pass its check'),
      );
      return found === undefined ? [] : [{ rule: this.name, subject: region, title, ...found }];
    },
  },
  {
    name: 'no-release',
    urgent: false,
    afterMs: 0,
    find(watched, settings) {
      const { overview, publishing } = watched;
      // A hold is somebody's decision, and a rejection has been told of.
      if (overview.release?.held !== undefined || publishing?.rejectedSince !== undefined) return [];
      const found = unpublished(watched, settings);
      return found === undefined ? [] : [found];
    },
  },
  {
    name: 'forgotten-decision',
    urgent: false,
    afterMs: 0,
    find: ({ overview }, { forgottenDays }) =>
      decisions(overview)
        .filter(({ decision }) => isOlder(overview, decision.at, forgottenDays * dayMs))
        .map((each) => forgotten(overview, each)),
  },
];
