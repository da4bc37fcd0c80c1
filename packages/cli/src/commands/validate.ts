import { loadProfileData } from '@lanskatalog/config';
import type { Problem } from '@lanskatalog/core';
import { countProblems, explain } from '@lanskatalog/core';
import {
  checkDelivery,
  conceptGraph,
  countFindings,
  isHarvestable,
  levelOf,
  validateGraph,
  validateWithShapes,
} from '@lanskatalog/quality';
import type { ParseResult } from '@lanskatalog/sources';
import { parseRdf } from '@lanskatalog/sources';
import type { Command } from 'commander';
import { Option } from 'commander';
import { UsageFault } from '@lanskatalog/runtime';
import type { Input } from '../read-input.ts';
import { readInput } from '../read-input.ts';
import type { Language, Verdict } from '../validation-text.ts';
import { validationText } from '../validation-text.ts';

interface ValidateFlags {
  readonly json?: boolean;
  readonly shapes?: string;
  readonly lang: Language;
}

export function addValidateCommand(program: Command, signal: AbortSignal): void {
  program
    .command('validate')
    .argument('<file|url>', 'a catalogue in any RDF serialisation')
    .description('judge a feed by DCAT-AP-SE and by the national portal’s rules')
    .option('--json', 'print one JSON object, with the sentences in Swedish and English')
    .option('--shapes <file|url>', 'judge by these SHACL shapes (Turtle), too')
    .addOption(new Option('--lang <lang>', 'language of the text').choices(['sv', 'en']).default('en'))
    .addHelpText(
      'after',
      '\nExit codes: 0 the national portal can harvest it (missing values are shown, but do not stop it) · 1 it cannot ·\n' +
        '2 wrong usage. Findings by --shapes do not change the exit code.',
    )
    .action(async (feed: string, { json, shapes, lang }: ValidateFlags) => {
      const verdict = await judge(feed, shapes, signal);
      const text =
        json === true ? `${JSON.stringify(verdictJson(verdict), null, 2)}\n` : validationText(verdict, lang);
      process.stdout.write(text);
      process.exitCode = verdict.harvestable ? 0 : 1;
    });
}

async function judge(feed: string, shapes: string | undefined, signal: AbortSignal): Promise<Verdict> {
  const input = await readInput(feed, signal);
  const parsed = await parseRdf(input.bytes, { ...input, signal });
  const problems = [...parsed.problems, ...findings(parsed, input)];
  return {
    feed,
    harvestable: parsed.kind === 'graph' && parsed.complete && isHarvestable(problems),
    problems,
    shapeProblems: shapes === undefined ? [] : await judgeByShapes(parsed, shapes, signal),
  };
}

function findings(parsed: ParseResult, { bytes, mediaType, baseIri }: Input): Problem[] {
  if (parsed.kind !== 'graph') return [];
  const delivery = checkDelivery({ bytes, mediaType, address: baseIri });
  return [...delivery, ...validateGraph(parsed.graph, loadProfileData())];
}

async function judgeByShapes(parsed: ParseResult, shapes: string, signal: AbortSignal): Promise<Problem[]> {
  if (parsed.kind !== 'graph') return [];
  const turtle = Buffer.from((await readInput(shapes, signal)).bytes).toString();
  const background = conceptGraph(loadProfileData());
  const found = await validateWithShapes(parsed.graph, { turtle, background }, signal);
  const unreadable = found.find(({ code }) => code === 'quality.shapes-unreadable');
  if (unreadable !== undefined) throw new UsageFault(`${shapes}: ${explain(unreadable, 'en').message}`);
  return found;
}

const verdictJson = ({ feed, harvestable, problems, shapeProblems }: Verdict): object => ({
  feed,
  harvestable,
  counts: countProblems(problems),
  levels: countFindings(problems),
  problems: problems.map((found) => ({ ...inWords(found), level: levelOf(found) })),
  shapeProblems: shapeProblems.map(inWords),
});

const inWords = (found: Problem): object => ({
  ...found,
  sv: explain(found, 'sv'),
  en: explain(found, 'en'),
});
