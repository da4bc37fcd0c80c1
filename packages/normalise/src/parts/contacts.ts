import type { Description, Entity, Problem, Term, Value } from '@lanskatalog/core';
import { expand, irisOf, textOf } from '@lanskatalog/core';
import { mintedIri } from '../identity.ts';
import { isFunctionalMailbox, isPersonalMailbox, isPersonName, looksLikePerson } from '../person-names.ts';
import { readProperties } from '../read-properties.ts';
import { cleanText } from '../values/clean-text.ts';
import { emailsIn } from '../values/email.ts';
import { isLastingName, isWebAddress } from '../values/address.ts';
import type { Properties, Reader, ResolvedContact, Slot, Work } from '../work.ts';
import { about, descriptionOf, isTaken, keyOf, note, rdfType, tellOnce } from '../work.ts';
import { functionalContact, officialContact } from './official-contact.ts';

const individual = expand('vcard:Individual');
const organisation = expand('vcard:Organization');
/** IRIs of agents that nobody's contact may have. */
const organisationIris = /^https?:\/\/dataportal\.se\/organisation\//;

/** Contacts: organisations and functions only, each with an IRI of its own. */
export const readContacts: Reader = (terms, slot) =>
  terms.flatMap((term): Value[] => {
    const { contact, agents, problems } = contactFor(term, slot);
    for (const one of problems) slot.work.problems.push(one);
    for (const [iri, agent] of agents) slot.work.agents.set(iri, agent);
    return contact === undefined ? [] : [{ node: contact }];
  });

function contactFor(term: Term, slot: Slot): ResolvedContact {
  const { run } = slot.work;
  const key = term.termType === 'Literal' ? `"${term.value}` : keyOf(term);
  const known = run.contacts.get(key);
  if (known !== undefined) return known;
  const problems: Problem[] = [];
  // Read as if it stood by itself: it comes out the same wherever it is met first, in itself as nothing.
  run.contacts.set(key, { contact: undefined, agents: new Map(), problems: [] });
  const above = term.termType === 'Literal' ? [] : [keyOf(term)];
  const agents = new Map<string, Entity>();
  const inner: Work = { ...slot.work, problems, agents, above };
  const contact = resolve(term, { ...slot, work: inner });
  // What is wrong with a shared contact is told once, not by each of the hundreds that refer to it.
  run.contacts.set(key, { contact, agents, problems: [] });
  // Which datasets name persons is worth knowing of each.
  const isReplaced = problems.some(({ code }) => code === 'normalise.person-replaced');
  return { contact, agents, problems: tellOnce(problems, isReplaced ? undefined : contact?.id, slot.work) };
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
  if (isPersonal(properties, description)) return functionalContact(work);
  return finish({ own, properties }, work);
}

/** A contact that is no more than a mail address, a web address or a name. */
function bareContact(term: Term): Properties {
  if (term.termType === 'BlankNode') return {};
  const emails = emailsIn(term.value);
  if (emails.length > 0) return { 'vcard:hasEmail': emails.map((email) => ({ iri: `mailto:${email}` })) };
  if (term.termType === 'NamedNode')
    return isWebAddress(term.value) ? { 'vcard:hasURL': [{ iri: term.value }] } : {};
  const { text } = cleanText(term.value, false);
  return text === '' ? {} : { 'vcard:fn': [{ literal: text }] };
}

function described(description: Description, work: Work): Properties {
  const { classNamed } = work.run.rules;
  const rules = classNamed('vcard:Kind');
  const addressRules = classNamed('vcard:Address');
  const flat = new Map([...description].filter(([predicate]) => addressRules.byPredicate.has(predicate)));
  const properties = readProperties({ description, rules }, work, {
    others: 'flat',
    except: new Set(flat.keys()),
  });
  if (flat.size === 0 || properties['vcard:hasAddress'] !== undefined) return properties;
  // vCard puts street and town on an address of its own, not on the contact.
  const address = readProperties({ description: flat, rules: addressRules }, work, { others: 'none' });
  return {
    ...properties,
    'vcard:hasAddress': [{ node: { id: '', types: ['vcard:Address'], properties: address } }],
  };
}

const plain = (properties: Properties): Entity => ({ id: '', types: [], properties });

/** A named person's details are not ours to spread: shown are functions, never individuals. */
function isPersonal(properties: Properties, description: Description | undefined): boolean {
  const name = nameOf(properties) ?? '';
  const emails = emailsOf(properties);
  const types = description?.get(rdfType)?.map(({ value }) => value) ?? [];
  const isOrganisation = types.includes(organisation) && !types.includes(individual);
  if (emails.some((email) => isPersonalMailbox(email, { name, isOrganisation }))) return true;
  const isFunction = emails.length > 0 && emails.every(isFunctionalMailbox);
  if (types.includes(individual)) return !isFunction || looksLikePerson(name);
  return isOrganisation || isFunction ? isPersonName(name) : looksLikePerson(name);
}

function finish(
  { own, properties }: { own: string | undefined; properties: Properties },
  work: Work,
): Entity | undefined {
  const isAgent = own !== undefined && (isTaken(own, work.run) || organisationIris.test(own));
  if (isAgent) note(work, 'normalise.contact-separated', { property: 'dcat:contactPoint', before: own });
  const complete = complement(properties, work);
  const { mandatory } = work.run.rules.classNamed('vcard:Kind');
  const missing = mandatory.filter(({ name }) => complete[name] === undefined);
  if (missing.length > 0) {
    const params = { missing: missing.map(({ name }) => name).join(', ') };
    note(work, 'normalise.part-left-out', { property: 'dcat:contactPoint', params });
    return undefined;
  }
  const features = [
    ...emailsOf(properties).sort(),
    nameOf(properties) ?? '',
    ...irisOf(plain(properties), 'vcard:hasURL').sort(),
  ];
  return {
    id: own === undefined || isAgent ? mintedIri('contact', [own ?? '', ...features], work.run) : own,
    types: ['vcard:Organization'],
    properties: complete,
  };
}

/** Name and mail address are mandatory (DCAT-AP-SE, vcard:Kind): what is missing is taken from those who answer for the source. */
function complement(properties: Properties, work: Work): Properties {
  const complete: Properties = { ...properties };
  const supply = (property: string, value: Value, after: string): void => {
    if (complete[property] !== undefined) return;
    complete[property] = [value];
    note(work, 'normalise.contact-completed', { property, after });
  };
  const { officialName } = work.run.context.municipality;
  supply('vcard:fn', { literal: officialName }, officialName);
  const official = officialContact(work)?.contact;
  if (official !== undefined) supply('vcard:hasEmail', { iri: `mailto:${official.email}` }, official.email);
  return complete;
}

const nameOf = (properties: Properties): string | undefined => textOf(plain(properties), 'vcard:fn');
const emailsOf = (properties: Properties): string[] => irisOf(plain(properties), 'vcard:hasEmail');
