import type { Page } from '@lanskatalog/core';
import { datasetKeys } from '../dcat/datasets.ts';
import type { HtmlElement } from '../html/html-element.ts';
import { parseHtml, textOf } from '../html/html-element.ts';
import { baseOf, linksOf } from '../html/links.ts';
import { findDatasets } from '../psidata-page/find-datasets.ts';
import { blocksOf, mainOf } from '../psidata-page/page-blocks.ts';
import { subPagesOf } from '../psidata-page/sub-pages.ts';
import { GraphBuilder } from '../rdf/graph-builder.ts';
import { readRdfa } from '../rdfa/read-rdfa.ts';
import { SourceReading } from '../reading/source-reading.ts';
import { readJsonLdScripts } from '../schema-org/embedded-data.ts';
import { readMicrodata } from '../schema-org/read-microdata.ts';
import type { Candidate } from './candidate.ts';
import type { Clue } from './page-clues.ts';
import { cluesOf, isOwn } from './page-clues.ts';
import type { Prober } from './prober.ts';

/** What a page has to offer. */
export interface PageFindings {
  readonly url: string;
  readonly clues: readonly Clue[];
  /** The page itself as a source. */
  readonly candidates: readonly Candidate[];
  /** Pages on open data that it leads to. */
  readonly onward: readonly string[];
  /** Pages it lists that may have a dataset each. */
  readonly subPages: readonly string[];
}

/** Looks at a page for everything that leads to data. */
export function lookAtPage(page: Page, prober: Prober): PageFindings {
  const url = page.finalUrl.replace(/#.*$/s, '');
  const text = new SourceReading(prober.context).text(page);
  if (!/<(?:!doctype|html|body|head|div|a)\b/i.test(text.slice(0, 10_000)))
    return { url, clues: [], candidates: [], onward: [], subPages: [] };
  const document = parseHtml(text);
  const base = baseOf(document, page.finalUrl);
  const blocks = blocksOf(mainOf(document), base);
  const found: Candidate[] = [
    { kind: 'schema-org', url, datasets: embedded(document, url, [readSchema]) },
    { kind: 'rdfa', url, datasets: embedded(document, url, [readRdfa]) },
    { kind: 'psidata-page', url, datasets: findDatasets(blocks).datasets.length },
  ];
  const candidates = found.filter(({ datasets }) => datasets > 0);
  prober.remark(
    page.url,
    ['html', ...candidates.map(({ kind, datasets }) => `${kind} ${datasets}`)].join(', '),
  );
  return {
    url,
    clues: cluesOf(document, base, page.headers),
    candidates,
    onward: onwardFrom(document, base, url),
    subPages: subPagesOf(blocks, page.finalUrl),
  };
}

type Reader = (document: HtmlElement, base: string, builder: GraphBuilder) => void;

const readSchema: Reader = (document, base, builder) => {
  readJsonLdScripts(document, builder);
  readMicrodata(document, base, builder);
};

function embedded(document: HtmlElement, base: string, readers: readonly Reader[]): number {
  const builder = new GraphBuilder({ baseIri: base, blankPrefix: '' });
  for (const read of readers) read(document, base, builder);
  return datasetKeys(builder.graph).size;
}

const aboutOpenData =
  /^(?:öppna data(?:mängder)?|öppen data|open data|psi-?data|oppna data|data(?:portal|katalog)(?:en)?|öppna data och .*|(?:om|till) öppna data)$/i;

function onwardFrom(document: HtmlElement, base: string, url: string): string[] {
  const pages = linksOf(document, base)
    .filter(
      ({ href, text }) =>
        aboutOpenData.test(textOf({ tag: 'a', attributes: {}, children: [text] })) && isOwn(href, base),
    )
    .map(({ href }) => href.replace(/#.*$/s, ''));
  return [...new Set(pages)].filter((href) => href !== url && /^https?:/.test(href)).slice(0, 3);
}
