import type { GraphBuilder } from '../rdf/graph-builder.ts';
import type { DatasetSketch, DistributionSketch } from '../sketch/sketch.ts';
import { writeDataset } from '../sketch/write-sketch.ts';
import type { DataLink } from './data-link.ts';
import type { FoundDataset } from './found-dataset.ts';
import type { PageFacts } from './page-facts.ts';
import { emailIn, licenseIn } from './page-facts.ts';
import { cleanTitle, slugOf, stemOf } from './titles.ts';

interface OnPage {
  readonly facts: PageFacts;
  readonly pageUrl: string;
  /** Names given to datasets of this harvest so far. */
  readonly used: Set<string>;
}

/** Writes a dataset of a page, and tells each value that no label on the page stands for. */
export function writeFoundDataset(builder: GraphBuilder, dataset: FoundDataset, page: OnPage): void {
  const { facts, pageUrl } = page;
  const { labelled, files } = dataset;
  const name = nameFor(dataset, page);
  const iri = `${pageUrl.replace(/#.*$/s, '')}#${name}`;
  const ownLicense = labelled.get('license');
  const license = ownLicense === undefined ? facts.license : (licenseIn(ownLicense) ?? ownLicense);
  const contact = labelled.get('contact');
  const words = (text: string | undefined): DatasetSketch['title'] =>
    text === undefined ? undefined : { text, lang: facts.language };
  const sketch: DatasetSketch = {
    iri,
    identifier: name,
    title: words(dataset.title),
    description: words(dataset.description),
    keywords: labelled
      .get('keywords')
      ?.split(/\s*[,;]\s*/)
      .map((text) => ({ text, lang: facts.language })),
    themes: labelled.get('theme')?.split(/\s*[,;]\s*/),
    landingPage: dataset.anchor === undefined ? pageUrl : iri,
    issued: labelled.get('issued'),
    ...updatesOf(labelled),
    spatial: [labelled.get('spatial') ?? ''],
    rights: unless(/^(?:inga?|nej|saknas|ej aktuellt|[-–])\.?$/i, labelled.get('limits')),
    provenance: words(labelled.get('quality')),
    contacts: [
      contact === undefined
        ? (facts.contact ?? {})
        : { name: withoutEmail(contact), email: emailIn(contact) },
    ],
    creator: { name: words(labelled.get('publisher')) },
    distributions: files.map((file) =>
      distributionOf(file, {
        title: dataset.title,
        license,
        format: files.length === 1 ? labelled.get('format') : undefined,
      }),
    ),
  };
  writeDataset(builder, sketch);
  const guess = (property: string, after: string | undefined): void => {
    if (after !== undefined)
      builder.log.report('sources.inferred', { subject: iri, property, after: after.slice(0, 200) });
  };
  if (dataset.guessed.includes('title')) guess('dct:title', dataset.title);
  if (dataset.guessed.includes('description')) guess('dct:description', dataset.description);
  if (ownLicense === undefined) guess('dct:license', license);
  if (contact === undefined) guess('dcat:contactPoint', facts.contact?.email);
  if (!labelled.has('format') && files.some(({ format }) => format !== '')) {
    guess('dct:format', [...new Set(files.map(({ format }) => format))].join(', '));
  }
}

/** The page's own name for the place, or one made from the title; never one twice. */
function nameFor({ anchor, title }: FoundDataset, { used }: OnPage): string {
  const wanted = anchor !== undefined && !/^\d|[^\w.-]/.test(anchor) ? anchor : slugOf(title) || 'data';
  let name = wanted;
  for (let number = 2; used.has(name); number += 1) name = `${wanted}-${number}`;
  used.add(name);
  return name;
}

/** `Årligen, senast 2024-06-09` says two things. */
function updatesOf(labelled: FoundDataset['labelled']): Pick<DatasetSketch, 'frequency' | 'modified'> {
  const text = labelled.get('frequency') ?? '';
  const [, frequency = text, day] =
    /^(.*?)[\s,;(]*senast(?: uppdatera[dt])?:?\s+(\d{4}-\d{2}-\d{2})\)?\.?$/i.exec(text) ?? [];
  return { frequency, modified: labelled.get('modified') ?? day };
}

/** Nothing to say is often said in a word. */
const unless = (nothing: RegExp, text: string | undefined): string | undefined =>
  text === undefined || nothing.test(text) ? undefined : text;

const withoutEmail = (text: string): string | undefined => {
  const name = text
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '')
    .replace(/[\s,;:(<]+$/, '')
    .trim();
  return name === '' ? undefined : name;
};

function distributionOf(
  { href, text, format, mediaType, file }: DataLink,
  {
    title,
    license,
    format: stated,
  }: { readonly title: string; readonly license: string | undefined; readonly format: string | undefined },
): DistributionSketch {
  return {
    // A link that says `Ladda ner` or `CSV` names nothing.
    title: stemOf(text) === '' ? `${title} (${format === '' ? text : format})` : cleanTitle(text),
    accessUrl: href,
    downloadUrl: file ? href : undefined,
    format: format === '' ? stated : format,
    mediaType,
    license,
  };
}
