import { z } from 'zod';
import { knownMunicipalities } from './known-municipalities.ts';
import { baseUri, contact, digits, id, localised, orgnr, text, webAddress } from './values.ts';

/** Local names of http://purl.org/adms/publishertype/ */
const publisherTypes = [
  'RegionalAuthority',
  'LocalAuthority',
  'NationalAuthority',
  'SupraNationalAuthority',
  'Academia-ScientificOrganisation',
  'Company',
  'IndustryConsortium',
  'NonGovernmentalOrganisation',
  'NonProfitOrganisation',
  'PrivateIndividual(s)',
  'StandardisationBody',
] as const;

const cc0 = 'http://creativecommons.org/publicdomain/zero/1.0/';

/** Only CC0 will do for a catalogue; the ways people write it become the one IRI the portal knows. */
const catalogueLicense = z
  .string()
  .trim()
  .refine(
    (value) => /^(https?:\/\/creativecommons\.org\/publicdomain\/zero\/1\.0(\/.*)?|cc0)$/i.test(value),
    {
      params: { code: 'config.license-not-cc0' },
    },
  )
  .transform(() => cc0);

const publisher = z.strictObject({
  name: text.describe('Official name of the organisation that publishes the regional catalogue.'),
  orgnr: orgnr.describe('Its organisation number, ten digits with or without hyphen.'),
  type: z
    .enum(publisherTypes)
    .default('RegionalAuthority')
    .describe('What kind of organisation it is, as http://purl.org/adms/publishertype/ names it.'),
});

export const regionSchema = z.strictObject({
  id: id.exactOptional().describe('Used in file names and job ids. Default: made from the title.'),
  baseUri: baseUri.describe(
    'Address ending in /, under which we mint URIs for what has none of its own. Use a domain you will keep: changing it changes the identity of those datasets.',
  ),
  title: localised.describe('Title of the catalogue: a text in Swedish, or sv and en.'),
  description: localised
    .exactOptional()
    .describe('Description of the catalogue: a text in Swedish, or sv and en.'),
  publisher: publisher.describe('Who publishes the regional catalogue.'),
  contact: contact.exactOptional().describe('Where questions about the catalogue go.'),
  license: catalogueLicense
    .default(cc0)
    .describe('Licence of the descriptions, not of the data. The national portal accepts only CC0.'),
  spatial: webAddress
    .exactOptional()
    .describe('The area, as a geonames address: http://sws.geonames.org/<id>'),
  subCatalogues: z
    .boolean()
    .default(false)
    .describe('Whether each municipality gets a catalogue of its own within the regional one.'),
  colour: z
    .string()
    .regex(/^#[\da-f]{6}$/i)
    .exactOptional()
    .describe('The colour of the web pages, as "#rrggbb"; made darker or lighter where text needs it.'),
});

const population = z.strictObject({
  inhabitants: z.int().positive().describe('How many.'),
  year: z.int().min(1900).max(2200).describe('At the end of which year.'),
  source: text.describe('Who counted, such as SCB.'),
});

const isNamed = ({ code, name }: { code: string; name?: string }): boolean =>
  name !== undefined || knownMunicipalities.some((known) => known.code === code);

export const municipalitySchema = z
  .strictObject({
    code: digits(4)
      .refine((value) => /^\d{4}$/.test(value), { params: { code: 'config.bad-municipality-code' } })
      .describe('Municipality code, four digits in quotes.'),
    name: text.exactOptional().describe('Name without “kommun”. Needed outside Örebro county.'),
    officialName: text.exactOptional().describe('Name with “kommun”, as the municipality writes it.'),
    orgnr: orgnr
      .exactOptional()
      .describe('Organisation number; makes the address by which the national portal knows the publisher.'),
    site: webAddress.exactOptional().describe('Address of the website.'),
    contact: contact.exactOptional().describe('Its contact for open data, used where a dataset names none.'),
    spatial: webAddress.exactOptional().describe('Its area, as a geonames address.'),
    population: population.exactOptional().describe('Inhabitants, for comparisons per inhabitant.'),
  })
  .refine(isNamed, { path: ['name'], params: { code: 'config.missing-key' } });
