import type { Description, Entity, Term, Value } from '@lanskatalog/core';
import { expand, irisOf, isAbsoluteIri } from '@lanskatalog/core';
import { distinguish, mintedIri } from '../identity.ts';
import { append, readProperties } from '../read-properties.ts';
import { leaveOut } from '../labels.ts';
import { isLastingName, isWebAddress } from '../values/address.ts';
import type { Properties, Reader, Slot, Work } from '../work.ts';
import { about, descriptionOf, enter, keyOf, note } from '../work.ts';
import { conceptOfEnding, formatsAndMediaTypes, readFormats } from './formats.ts';

const elsewhere = new Set(formatsAndMediaTypes);
const landingPage = expand('dcat:landingPage');
const accessService = expand('dcat:accessService');
const endpoint = expand('dcat:endpointURL');

/** Distributions, each with an IRI, exactly one accessURL, a literal format and an IANA media type. */
export const readDistributions: Reader = (terms, slot) => {
  const names = namesOf(terms, slot);
  const seen = new Set<string>();
  return terms.flatMap((term) => {
    const description = descriptionOf(term, slot.work.run);
    if (term.termType === 'Literal' || description === undefined) return bareFile(term, slot);
    const id = names.get(keyOf(term)) ?? '';
    // Two nameless distributions that say the very same are one.
    if (seen.has(id)) return [];
    seen.add(id);
    return distribution(term, { id, description }, slot).map((node): Value => ({ node }));
  });
};

/** Own IRIs, and for nameless distributions ones made from their dataset and what tells them apart. */
function namesOf(terms: readonly Term[], { work }: Slot): Map<string, string> {
  const { graph, survey } = work.run;
  const names = new Map<string, string>();
  const nameless = [];
  for (const term of terms) {
    if (term.termType === 'Literal') continue;
    const description = graph.describe(term);
    const isOwn = term.termType === 'NamedNode' && isLastingName(term.value) && term.value !== work.subject;
    if (isOwn) names.set(keyOf(term), term.value);
    else if (description !== undefined) nameless.push({ subject: term, description });
  }
  if (nameless.length === 0) return names;
  for (const [key, parts] of distinguish(nameless, { graph, repeated: survey.repeatedIdentifiers })) {
    names.set(key, mintedIri('distribution', [work.subject, ...parts], work.run));
  }
  return names;
}

/** A link to a file in the place of a distribution, told by the ending of its name. */
function bareFile({ termType, value: address }: Term, { work }: Slot): Value[] {
  const formats = work.run.rules.concepts.get('media-type');
  if (!isWebAddress(address) || formats === undefined || conceptOfEnding(address, formats) === undefined) {
    note(work, 'normalise.distribution-left-out', { property: 'dcat:distribution', before: address });
    return [];
  }
  note(work, 'normalise.distribution-from-link', { property: 'dcat:distribution', before: address });
  const properties: Properties = {
    'dcat:accessURL': [{ iri: address }],
    'dcat:downloadURL': [{ iri: address }],
    ...readFormats(new Map(), [address], about(work, address)),
  };
  const id =
    termType === 'NamedNode' ? address : mintedIri('distribution', [work.subject, address], work.run);
  return [{ node: { id, types: ['dcat:Distribution'], properties } }];
}

