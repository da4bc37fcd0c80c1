import type { Concept, ConceptIndex, Description, Term, Value } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import { labelsOf } from '../labels.ts';
import type { Properties, Work } from '../work.ts';
import { note } from '../work.ts';

const formatPredicates = ['dct:format'].map(expand);
const mediaTypePredicates = ['dcat:mediaType', 'dcat:mediatype', 'dct:mediaType'].map(expand);
/** Predicates that {@link readFormats} reads. */
export const formatsAndMediaTypes: readonly string[] = [...formatPredicates, ...mediaTypePredicates];

const iana = 'https://www.iana.org/assignments/media-types/';
const mediaType = /^\w+\/[-.\w]+(?:\+[-.\w]+)?(?:\s*;\s*\w+=\w+)?$/;
/** Types that say little; another one beats them. */
const vague = new Set(['application/octet-stream', 'application/zip', 'text/plain']);

interface Format {
  readonly code: string;
  /** IANA IRI, where there is one. */
  readonly iri?: string;
}

/**
 * dct:format as a literal media type, which the Swedish profile wants, and dcat:mediaType as an IANA IRI, which the
 * European one wants: each from what the source gives for either, else from the ending of an address.
 */
export function readFormats(description: Description, addresses: readonly string[], work: Work): Properties {
  const index = work.run.rules.vocabulary('media-type');
  const formats = formatsIn(description, formatPredicates, { index, work });
  const types = formatsIn(description, mediaTypePredicates, { index, work });
  const format =
    choose(formats, index, work) ?? choose(types, index, work) ?? fromAddresses(addresses, index, work);
  if (format === undefined) return {};
  const iri = types.find((one) => one.iri !== undefined)?.iri ?? format.iri;
  return {
    'dct:format': [{ literal: format.code }],
    ...(iri === undefined ? {} : { 'dcat:mediaType': [{ iri }] as Value[] }),
  };
}

interface Lookup {
  readonly index: ConceptIndex;
  readonly work: Work;
}

function formatsIn(description: Description, predicates: readonly string[], lookup: Lookup): Format[] {
  return predicates.flatMap((predicate) =>
    (description.get(predicate) ?? []).flatMap((term) => formatsOf(term, lookup)),
  );
}

function formatsOf(term: Term, { index, work }: Lookup): Format[] {
  const labels = labelsOf(term, work.run).map(({ value }) => value);
  const names = term.termType === 'NamedNode' ? [term.value, ...labels, lastSegment(term.value)] : labels;
  const [written = ''] = names;
  if (written.trim() === '') return [];
  for (const name of names) {
    const found = formatsFrom(name, index);
    const [first] = found;
    if (first === undefined) continue;
    if (first.code !== written && first.iri !== written) {
      note(work, 'normalise.value-mapped', { property: 'dct:format', before: written, after: first.code });
    }
    return found;
  }
  note(work, 'normalise.value-left-out', { property: 'dct:format', before: written });
  return [];
}

const lastSegment = (iri: string): string =>
  iri.slice(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);

function formatsFrom(text: string, index: ConceptIndex): Format[] {
  const whole = index.find(text) ?? index.find(text.split(';')[0] ?? '');
  if (whole !== undefined) return [formatOf(whole)];
  const plain = text.trim().toLowerCase();
  if (mediaType.test(plain)) return [{ code: plain }];
  const registered = /^https?:\/\/www\.iana\.org\/assignments\/media-types\/(.+)$/i.exec(text.trim())?.[1];
  if (registered !== undefined && mediaType.test(registered))
    return [{ code: registered, iri: iana + registered }];
  if (/^https?:/.test(plain)) return [];
  // A list in one text: `.shp, .dbf, .prj`, `CSV/JSON`, `XLSX eller PDF`.
  return plain.split(/[\s,;/|+&()]+|\beller\b|\boch\b/).flatMap((part) => {
    const concept = part === '' ? undefined : index.find(part);
    return concept === undefined ? [] : [formatOf(concept)];
  });
}

const formatOf = ({ code, iri, registered }: Concept): Format =>
  registered === false ? { code } : { code, iri };

/** The profile has room for one: the one that says most, in the order of its lists. */
function choose(formats: readonly Format[], index: ConceptIndex, work: Work): Format | undefined {
  if (formats.length < 2) return formats[0];
  const order = index.vocabulary.concepts.map(({ code }) => code);
  const rank = ({ code }: Format): number => {
    const place = order.indexOf(code);
    return (vague.has(code) ? 1000 : 0) + (place < 0 ? order.length : place);
  };
  const [first, ...rest] = [...new Map(formats.map((one) => [one.code, one])).values()].sort(
    (a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1),
  );
  if (first !== undefined && rest.length > 0) {
    note(work, 'normalise.values-left-out', {
      property: 'dct:format',
      before: rest.map(({ code }) => code).join(' | '),
      after: first.code,
      params: { max: 1 },
    });
  }
  return first;
}

function fromAddresses(addresses: readonly string[], index: ConceptIndex, work: Work): Format | undefined {
  for (const address of addresses) {
    const concept = conceptOfEnding(address, index);
    if (concept === undefined) continue;
    note(work, 'normalise.format-from-address', {
      property: 'dct:format',
      before: address,
      after: concept.code,
    });
    return formatOf(concept);
  }
  return undefined;
}

/** What the file name at the end of an address promises; pages that programs make promise nothing. */
export function conceptOfEnding(address: string, index: ConceptIndex): Concept | undefined {
  const [, ending] = /^https?:\/\/[^?#]+\/[^/?#]*(\.[a-z0-9]{1,8})(?:[?#].*)?$/i.exec(address) ?? [];
  return ending === undefined || /^\.(?:com|se|net|org|nu)$/i.test(ending) ? undefined : index.find(ending);
}
