/** The application profile as data: config/profile holds it, normaliser, validator, SHACL export and docs read it. */
export interface Profile {
  readonly id: string;
  /** `3.0.1` */
  readonly version: string;
  readonly title: string;
  /** Address of the specification, for clauses. */
  readonly specification: string;
  readonly classes: readonly ProfileClass[];
}

export interface ProfileClass {
  /** Prefixed name: `dcat:Dataset`. */
  readonly name: string;
  /** Other RDF types that count as this class (`foaf:Organization` for `foaf:Agent`). */
  readonly alternatives: readonly string[];
  /** The types of which an instance must carry one; the class itself where absent. Other alternatives are read, but wrong. */
  readonly typedAs?: readonly string[];
  readonly label: { readonly sv: string; readonly en: string };
  /** Whether an instance must have an IRI of its own (the portal forbids blank nodes for five classes). */
  readonly named: boolean;
  readonly properties: readonly ProfileProperty[];
}

export type Level = 'mandatory' | 'recommended' | 'optional';

export type ValueType =
  | 'text' // literal with language tag
  | 'string' // literal without
  | 'date' // xsd:date, xsd:dateTime, xsd:gYear
  | 'decimal'
  | 'integer' // xsd:nonNegativeInteger
  | 'duration'
  | 'media-type' // literal media type (dct:format in Sweden)
  | 'wkt'
  | 'iri' // reference to something outside
  | 'entity'; // described thing of `range`

export interface ProfileProperty {
  readonly name: string;
  readonly level: Level;
  readonly max?: number;
  readonly type: ValueType;
  /** Class names for `entity`, or the class an `iri` points at. */
  readonly range?: readonly string[];
  /** Id of the controlled vocabulary. */
  readonly vocabulary?: string;
  /** True where only the vocabulary's values are allowed. */
  readonly closed?: boolean;
  /** Regular expression for the value. */
  readonly pattern?: string;
  /** The one allowed value (catalogue licence). */
  readonly fixed?: string;
  /** Older or mistaken names of the property: always read as this one. */
  readonly formerly?: readonly string[];
  /** Properties read in its place, in this order, only where it is missing itself. */
  readonly substitutes?: readonly string[];
  /** True for what the Swedish profile leaves out but allows: kept and passed on to data.europa.eu. */
  readonly passedOn?: boolean;
  /**
   * Mandatory when this property is present, and not to be given otherwise (`dcatap:hvdCategory` with
   * `dcatap:applicableLegislation`).
   */
  readonly requires?: string;
  /** The value that `requires` must have for that. */
  readonly requiresValue?: string;
  readonly label: { readonly sv: string; readonly en: string };
  /** Clause in the specification. */
  readonly clause: string;
}

/** A controlled vocabulary: concepts by IRI, with everything real feeds write instead. */
export interface Vocabulary {
  readonly id: string;
  /** Namespace of the concepts. */
  readonly namespace: string;
  /** IRI of the concept scheme, where it is not the namespace without its final slash. */
  readonly scheme?: string;
  /** RDF classes of the concepts besides skos:Concept: prefixed names or IRIs. */
  readonly types?: readonly string[];
  /** Other namespaces whose local names are codes or aliases of these concepts (`http://purl.org/cld/freq/`). */
  readonly otherNamespaces: readonly string[];
  readonly concepts: readonly Concept[];
}

export interface Concept {
  readonly iri: string;
  /** Short code (`GOVE`, `MONTHLY`). */
  readonly code: string;
  readonly label: { readonly sv: string; readonly en: string };
  /** Older IRIs, words in Swedish and English, codes: matched without regard to case, accents kept. */
  readonly aliases: readonly string[];
  /** False for a media type without IANA registration: its code is a literal value, its IRI must not be published. */
  readonly registered?: boolean;
}

/** Profile and vocabularies, loaded once at the edge and handed to the stages. */
export interface ProfileData {
  readonly profile: Profile;
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
}
