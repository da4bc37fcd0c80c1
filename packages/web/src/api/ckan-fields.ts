import type { ListedDataset, RegionIndex } from '../release/region-index.ts';
import { ckanName, formatName, organisationNames, themeName } from './ckan-names.ts';

/** A value of a field: as clients compare it, and as people read it. */
interface FieldValue {
  readonly name: string;
  readonly display: string;
}

/** What clients filter and count by, out of all that Solr knows. */
export type CkanField = (dataset: ListedDataset) => readonly FieldValue[];

const plain = (name: string): FieldValue => ({ name, display: name });

/** `titleOf` gives a theme in words. */
export function ckanFields(
  index: RegionIndex,
  titleOf: (theme: string) => string,
): Readonly<Record<string, CkanField>> {
  const organisations = organisationNames(index);
  return {
    organization: ({ summary }) => {
      const name = organisations.get(summary.municipality) ?? summary.municipality;
      return [{ name, display: index.municipalityName(summary.municipality) }];
    },
    owner_org: ({ summary }) => [plain(summary.municipality)],
    groups: ({ summary }) =>
      summary.themes.map((theme) => ({ name: themeName(theme), display: titleOf(theme) })),
    tags: ({ summary }) => summary.keywords.map((keyword) => ({ name: ckanName(keyword), display: keyword })),
    res_format: ({ summary }) => summary.formats.map((format) => plain(formatName(format))),
    license_id: ({ summary }) => summary.licences.map(plain),
    name: ({ name }) => [plain(name)],
    title: ({ summary }) => Object.values(summary.title).map(plain),
    metadata_modified: ({ summary }) => [plain(summary.modified ?? summary.issued ?? '')],
    metadata_created: ({ summary }) => [plain(summary.issued ?? '')],
    dataset_type: () => [plain('dataset')],
    type: () => [plain('dataset')],
    state: () => [plain('active')],
    private: () => [plain('false')],
    capacity: () => [plain('public')],
    site_id: () => [plain('default')],
  };
}
