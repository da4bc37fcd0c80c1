import type { CountyMunicipality } from './municipalities.ts';
import type { Oddity } from './oddities/oddities.ts';
import type { SystemName } from './systems/systems.ts';
import type { Serialisation } from './writers/serialisations.ts';

/** How a municipality publishes its feed. */
export interface Profile {
  readonly system: SystemName;
  /** The form served at the feed's address to whoever does not choose. */
  readonly serialisation: Serialisation;
  /** Every form is offered at the feed's address by content negotiation. */
  readonly negotiates: boolean;
  /** Beside the shared tables. */
  readonly datasets: number;
  /** Distributions stand inside their dataset; else beside it. */
  readonly nested: boolean;
  readonly paging?: { readonly vocabulary: 'collection' | 'view'; readonly size: number };
  /** Sub-catalogues (dct:hasPart): written out, or named only and served at addresses of their own. */
  readonly parts?: 'inlined' | 'by-address';
  /** What the publisher is called. */
  readonly publisherIri: 'own' | 'portal' | 'site';
  /** In the order in which they are put on: one may hide or change what another looks for. */
  readonly oddities: readonly Oddity[];
}

const plainProfile: Profile = {
  system: 'dcat',
  serialisation: 'rdfxml',
  negotiates: true,
  datasets: 12,
  nested: false,
  publisherIri: 'own',
  oddities: [],
};

/** The twelve, each with a manner of its own; between them every oddity that the default county shows. */
const profiles: Readonly<Record<string, Partial<Profile>>> = {
  1880: {
    datasets: 25,
    publisherIri: 'site',
    oddities: [
      'eurovoc-themes',
      'named-person-as-contact',
      'adms-contact-point',
      'publisher-inside-rights',
      'redirect-302',
      'gzip',
    ],
  },
  1881: {
    serialisation: 'turtle',
    negotiates: false,
    datasets: 16,
    oddities: ['tag-sv-SE', 'literal-licences', 'keywords-in-one', 'crlf'],
  },
  1882: {
    serialisation: 'jsonld',
    negotiates: false,
    datasets: 11,
    nested: true,
    oddities: ['blank-datasets', 'blank-distributions', 'dataset-shared-with-neighbour', 'bom', 'no-etag'],
  },
  1883: {
    datasets: 21,
    nested: true,
    paging: { vocabulary: 'collection', size: 5 },
    oddities: [
      'publisher-repeated',
      'same-title-twice',
      'blank-distributions',
      'format-as-extension',
      'e-mail-as-text',
    ],
  },
  1884: {
    serialisation: 'ntriples',
    negotiates: false,
    datasets: 9,
    publisherIri: 'portal',
    oddities: ['tag-missing', 'untyped-dates', 'year-only', 'no-publisher', 'no-etag'],
  },
  1885: {
    serialisation: 'turtle',
    negotiates: false,
    datasets: 18,
    paging: { vocabulary: 'view', size: 7 },
    oddities: ['deed-sv-licences', 'old-frequencies', 'landing-page-as-text'],
  },
  1814: {
    datasets: 8,
    oddities: ['relative-iris', 'no-description', 'licences-without-slash', 'only-xml-accepted'],
  },
  1860: {
    datasets: 7,
    nested: true,
    oddities: [
      'cp1252-called-utf8',
      'dataset-shared-with-neighbour',
      'end-of-time',
      'schema-period',
      'no-last-modified',
    ],
  },
  1861: {
    datasets: 15,
    parts: 'by-address',
    oddities: ['tag-em', 'schema-period', 'frequency-as-text', 'constant-identifier'],
  },
  1862: {
    serialisation: 'jsonld',
    negotiates: false,
    datasets: 10,
    paging: { vocabulary: 'collection', size: 4 },
    oddities: ['licence-on-dataset', 'english-tagged-as-swedish', 'mojibake-title', 'latin1-header'],
  },
  1863: {
    serialisation: 'turtle',
    negotiates: false,
    datasets: 9,
    parts: 'inlined',
    oddities: ['html-in-description', 'themes-as-text', 'dct-distribution', 'served-as-text'],
  },
  1864: {
    datasets: 5,
    nested: true,
    oddities: [
      'spaces-in-links',
      'two-addresses-in-one',
      'address-in-quotes',
      'namespace-without-hash',
      'served-as-html',
      'no-etag',
      'no-last-modified',
    ],
  },
};

export const profileOf = ({ code }: CountyMunicipality): Profile => ({ ...plainProfile, ...profiles[code] });

/** As many datasets without oddities, in a web system. */
export const systemProfile = (municipality: CountyMunicipality, system: SystemName): Profile => ({
  ...plainProfile,
  system,
  datasets: profileOf(municipality).datasets,
  ...(system === 'ckan' ? { nested: true, paging: { vocabulary: 'collection', size: 10 } } : {}),
});
