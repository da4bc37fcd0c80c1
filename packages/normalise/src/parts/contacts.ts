import type { Contact, Description, Entity, Problem, Term, Value } from '@lanskatalog/core';
import { expand, irisOf, textOf, valuesOf } from '@lanskatalog/core';
import { contactIri, mintedIri } from '../identity.ts';
import { isFunctionalMailbox, isPersonalMailbox, looksLikePerson } from '../person-names.ts';
import { readProperties } from '../read-properties.ts';
import { cleanText } from '../values/clean-text.ts';
import { emailsIn } from '../values/email.ts';
import { isLastingName, isWebAddress } from '../values/address.ts';
import type { Properties, Reader, ResolvedContact, Slot, Work } from '../work.ts';
import { about, descriptionOf, keyOf, note } from '../work.ts';

const rdfType = expand('rdf:type');
const individual = expand('vcard:Individual');
const organisation = expand('vcard:Organization');

/** Contacts: organisations and functions only, each with an IRI of its own. */
export const readContacts: Reader = (terms, slot) =>
  terms.flatMap((term): Value[] => {
    const { contact, problems } = contactFor(term, slot);
    for (const one of problems) slot.work.problems.push(one);
    return contact === undefined ? [] : [{ node: contact }];
  });

function contactFor(term: Term, slot: Slot): ResolvedContact {
  const { run } = slot.work;
  const key = term.termType === 'Literal' ? `"${term.value}` : keyOf(term);
  const known = run.contacts.get(key);
  if (known !== undefined) return known;
  const problems: Problem[] = [];
  const inner: Work = { ...slot.work, problems, agents: new Map(), depth: slot.work.depth + 1 };
  const resolved = { contact: resolve(term, { ...slot, work: inner }), problems };
  run.contacts.set(key, resolved);
  return resolved;
}

function resolve(term: Term, slot: Slot): Entity | undefined {
  const own = term.termType === 'NamedNode' && isLastingName(term.value) ? term.value : undefined;
  const work = own === undefined ? slot.work : about(slot.work, own);
  const description = descriptionOf(term, work.run);
  const properties = description === undefined ? bareContact(term) : described(description, work);
  if (Object.keys(properties).length === 0) {
    note(work, 'normalise.value-left-out', {
      property: 'dcat:contactPoint',
      before: term.termType === 'BlankNode' ? '[ ]' : term.value,
    });
    return undefined;
  }
  if (isPersonal(properties, description)) return functionalContact(properties, work);
  return finish({ own, properties }, work);
}

/** A contact that is no more than a mail address, a web address or a name. */
function bareContact(term: Term): Properties {
  if (term.termType === 'BlankNode') return {};
  const emails = emailsIn(term.value);
  if (emails.length > 0) return { 'vcard:hasEmail': emails.map((email) => ({ iri: `mailto:${email}` })) };
  if (term.termType === 'NamedNode') return isWebAddress(term.value) ? { 'vcard:hasURL': [{ iri: term.value }] } : {};
  const { text } = cleanText(term.value, false);
  return text === '' ? {} : { 'vcard:fn': [{ literal: text }] };
}

function described(description: Description, work: Work): Properties {
  const rules = work.run.rules.classes.get('vcard:Kind');
  return rules === undefined ? {} : readProperties({ description, rules }, work, { others: false });
}

const plain = (properties: Properties): Entity => ({ id: '', types: [], properties });

/** A named person's details are not ours to spread: shown are functions, never individuals. */
function isPersonal(properties: Properties, description: Description | undefined): boolean {
  const name = textOf(plain(properties), 'vcard:fn') ?? '';
  const emails = irisOf(plain(properties), 'vcard:hasEmail');
  const types = description?.get(rdfType)?.map(({ value }) => value) ?? [];
  const functional = emails.length > 0 && emails.every(isFunctionalMailbox);
  if (emails.some((email) => isPersonalMailbox(email, name))) return true;
  if (types.includes(individual)) return !functional || looksLikePerson(name);
  return looksLikePerson(name) && !functional && !types.includes(organisation);
}

/** The municipality's contact for open data, or the region's, in place of a named person. */
function functionalContact(properties: Properties, work: Work): Entity {
  const { iri, contact } = officialContact(work);
  const name = textOf(plain(properties), 'vcard:fn');
  note(work, 'normalise.person-replaced', {
    property: 'dcat:contactPoint',
    before: name ?? irisOf(plain(properties), 'vcard:hasEmail')[0] ?? '',
    after: `${contact.name} <${contact.email}>`,
  });
  return {
    id: iri,
    types: ['vcard:Organization'],
    properties: { 'vcard:fn': [{ literal: contact.name }], 'vcard:hasEmail': [{ iri: `mailto:${contact.email}` }] },
  };
}

function officialContact({ run }: Work): { readonly iri: string; readonly contact: Contact } {
  const { municipality, region } = run.context;
  return municipality.contact === undefined
    ? { iri: contactIri('region', run), contact: region.contact }
    : { iri: contactIri(municipality.code, run), contact: municipality.contact };
}

function finish({ own, properties }: { own: string | undefined; properties: Properties }, work: Work): Entity {
  const name = textOf(plain(properties), 'vcard:fn');
  const emails = irisOf(plain(properties), 'vcard:hasEmail');
  const id = own !== undefined && !work.run.survey.agentIris.has(own) ? own : undefined;
  if (own !== undefined && id === undefined) {
    note(work, 'normalise.contact-separated', { property: 'dcat:contactPoint', before: own });
  }
  const complete = complement(properties, work);
  return {
    id: id ?? mintedIri('contact', [own ?? '', ...[...emails].sort(), name ?? '', ...irisOf(plain(properties), 'vcard:hasURL')], work.run),
    types: ['vcard:Organization'],
    properties: complete,
  };
}

/** Name and mail address are mandatory (DCAT-AP-SE, vcard:Kind): what is missing is taken from those who answer for the source. */
function complement(properties: Properties, work: Work): Properties {
  const { municipality } = work.run.context;
  const complete: Properties = { ...properties };
  const supply = (property: string, value: Value, after: string): void => {
    if (valuesOf(plain(complete), property).length > 0) return;
    complete[property] = [value];
    note(work, 'normalise.contact-completed', { property, after });
  };
  supply('vcard:fn', { literal: municipality.officialName }, municipality.officialName);
  const { email } = officialContact(work).contact;
  supply('vcard:hasEmail', { iri: `mailto:${email}` }, email);
  return complete;
}

/** Mail addresses as mailto IRIs. */
export const readEmails: Reader = (terms, { property, work }) =>
  terms.flatMap((term): Value[] => {
    const [first] = term.termType === 'BlankNode' ? (work.run.graph.objects(term, expand('vcard:hasValue')) ?? []) : [term];
    const written = first?.value ?? '';
    const iris = emailsIn(written).map((email) => ({ iri: `mailto:${email}` }));
    if (iris.length === 0) note(work, 'normalise.value-left-out', { property: property.name, before: written });
    else if (iris[0]?.iri !== written) {
      note(work, 'normalise.value-repaired', { property: property.name, before: written, after: iris.map(({ iri }) => iri).join(' ') });
    }
    return iris;
  });
