import type { Concept, Literal, Problem, ProfileProperty, Term } from '@lanskatalog/core';
import { mustBeNamed } from '../portal/must-be-named.ts';
import { isOfType } from './check-datatype.ts';
import type { Judged } from './findings.ts';
import { finding, valueText } from './findings.ts';
import { sameInWantedForm } from './wanted-form.ts';

/** What is wrong with one value of a property, if anything: its kind of node, its form, its vocabulary. */
export function checkValue(value: Term, judged: Judged): Problem | undefined {
  const { type } = judged.property;
  switch (type) {
    case 'text':
      return checkText(value, judged);
    case 'string':
      return isPlain(value) && matches(value.value, judged.property) ? undefined : wrongForm(value, judged);
    case 'media-type':
      return checkMediaType(value, judged);
    case 'iri':
      return checkIri(value, judged);
    case 'entity':
      return value.termType === 'Literal' ? wrongForm(value, judged) : undefined;
    case 'date':
    case 'decimal':
    case 'integer':
    case 'duration':
    case 'wkt':
      return value.termType === 'Literal' && isOfType(value, type) && matches(value.value, judged.property)
        ? undefined
        : wrongForm(value, judged);
  }
}

const patterns = new Map<string, RegExp>();

/** Patterns are of the whole value. */
function matches(text: string, { pattern }: ProfileProperty): boolean {
  if (pattern === undefined) return true;
  let compiled = patterns.get(pattern);
  if (compiled === undefined) patterns.set(pattern, (compiled = new RegExp(`^(?:${pattern})$`, 'su')));
  return compiled.test(text);
}

/** A literal that says something. A language or datatype too many is tolerated: nothing depends on it. */
const isPlain = (value: Term): value is Literal => value.termType === 'Literal' && value.value.trim() !== '';

const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i;
const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

const twoLetterCodes = new Map<string, boolean>();

/** Asking Intl costs more than all else that is done about a text, and there are few codes. */
function isTwoLetterCode(code: string): boolean {
  let known = twoLetterCodes.get(code);
  if (known === undefined) twoLetterCodes.set(code, (known = languageNames.of(code) !== undefined));
  return known;
}

/** Two-letter codes are all known (ISO 639-1); of the three-letter ones, not every small language is. */
const isLanguage = (tag: string): boolean =>
  languageTag.test(tag) && (tag.split('-')[0]?.length !== 2 || isTwoLetterCode(tag.slice(0, 2)));

function checkText(value: Term, judged: Judged): Problem | undefined {
  if (!isPlain(value)) return wrongForm(value, judged);
  const { language } = value;
  if (language === '') return finding('quality.language-missing', judged, { before: valueText(value) });
  return isLanguage(language)
    ? undefined
    : finding('quality.language-unknown', judged, { before: valueText(value) });
}

/**
 * A media type as a literal. Since 3.0.0 the portal reads the EU's file types as well ("Ändringar", 3.0.0), so one of
 * those is only another way of writing it.
 */
function checkMediaType(value: Term, judged: Judged): Problem | undefined {
  if (value.termType === 'Literal' && matches(value.value, judged.property)) return undefined;
  const concept = conceptFor(value, judged);
  const wanted = concept === undefined ? {} : { wanted: `"${concept.code}"` };
  const code =
    value.termType === 'NamedNode' && concept !== undefined ? 'quality.inexact-value' : 'quality.wrong-form';
  return finding(code, judged, { before: valueText(value), ...wanted });
}

function checkIri(value: Term, judged: Judged): Problem | undefined {
  const { property, index } = judged;
  const { fixed, vocabulary, closed } = property;
  // A nameless thing of a class that needs a name is told of as such.
  if (value.termType === 'BlankNode' && property.range?.some((name) => mustBeNamed.has(name)) === true) {
    return undefined;
  }
  const concept = conceptFor(value, judged);
  const before = valueText(value);
  if (value.termType !== 'NamedNode') return wrongForm(value, judged, concept);
  if (fixed !== undefined) return value.value === fixed ? undefined : wrongForm(value, judged);
  if (!matches(value.value, property)) return wrongForm(value, judged);
  if (vocabulary === undefined || index.allowed.get(vocabulary)?.has(value.value) === true) return undefined;
  if (closed === true) {
    const params = { vocabulary };
    return finding('quality.not-in-vocabulary', judged, { before, ...wantedOf(concept), params });
  }
  return concept === undefined || concept.registered === false
    ? undefined
    : finding('quality.inexact-value', judged, { before, ...wantedOf(concept) });
}

function conceptFor({ value, termType }: Term, { property, index }: Judged): Concept | undefined {
  const { vocabulary } = property;
  if (vocabulary === undefined || termType === 'BlankNode') return undefined;
  return index.concepts.get(vocabulary)?.find(value);
}

const wantedOf = (concept: Concept | undefined): { readonly wanted?: string } =>
  concept === undefined ? {} : { wanted: `<${concept.iri}>` };

function wrongForm(value: Term, judged: Judged, concept?: Concept): Problem {
  const wanted = concept === undefined ? sameInWantedForm(value, judged.property) : `<${concept.iri}>`;
  return finding('quality.wrong-form', judged, {
    before: valueText(value),
    ...(wanted === undefined ? {} : { wanted }),
  });
}