function distribution(
  term: Term,
  { id, description }: { readonly id: string; readonly description: Description },
  slot: Slot,
): Entity[] {
  const rules = slot.work.run.rules.classes.get('dcat:Distribution');
  const inner = term.termType === 'Literal' ? undefined : enter(term, slot.work);
  if (rules === undefined || inner === undefined) return leaveOut(term, slot);
  const work = about(inner, id);
  const properties = readProperties({ description, rules }, work, {
    others: 'all',
    except: elsewhere,
    // Several addresses are not too many values but several distributions; see below.
    unlimited: 'dcat:accessURL',
  });
  keepFileServers(properties, description);
  const accesses = accessAddresses(properties, { description, parent: slot.parent, work });
  const [access, ...further] = accesses;
  if (access === undefined) {
    note(work, 'normalise.distribution-left-out', { property: 'dcat:accessURL' });
    return [];
  }
  const types = [rules.name];
  const downloads = irisOf({ id, types, properties }, 'dcat:downloadURL');
  const formats = readFormats(description, [...downloads, ...accesses], work);
  const whole: Entity = {
    id,
    types,
    properties: { ...properties, ...formats, 'dcat:accessURL': [{ iri: access }] },
  };
  return further.length === 0 ? [whole] : split(whole, { accesses, downloads }, work);
}

const accessUrl = expand('dcat:accessURL');

/** The profile wants http for access; an address on a file server is still good for downloads. */
function keepFileServers(properties: Properties, description: Description): void {
  const addresses = (description.get(accessUrl) ?? []).map(({ value }) => value.trim());
  const onFileServers = addresses.filter((address) => /^ftps?:/i.test(address) && isAbsoluteIri(address));
  append(
    properties,
    'dcat:downloadURL',
    onFileServers.map((iri) => ({ iri })),
  );
}

interface Surroundings {
  readonly description: Description;
  /** Description of the dataset. */
  readonly parent: Description;
  readonly work: Work;
}

/** Sorted, so that the order in a file makes no difference. Where there is none, the next best address the source gives. */
function accessAddresses(properties: Properties, { description, parent, work }: Surroundings): string[] {
  const node: Entity = { id: '', types: [], properties };
  const stated = irisOf(node, 'dcat:accessURL').sort();
  if (stated.length > 0) return stated;
  const [download] = irisOf(node, 'dcat:downloadURL').filter(isWebAddress).sort();
  const found = download ?? serviceAddress(description, work) ?? firstWebAddress(parent.get(landingPage));
  if (found === undefined) return [];
  note(work, 'normalise.access-from-other', { property: 'dcat:accessURL', after: found });
  return [found];
}

function serviceAddress(description: Description, { run }: Work): string | undefined {
  for (const service of description.get(accessService) ?? []) {
    const address = firstWebAddress(descriptionOf(service, run)?.get(endpoint));
    if (address !== undefined) return address;
  }
  return undefined;
}

const firstWebAddress = (terms: readonly Term[] | undefined): string | undefined =>
  terms
    ?.map(({ value }) => value)
    .filter(isWebAddress)
    .sort()[0];

/** The profile allows one accessURL: each further one becomes a distribution of its own, with its own download. */
function split(
  whole: Entity,
  { accesses, downloads }: { readonly accesses: readonly string[]; readonly downloads: readonly string[] },
  work: Work,
): Entity[] {
  note(work, 'normalise.distribution-split', {
    property: 'dcat:accessURL',
    before: accesses.join(' | '),
    params: { count: accesses.length },
  });
  const first = accesses[0] ?? '';
  const elsewhereUsed = new Set(accesses.slice(1));
  return accesses.map((access): Entity => {
    const own =
      access === first
        ? downloads.filter((one) => !elsewhereUsed.has(one))
        : downloads.filter((one) => one === access);
    const isFirst = access === first;
    const { 'dcat:downloadURL': _, ...rest } = whole.properties;
    return {
      ...whole,
      id: isFirst ? whole.id : mintedIri('distribution', [whole.id, access], work.run),
      properties: {
        // Size and checksum are those of one file.
        ...(isFirst ? rest : withoutFileFacts(rest)),
        'dcat:accessURL': [{ iri: access }],
        ...(own.length === 0 ? {} : { 'dcat:downloadURL': own.map((iri) => ({ iri })) }),
      },
    };
  });
}

function withoutFileFacts(properties: Entity['properties']): Entity['properties'] {
  const { 'dcat:byteSize': _size, 'spdx:checksum': _checksum, ...rest } = properties;
  return rest;
}
