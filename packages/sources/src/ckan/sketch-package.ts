import { texts, translations } from '../reading/lenient.ts';
import { boxOfText } from '../sketch/bounding-box.ts';
import type { ContactSketch, DatasetSketch, DistributionSketch, Words } from '../sketch/sketch.ts';
import type { CkanPackage, CkanResource } from './schema.ts';

/** A package as a dataset; `site` is where the portal's pages are, without a slash at the end. */
export function sketchPackage(ckan: CkanPackage, site: string): DatasetSketch {
  const fields = fieldsOf(ckan);
  const page = `${site}/dataset/${ckan.name ?? ckan.id ?? ''}`;
  const [spatial] = fields('spatial');
  const [accessRights] = fields('access_rights');
  return {
    // The IRI that ckanext-dcat gives it, so that both ways in lead to the same dataset.
    iri: fields('uri')[0] ?? `${site}/dataset/${ckan.id ?? ckan.name ?? ''}`,
    identifier: fields('identifier')[0] ?? ckan.id,
    title: translated(ckan.title, ckan.title_translated),
    description: translated(ckan.notes, ckan.notes_translated),
    keywords: keywordsOf(ckan),
    themes: themesOf(ckan, fields('theme')),
    publisher: publisherOf(ckan, fields),
    contacts: contactsOf(ckan, fields),
    landingPage: ckan.url ?? page,
    documentation: fields('documentation'),
    issued: fields('issued')[0],
    modified: fields('modified')[0],
    frequency: fields('frequency')[0],
    language: fields('language'),
    bbox: spatial === undefined ? undefined : boxOfText(spatial),
    spatial: [...fields('spatial_uri'), ...fields('spatial_text')],
    temporal: temporalOf(ckan, fields),
    license: ckan.license_url ?? ckan.license_title ?? ckan.license_id,
    accessRights,
    conformsTo: fields('conforms_to'),
    provenance: wordsOf(ckan['provenance'] ?? fields('provenance')[0]),
    version: ckan.version ?? fields('version')[0],
    source: fields('source')[0],
    more: {
      'dcatap:applicableLegislation': fields('applicable_legislation'),
      'dcatap:hvdCategory': fields('hvd_category'),
      'dct:isReferencedBy': fields('is_referenced_by'),
      'adms:identifier': fields('alternate_identifier'),
    },
    distributions: ckan.resources
      .filter(({ state }) => state !== 'deleted')
      .map((resource) => distributionOf(resource, ckan, page)),
  };
}

type Fields = (name: string) => string[];

/** A field from wherever the portal keeps it: the package itself, an extra, or an extra of the older `dcat_` form. */
function fieldsOf(ckan: CkanPackage): Fields {
  const extras = new Map(
    ckan.extras.map(({ key, value }) => [key?.toLowerCase().replaceAll('-', '_'), value]),
  );
  return (name) =>
    [ckan[name], extras.get(name), extras.get(`dcat_${name}`)].map(listOf).find((list) => list.length > 0) ??
    [];
}

/** Values of a field: a list, a list written as JSON, or several with commas between them where they are codes. */
function listOf(value: unknown): string[] {
  if (typeof value === 'string' && /^\s*\[/.test(value)) {
    try {
      return texts.parse(JSON.parse(value));
    } catch {
      return texts.parse(value);
    }
  }
  return texts
    .parse(value)
    .flatMap((text) => (/^[a-z]{2}(?:,\s*[a-z]{2})+$/.test(text) ? text.split(/,\s*/) : [text]));
}

const translated = (
  plain: string | undefined,
  byLanguage: Record<string, string>,
): readonly Words[] | undefined =>
  Object.keys(byLanguage).length > 0
    ? Object.entries(byLanguage).map(([lang, text]) => ({ text, lang }))
    : plain === undefined
      ? undefined
      : [plain];

const wordsOf = (value: unknown): readonly Words[] | undefined =>
  typeof value === 'string' ? [value] : translated(undefined, translations.parse(value));

function keywordsOf({ tags, tags_translated: byLanguage }: CkanPackage): Words[] {
  if (byLanguage.length > 0)
    return byLanguage.flatMap(([lang, list]) => list.map((text) => ({ text, lang })));
  return tags.flatMap(({ display_name: shown, name }) => shown ?? name ?? []);
}

/** Groups are how many portals sort their datasets by theme. */
const themesOf = ({ groups }: CkanPackage, themes: readonly string[]): readonly string[] =>
  themes.length > 0
    ? themes
    : groups.flatMap(({ title, display_name: shown, name }) => title ?? shown ?? name ?? []);

function publisherOf(
  { publisher: [publisher], organization }: CkanPackage,
  fields: Fields,
): DatasetSketch['publisher'] {
  return {
    iri: publisher?.uri ?? fields('publisher_uri')[0],
    name: publisher?.name ?? fields('publisher_name')[0] ?? organization?.title ?? organization?.name,
    email: publisher?.email ?? fields('publisher_email')[0],
    homepage: publisher?.url ?? fields('publisher_url')[0],
    identifier: publisher?.identifier ?? fields('publisher_identifier')[0],
  };
}

function contactsOf(ckan: CkanPackage, fields: Fields): ContactSketch[] {
  if (ckan.contact.length > 0) return ckan.contact;
  const email = fields('contact_email')[0] ?? ckan.maintainer_email ?? ckan.author_email;
  return [
    {
      name: fields('contact_name')[0] ?? ckan.maintainer ?? ckan.author,
      email,
      url: fields('contact_url')[0],
    },
  ];
}

function temporalOf({ temporal_coverage: [period] }: CkanPackage, fields: Fields): DatasetSketch['temporal'] {
  const start =
    period?.start ?? period?.start_date ?? fields('temporal_start')[0] ?? fields('temporal_coverage_from')[0];
  const end =
    period?.end ?? period?.end_date ?? fields('temporal_end')[0] ?? fields('temporal_coverage_to')[0];
  return { start, end };
}

function distributionOf(resource: CkanResource, ckan: CkanPackage, page: string): DistributionSketch {
  const { url, access_url: accessUrl, download_url: downloadUrl } = resource;
  const [rights] = wordsOf(resource.rights) ?? [];
  return {
    iri: resource.uri ?? (resource.id === undefined ? undefined : `${page}/resource/${resource.id}`),
    title: translated(resource.name, resource.name_translated),
    description: translated(resource.description, resource.description_translated),
    accessUrl: accessUrl ?? url ?? downloadUrl,
    downloadUrl,
    format: resource.format,
    mediaType: resource.mimetype,
    byteSize: resource.size,
    license: resource.license ?? ckan.license_url ?? ckan.license_title ?? ckan.license_id,
    rights: typeof rights === 'object' ? rights.text : rights,
    issued: resource.issued ?? resource.created,
    modified: resource.modified ?? resource.last_modified,
    language: resource.language,
    conformsTo: resource.conforms_to,
    documentation: resource.documentation[0],
  };
}
