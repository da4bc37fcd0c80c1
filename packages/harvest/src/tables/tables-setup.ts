import type { AliasTable, DuckDbOptions, Lexicon, PrecedenceRule, TablesConfig } from '@lanskatalog/tables';

/** The rules by which rows are read, screened and matched, loaded once at the edge. */
export interface TablesSetup {
  readonly config: TablesConfig;
  readonly lexicon: Lexicon;
  readonly aliases: AliasTable;
  /** The rules' own aliases, where `aliases` has decisions of this installation besides: see supplier-decisions.ts. */
  readonly fileAliases?: AliasTable;
  readonly precedence: PrecedenceRule;
  /** Hash of the rules: other rules make other rows of the same bytes. */
  readonly rulesHash: string;
  readonly duckDb: DuckDbOptions;
}
