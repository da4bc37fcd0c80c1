import { defineProblems } from './define-problems.ts';

/**
 * Findings of the validator by the profile (DCAT-AP-SE 3.0.1). `{thing}` names class and IRI, or where a nameless part
 * stands; `{clause}` is the address of the specification's section about the property; `{wanted}` is what to write.
 */
export const qualityProblems = defineProblems({
  'quality.mandatory-missing': {
    severity: 'error',
    title: { sv: 'Obligatoriskt värde saknas', en: 'Mandatory value missing' },
    message: {
      sv: '{thing} saknar {property} ({label}), som är obligatorisk.',
      en: '{thing} lacks {property} ({label}), which is mandatory.',
    },
    remedy: { sv: 'Ange {property}: {wanted}. Se {clause}', en: 'Give {property}: {wanted}. See {clause}' },
  },
  'quality.recommended-missing': {
    severity: 'warning',
    title: { sv: 'Rekommenderat värde saknas', en: 'Recommended value missing' },
    message: {
      sv: '{thing} saknar {property} ({label}), som är rekommenderad.',
      en: '{thing} lacks {property} ({label}), which is recommended.',
    },
    remedy: { sv: 'Ange {property}: {wanted}. Se {clause}', en: 'Give {property}: {wanted}. See {clause}' },
  },
  'quality.conditional-missing': {
    severity: 'error',
    title: { sv: 'Värde som hör ihop med ett annat saknas', en: 'A value that goes with another is missing' },
    message: {
      sv: '{thing} har {requires} men saknar {property} ({label}).',
      en: '{thing} has {requires} but lacks {property} ({label}).',
    },
    remedy: {
      sv: 'Ange {property}: {wanted}, eller ta bort {requires}. Se {clause}',
      en: 'Give {property}: {wanted}, or remove {requires}. See {clause}',
    },
  },
  'quality.conditional-alone': {
    severity: 'error',
    title: { sv: 'Värde som kräver ett annat står ensamt', en: 'A value that requires another stands alone' },
    message: {
      sv: '{thing} har {property} ({before}) utan {requires}.',
      en: '{thing} has {property} ({before}) without {requires}.',
    },
    remedy: {
      sv: 'Ange {requires}, eller ta bort {property}. Se {clause}',
      en: 'Give {requires}, or remove {property}. See {clause}',
    },
  },
  'quality.too-many': {
    severity: 'error',
    title: { sv: 'För många värden', en: 'Too many values' },
    message: {
      sv: '{thing} har {count} värden för {property} ({label}), högst {max} får finnas: {before}',
      en: '{thing} has {count} values of {property} ({label}), at most {max} may be given: {before}',
    },
    remedy: {
      sv: 'Behåll det som gäller och ta bort resten. Se {clause}',
      en: 'Keep the one that holds and remove the rest. See {clause}',
    },
  },
  'quality.wrong-form': {
    severity: 'error',
    title: { sv: 'Värdet har fel form', en: 'The value has the wrong form' },
    message: {
      sv: '{thing}: {property} ({label}) är {before}.',
      en: '{thing}: {property} ({label}) is {before}.',
    },
    remedy: { sv: 'Skriv {wanted}. Se {clause}', en: 'Write {wanted}. See {clause}' },
  },
  'quality.language-missing': {
    severity: 'error',
    title: { sv: 'Språkmärkning saknas', en: 'Language tag missing' },
    message: {
      sv: '{thing}: texten {before} i {property} ({label}) säger inte vilket språk den är på.',
      en: '{thing}: the text {before} of {property} ({label}) does not say what language it is in.',
    },
    remedy: {
      sv: 'Lägg till språket: xml:lang="sv" eller "en". Se {clause}',
      en: 'Add the language: xml:lang="sv" or "en". See {clause}',
    },
  },
  'quality.language-unknown': {
    severity: 'warning',
    title: { sv: 'Språkmärkningen finns inte', en: 'No such language tag' },
    message: {
      sv: '{thing}: texten i {property} ({label}) är märkt {before}, som inte är något språk.',
      en: '{thing}: the text of {property} ({label}) is tagged {before}, which is no language.',
    },
    remedy: {
      sv: 'Märk svensk text med xml:lang="sv" och engelsk med "en". Se {clause}',
      en: 'Tag Swedish text with xml:lang="sv" and English with "en". See {clause}',
    },
  },
  'quality.not-in-vocabulary': {
    severity: 'error',
    title: { sv: 'Värdet finns inte i vokabulären', en: 'The value is not in the vocabulary' },
    message: {
      sv: '{thing}: {property} ({label}) är {before}, som inte finns i vokabulären {vocabulary}.',
      en: '{thing}: {property} ({label}) is {before}, which is not in the vocabulary {vocabulary}.',
    },
    remedy: { sv: 'Skriv {wanted}. Se {clause}', en: 'Write {wanted}. See {clause}' },
  },
  'quality.inexact-value': {
    severity: 'warning',
    title: { sv: 'Värdet skrivs på ett annat sätt', en: 'The value is written in another way' },
    message: {
      sv: '{thing}: {property} ({label}) är {before}; portalen känner det som {wanted}.',
      en: '{thing}: {property} ({label}) is {before}; the portal knows it as {wanted}.',
    },
    remedy: { sv: 'Skriv {wanted}. Se {clause}', en: 'Write {wanted}. See {clause}' },
  },
  'quality.old-name': {
    severity: 'warning',
    title: { sv: 'Föråldrat eller felaktigt namn på egenskap', en: 'Outdated or mistaken property name' },
    message: {
      sv: '{thing} använder {before}, som numera heter {property} ({label}).',
      en: '{thing} uses {before}, which is now called {property} ({label}).',
    },
    remedy: {
      sv: 'Byt {before} mot {property}. Se {clause}',
      en: 'Replace {before} by {property}. See {clause}',
    },
  },
  'quality.type-missing': {
    severity: 'error',
    title: { sv: 'Resursen säger inte vad den är', en: 'The resource does not say what it is' },
    message: {
      sv: '{before}, som {thing} pekar på med {property} ({label}), har ingen rdf:type.',
      en: '{before}, to which {thing} points by {property} ({label}), has no rdf:type.',
    },
    remedy: { sv: 'Ange rdf:type {wanted}. Se {clause}', en: 'Give rdf:type {wanted}. See {clause}' },
  },
  'quality.wrong-type': {
    severity: 'error',
    title: { sv: 'Resursen är av fel sort', en: 'The resource is of the wrong kind' },
    message: {
      sv: '{before}, som {thing} pekar på med {property} ({label}), är {types}.',
      en: '{before}, to which {thing} points by {property} ({label}), is {types}.',
    },
    remedy: {
      sv: 'Peka på en {wanted}, eller rätta dess rdf:type. Se {clause}',
      en: 'Point to a {wanted}, or correct its rdf:type. See {clause}',
    },
  },
  'quality.not-described': {
    severity: 'error',
    title: { sv: 'Resursen är inte beskriven', en: 'The resource is not described' },
    message: {
      sv: '{before}, som {thing} pekar på med {property} ({label}), beskrivs inte i filen.',
      en: '{before}, to which {thing} points by {property} ({label}), is not described in the file.',
    },
    remedy: {
      sv: 'Ta med en {wanted} med den adressen. Se {clause}',
      en: 'Include a {wanted} with that address. See {clause}',
    },
  },
  'quality.shape-broken': {
    severity: 'error',
    title: { sv: 'Data bryter mot en SHACL-regel', en: 'The data breaks a SHACL shape' },
    message: {
      sv: '{subject} {property} {before}: {detail} (regel: {shape})',
      en: '{subject} {property} {before}: {detail} (shape: {shape})',
    },
    remedy: {
      sv: 'Rätta värdet så att det följer regeln.',
      en: 'Correct the value so that it meets the shape.',
    },
  },
  'quality.shapes-unreadable': {
    severity: 'error',
    title: { sv: 'Filen med SHACL-regler går inte att läsa', en: 'The file of SHACL shapes cannot be read' },
    message: {
      sv: 'Reglerna går inte att läsa som Turtle: {detail}',
      en: 'The shapes cannot be read as Turtle: {detail}',
    },
    remedy: {
      sv: 'Rätta filen, eller ange en annan.',
      en: 'Correct the file, or name another.',
    },
  },
});
