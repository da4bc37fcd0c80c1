import type { Description, Entity, Term, Value } from '@lanskatalog/core';
import { expand, irisOf, isAbsoluteIri } from '@lanskatalog/core';
import { distinguish, mintedIri } from '../identity.ts';
import { append, readProperties } from '../read-properties.ts';
import { leaveOut } from '../labels.ts';
import { isLastingName, isWebAddress } from '../values/address.ts';
import type { Properties, Reader, Slot } from '../work.ts';
import { about, descriptionOf, enter, isTaken, keyOf, note } from '../work.ts';
import { accessAddresses } from './access-addresses.ts';
import { splitDistribution } from './split-distribution.ts';
import { conceptOfEnding, formatsAndMediaTypes, readFormats } from './formats.ts';

const elsewhere = new Set(formatsAndMediaTypes);

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
  const { run } = work;
  const { graph, survey } = run;
  const names = new Map<string, string>();
  const nameless = [];
  for (const term of terms) {
    if (term.termType === 'Literal') continue;
    const description = graph.describe(term);
    const isOwn = term.termType === 'NamedNode' && isLastingName(term.value) && !isTaken(term.value, run);
    if (isOwn) names.set(keyOf(term), term.value);
    else if (description !== undefined) nameless.push({ subject: term, description });
  }
  if (nameless.length === 0) return names;
  for (const [key, parts] of distinguish(nameless, { graph, repeated: survey.repeatedIdentifiers })) {
    names.set(key, mintedIri('distribution', [work.subject, ...parts], run));
  }
  return names;
}

/** A link to a file in the place of a distribution, told by the ending of its name. */
function bareFile({ termType, value: address }: Term, { work }: Slot): Value[] {
  const formats = work.run.rules.vocabulary('media-type');
  if (!isWebAddress(address) || conceptOfEnding(address, formats) === undefined) {
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
  const rules = slot.work.run.rules.classNamed('dcat:Distribution');
  const inner = term.termType === 'Literal' ? undefined : enter(term, slot.work);
  if (inner === undefined) return leaveOut(term, slot);
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
  return further.length === 0 ? [whole] : splitDistribution(whole, { accesses, downloads }, work);
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
