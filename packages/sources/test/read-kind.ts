import type { ReadResult, SourceKind, SourceOverrides } from '@lanskatalog/core';
import { datasetKeys } from '../src/dcat/datasets.ts';
import { readSource } from '../src/read-source.ts';
import { graphText } from './graph-text.ts';
import type { WebPage } from './source-context.ts';
import { contextOf, TableWeb } from './source-context.ts';

/** Reads a source of a kind from a web made of a table. */
export async function readKind(
  kind: SourceKind,
  url: string,
  {
    pages,
    ...overrides
  }: SourceOverrides & { readonly pages: Readonly<Record<string, string | WebPage | object>> },
) {
  const web = new TableWeb(
    Object.fromEntries(
      Object.entries(pages).map(([address, page]) => [address, isPage(page) ? page : JSON.stringify(page)]),
    ),
  );
  const result = await readSource(contextOf(url, web, { kind, overrides }));
  return {
    result,
    asked: web.asked,
    lines: linesOf(result),
    keys: keysOf(result),
    codes: result.problems.map(({ code }) => code),
  };
}

const isPage = (page: string | WebPage | object): page is string | WebPage =>
  typeof page === 'string' || 'body' in page;

const linesOf = (result: ReadResult): string[] => (result.kind === 'read' ? graphText(result.graph) : []);
const keysOf = (result: ReadResult): string[] =>
  result.kind === 'read' ? [...datasetKeys(result.graph)].sort() : [];
