import {
  irisOf,
  nodesOf,
  textOf,
  valuesOf,
  isLiteral,
  isText,
  type DatasetRecord,
  type Entity,
} from '@lanskatalog/core';
import { tableKinds, type TableKind } from './columns.ts';
import { containsWords, nameWords } from './map-names.ts';
import { candidateFiles, type CandidateFile } from './recognise-files.ts';
import type { TableRules, TablesConfig } from './table-rules.ts';

/** The operator's word on datasets whose URI or title matches a pattern with `*`. */
export interface RecognitionOverrides {
  /** Pattern → table. */
  readonly pin?: Readonly<Record<string, TableKind>>;
  readonly exclude?: readonly string[];
}

/** What spoke for a table, and the words that did. */
interface RecognitionReason {
  readonly what: 'pinned' | 'conforms-to' | 'title' | 'keyword' | 'file-name' | 'description';
  readonly text: string;
}

export type Recognition =
  | {
      readonly kind: 'recognised';
      readonly table: TableKind;
      /** `declared`: the operator or the dataset itself says so. `likely`: by its words; the columns decide. */
      readonly certainty: 'declared' | 'likely';
      readonly reasons: readonly RecognitionReason[];
      readonly files: readonly CandidateFile[];
    }
  | { readonly kind: 'excluded' | 'other' };

/** Weights of the places where a table's words may stand; at least three are needed. */
const weights = { title: 3, keyword: 2, 'file-name': 1.5, description: 0.5 } as const;
const enough = 3;

/** Whether a harvested dataset is one of the shared tables, why, and which of its files hold it. */
export function recogniseDataset(
  record: Pick<DatasetRecord, 'uri' | 'entity'>,
  config: TablesConfig,
  overrides: RecognitionOverrides = {},
): Recognition {
  const title = textOf(record.entity, 'dct:title') ?? '';
  const isMeant = (pattern: string): boolean => matches(pattern, record.uri) || matches(pattern, title);
  if (overrides.exclude?.some(isMeant) === true) return { kind: 'excluded' };
  const pinned = Object.entries(overrides.pin ?? {}).find(([pattern]) => isMeant(pattern));
  const files = candidateFiles(record);
  if (pinned !== undefined) {
    const [pattern, table] = pinned;
    return {
      kind: 'recognised',
      table,
      certainty: 'declared',
      reasons: [{ what: 'pinned', text: pattern }],
      files,
    };
  }
  const verdicts = tableKinds.map((table) => judge(record, config.tables[table], files));
  const [best] = verdicts.toSorted((a, b) => b.score - a.score);
  if (best === undefined || best.score < enough) return { kind: 'other' };
  const isDeclared = best.reasons.some(({ what }) => what === 'conforms-to');
  return {
    kind: 'recognised',
    table: best.table,
    certainty: isDeclared ? 'declared' : 'likely',
    reasons: best.reasons,
    files,
  };
}

/** Whether a pattern with `*` for anything fits the whole text, whatever the case. */
function matches(pattern: string, text: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'is').test(text);
}

interface Verdict {
  readonly table: TableKind;
  readonly score: number;
  readonly reasons: readonly RecognitionReason[];
}

function judge(
  { entity }: Pick<DatasetRecord, 'entity'>,
  rules: TableRules,
  files: readonly CandidateFile[],
): Verdict {
  const { table, recognise } = rules;
  const specifications = [entity, ...nodesOf(entity, 'dcat:distribution')].flatMap((part) =>
    irisOf(part, 'dct:conformsTo'),
  );
  const declared = specifications.find((iri) =>
    recognise.conformsTo.some((part) => iri.toLowerCase().includes(part)),
  );
  const places: readonly (readonly [keyof typeof weights, readonly string[]])[] = [
    ['title', textsOf(entity, 'dct:title')],
    ['keyword', textsOf(entity, 'dcat:keyword')],
    ['file-name', files.flatMap(({ name, title }) => [name, title ?? ''])],
    ['description', textsOf(entity, 'dct:description')],
  ];
  const reasons: RecognitionReason[] =
    declared === undefined ? [] : [{ what: 'conforms-to', text: declared }];
  let score = declared === undefined ? 0 : 5;
  for (const [what, texts] of places) {
    const found = recognise.words.find((word) => texts.some((text) => mentions(text, word)));
    if (found === undefined) continue;
    score += weights[what];
    reasons.push({ what, text: found });
  }
  const isOther = recognise.notWords.some((word) =>
    textsOf(entity, 'dct:title').some((text) => mentions(text, word)),
  );
  return { table, score: isOther && declared === undefined ? 0 : score, reasons };
}

/** All values of a property as texts, in every language. */
const textsOf = (entity: Entity, property: 'dct:title' | 'dcat:keyword' | 'dct:description'): string[] =>
  valuesOf(entity, property).flatMap((value) =>
    isText(value) ? [value.text] : isLiteral(value) ? [value.literal] : [],
  );

/** Whether the words stand in the text; long ones also with an ending (`leverantörsfakturorna`). */
function mentions(text: string, phrase: string): boolean {
  const words = nameWords(text);
  const wanted = nameWords(phrase);
  const [only] = wanted;
  if (wanted.length === 1 && only !== undefined && only.length >= 8)
    return words.some((word) => word.startsWith(only));
  return containsWords(words, wanted);
}
