import type { DatasetSummary } from '@lanskatalog/catalogue';
import type { TableKind, TablesConfig } from '@lanskatalog/tables';
import { tableKinds } from '@lanskatalog/tables';
import { fold, wordsOf } from './words-of.ts';

const phrase = (text: string): string => ` ${wordsOf(fold(text)).join(' ')} `;

/** Tells which of the shared sources a dataset is, judged by its title as the municipalities name them; none for most. */
export function recogniseShared({
  tables,
}: TablesConfig): (dataset: Pick<DatasetSummary, 'title'>) => TableKind | undefined {
  const rules = tableKinds.map((kind) => ({
    kind,
    words: tables[kind].recognise.words.map(phrase),
    notWords: tables[kind].recognise.notWords.map((word) => phrase(word).trim()),
  }));
  return ({ title }) => {
    const texts = Object.values(title).map(phrase);
    return rules.find(({ words, notWords }) =>
      texts.some(
        (text) => words.some((word) => text.includes(word)) && !notWords.some((word) => text.includes(word)),
      ),
    )?.kind;
  };
}
