import type { Problem, Term } from '@lanskatalog/core';
import { expand, isAbsoluteIri, prefixes } from '@lanskatalog/core';
import type { Judged } from './findings.ts';
import { finding, wantedForm } from './findings.ts';
import type { ProfileIndex } from './profile-index.ts';

const xsd = (name: string): string => `${prefixes.xsd}${name}`;

/** Datatypes that a literal of the value type may have, each with the form its text must have. */
const datatypes: Readonly<Record<string, ReadonlyMap<string, RegExp>>> = {
  date: new Map([
    [xsd('date'), /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:Z|[+-]\d\d:\d\d)?$/],
    [
      xsd('dateTime'),
      /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
    ],
    [xsd('gYear'), /^-?\d{4,}(?:Z|[+-]\d\d:\d\d)?$/],
  ]),
  decimal: new Map([[xsd('decimal'), /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/]]),
  integer: new Map([[xsd('nonNegativeInteger'), /^\+?\d+$/]]),
  duration: new Map([
    [
      xsd('duration'),
      /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/,
    ],
  ]),
  wkt: new Map([[expand('geo:wktLiteral'), /^\s*(?:<[^>]+>\s*)?[A-Za-z]/]]),
};

const mediaType = /^\w+\/[-.\w]+(?:\+[-.\w]+)?(?:\s*;\s*\w+=[\w"'.-]+)*$/;

/** What is wrong with one value of a property, if anything: its kind of node, its form, its vocabulary. */
export function checkValue(value: Term, judged: Judged, index: ProfileIndex): Problem | undefined {
  const { property } = judged;
  switch (property.type) {
    case 'text':
      return checkText(value, judged);
    case 'string':
      return value.termType === 'Literal' ? checkPattern(value, judged) : wrongForm(value, judged);
    case 'media-type':
      return checkMediaType(value, judged);
    case 'iri':
      return checkIri(value, judged) ?? checkVocabulary(value, judged, index);
    case 'entity':
      if (value.termType === 'Literal') return wrongForm(value, judged);
      return property.vocabulary === undefined ? undefined : checkVocabulary(value, judged, index);
    default:
      return checkDatatype(value, judged);
  }
}

function checkText(value: Term, judged: Judged): Problem | undefined {
  if (value.termType !== 'Literal' || value.value.trim() === '') return wrongForm(value, judged);
  return value.language === ''
    ? finding('quality.language-missing', judged, { before: value.value })
    : undefined;
}

function checkMediaType(value: Term, judged: Judged): Problem | undefined {
  return value.termType === 'Literal' && mediaType.test(value.value) ? undefined : wrongForm(value, judged);
}

function checkIri(value: Term, judged: Judged): Problem | undefined {
  const { property } = judged;
  if (value.termType === 'BlankNode' && property.range !== undefined) return undefined;
  if (value.termType !== 'NamedNode') return wrongForm(value, judged);
  if (property.fixed !== undefined && value.value !== property.fixed) return wrongForm(value, judged);
  return checkPattern(value, judged);
}

function checkPattern(value: Term, judged: Judged): Problem | undefined {
  const { pattern } = judged.property;
  return pattern === undefined || new RegExp(pattern, 'u').test(value.value)
    ? undefined
    : wrongForm(value, judged);
}

function checkVocabulary(value: Term, judged: Judged, index: ProfileIndex): Problem | undefined {
  const { vocabulary, closed } = judged.property;
  if (vocabulary === undefined) return undefined;
  const allowed = index.allowed.get(vocabulary);
  if (allowed?.has(value.value) !== false) return undefined;
  const intended = index.data.vocabularies[vocabulary]?.concepts.find(({ aliases }) =>
    aliases.includes(value.value),
  );
  if (closed !== true && intended === undefined) return undefined;
  const examples = [...(allowed.keys() ?? [])]
    .filter(isAbsoluteIri)
    .slice(0, 3)
    .map((iri) => `<${iri}>`);
  const wanted = intended?.iri === undefined ? examples.join(', ') : `<${intended.iri}>`;
  return finding('quality.not-in-vocabulary', judged, {
    before: value.value,
    params: { vocabulary, wanted },
  });
}

function checkDatatype(value: Term, judged: Judged): Problem | undefined {
  if (value.termType !== 'Literal') return wrongForm(value, judged);
  const form = datatypes[judged.property.type]?.get(value.datatype);
  if (form === undefined) return wrongForm(value, judged);
  return form.test(value.value.trim()) ? checkPattern(value, judged) : wrongForm(value, judged);
}

const wrongForm = (value: Term, judged: Judged): Problem =>
  finding('quality.wrong-form', judged, {
    before: termText(value),
    params: { wanted: wantedForm(judged.property) },
  });

function termText(term: Term): string {
  if (term.termType !== 'Literal')
    return term.termType === 'NamedNode' ? term.value : 'en tom nod / a blank node';
  return term.datatype === '' || term.datatype === xsd('string')
    ? term.value
    : `${term.value}^^${term.datatype.replace(prefixes.xsd, 'xsd:')}`;
}
