import type { Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import type { FindingLevel } from '@lanskatalog/quality';
import { findingLevels, levelOf } from '@lanskatalog/quality';

export type Language = 'sv' | 'en';

/** What came of validating a feed. */
export interface Verdict {
  /** The file or address, as it was named. */
  readonly feed: string;
  readonly harvestable: boolean;
  readonly problems: readonly Problem[];
  /** Findings by a shapes file of the caller's; they don't bear on the portal's verdict. */
  readonly shapeProblems: readonly Problem[];
}

const words = {
  en: {
    'mandatory-missing': 'MANDATORY VALUES MISSING',
    error: 'ERRORS',
    'recommended-missing': 'RECOMMENDED VALUES MISSING',
    remark: 'REMARKS',
    shapes: 'BY THE SHAPES FILE',
    more: (count: number) => `… and ${count} more (--json lists all)`,
    yes: 'The national portal can harvest this.',
    no: 'The national portal cannot harvest this.',
  },
  sv: {
    'mandatory-missing': 'OBLIGATORISKA VÄRDEN SAKNAS',
    error: 'FEL',
    'recommended-missing': 'REKOMMENDERADE VÄRDEN SAKNAS',
    remark: 'ANMÄRKNINGAR',
    shapes: 'ENLIGT FILEN MED SHAPES',
    more: (count: number) => `… och ${count} till (--json visar alla)`,
    yes: 'Nationella dataportalen kan skörda det här.',
    no: 'Nationella dataportalen kan inte skörda det här.',
  },
} as const;

/** For people: the worst first; one remedy often mends many, so it stands once below the places. */
export function validationText(
  { feed, harvestable, problems, shapeProblems }: Verdict,
  lang: Language,
): string {
  const byLevel = findingLevels.map((level) => ({
    level,
    found: problems.filter((one) => levelOf(one) === level),
  }));
  const sections = [
    ...byLevel.map(({ level, found }) => sectionText(words[lang][level], found, lang)),
    sectionText(words[lang].shapes, shapeProblems, lang),
  ];
  const counts = byLevel.map(({ level, found }) => `${found.length} ${levelWords[lang][level]}`);
  const verdict = `${feed}: ${harvestable ? words[lang].yes : words[lang].no}`;
  return `${sections.join('')}${verdict}\n${counts.join(' · ')}\n`;
}

function sectionText(heading: string, found: readonly Problem[], lang: Language): string {
  if (found.length === 0) return '';
  const groups = grouped(found).map((group) => groupText(group, lang));
  return `${heading} (${found.length})\n\n${groups.join('\n')}\n`;
}

const levelWords: Readonly<Record<Language, Readonly<Record<FindingLevel, string>>>> = {
  en: {
    'mandatory-missing': 'mandatory missing',
    error: 'errors',
    'recommended-missing': 'recommended missing',
    remark: 'remarks',
  },
  sv: {
    'mandatory-missing': 'obligatoriska saknas',
    error: 'fel',
    'recommended-missing': 'rekommenderade saknas',
    remark: 'anmärkningar',
  },
};

/** Findings that are mended alike: of one kind, about one property of one class. */
function grouped(problems: readonly Problem[]): Problem[][] {
  const groups = new Map<string, Problem[]>();
  for (const found of problems) {
    const key = `${found.code} ${found.property ?? ''} ${found.params?.['class'] ?? found.params?.['shape'] ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [found]);
    else group.push(found);
  }
  return [...groups.values()];
}

const shownAtMost = 5;

function groupText(group: readonly Problem[], lang: Language): string {
  const shown = group.slice(0, shownAtMost).map((found) => explain(found, lang));
  const more = group.length > shownAtMost ? [words[lang].more(group.length - shownAtMost)] : [];
  const lines = [...shown.map(({ message }) => message), ...more, `  → ${shown[0]?.remedy}`];
  return lines.map((line) => `  ${line}\n`).join('');
}
