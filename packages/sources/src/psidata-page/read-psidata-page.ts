import type { Page, ReadContext, ReadResult } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { find, parseHtml, textOf } from '../html/html-element.ts';
import { baseOf } from '../html/links.ts';
import { htmlTypes, invalid, SourceReading } from '../reading/source-reading.ts';
import { findDatasets } from './find-datasets.ts';
import { blocksOf, mainOf } from './page-blocks.ts';
import { factsOf } from './page-facts.ts';
import { subPagesOf } from './sub-pages.ts';
import { writeFoundDataset } from './write-found-dataset.ts';

/** Pages read of one site where the configuration sets no limit. */
const defaultMaxPages = 40;

/**
 * Reads a page for people, as a municipality without a data portal has at /psidata: headings, lists and tables with
 * links to files. Pages that it lists are read too. What is guessed is told as guessed.
 */
export async function readPsidataPage(context: ReadContext): Promise<ReadResult> {
  const reading = new SourceReading(context);
  const first = await reading.page(context.source.url, htmlTypes);
  if (first.kind !== 'page') return first;
  const text = reading.text(first);
  if (!/<[a-z!]/i.test(text.slice(0, 5000))) {
    return invalid(
      problem('sources.answer-unexpected', { subject: first.finalUrl, params: { detail: 'HTML' } }),
    );
  }
  const used = new Set<string>();
  const { datasets, subPages } = readPage(first, { reading, used });
  const limit = context.source.overrides.maxPages ?? defaultMaxPages;
  let found = datasets;
  for (const [index, url] of subPages.entries()) {
    if (index + 1 >= limit) {
      reading.incomplete('sources.page-cap', { subject: url, params: { pages: limit } });
      break;
    }
    found += await readSubPage(url, { reading, used });
  }
  if (found === 0) reading.report('sources.page-without-data', { subject: first.finalUrl });
  return reading.result();
}

interface Reading {
  readonly reading: SourceReading;
  /** Names given to datasets so far. */
  readonly used: Set<string>;
}

function readPage(
  page: Page,
  { reading, used }: Reading,
): { readonly datasets: number; readonly subPages: string[] } {
  const document = parseHtml(reading.text(page));
  const base = baseOf(document, page.finalUrl);
  const title = find(document, ({ tag }) => tag === 'h1') ?? find(document, ({ tag }) => tag === 'title');
  const language = find(document, ({ tag, attributes }) => tag === 'html' && attributes['lang'] !== undefined)
    ?.attributes['lang'];
  const blocks = blocksOf(mainOf(document), base);
  const { datasets, rest } = findDatasets(blocks);
  const facts = factsOf(rest, {
    title: title === undefined ? '' : textOf(title),
    language: language ?? 'sv',
  });
  for (const dataset of datasets)
    writeFoundDataset(reading.builder, dataset, { facts, pageUrl: page.finalUrl, used });
  return { datasets: datasets.length, subPages: subPagesOf(blocks, page.finalUrl) };
}

/** A listed page that is gone is the page's own fault; one that cannot be reached now may have a dataset. */
async function readSubPage(url: string, reading: Reading): Promise<number> {
  const page = await reading.reading.page(url, htmlTypes);
  if (page.kind === 'page') return readPage(page, reading).datasets;
  if (page.problems.some(({ code }) => code === 'fetch.not-found'))
    reading.reading.report('sources.link-broken', { subject: url });
  else reading.reading.broke(url, page);
  return 0;
}
