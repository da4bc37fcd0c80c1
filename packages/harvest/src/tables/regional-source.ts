import type {
  DatasetRecord,
  Entity,
  Municipality,
  RegionConfig,
  Source,
  SourceRecord,
} from '@lanskatalog/core';
import { hashRecord } from '@lanskatalog/core';
import { describeTables } from '@lanskatalog/tables';
import type { TableEdition } from './table-edition.ts';

/** The region as a source of its own: the merged tables are published like any other dataset. */
export const regionalSource = ({ region }: RegionConfig): Source => ({
  id: `${region.id}-tables`,
  municipality: region.id,
  url: `${region.baseUri}tables`,
  kind: 'dcat',
  schedule: '',
  precedence: 0,
  forward: true,
  paused: false,
  fullReadDays: 1,
  missingGraceDays: 0,
  guard: { percent: 100, count: 0 },
  overrides: {},
});

/** The region as whoever the source belongs to. */
export const regionalMunicipality = ({ region }: RegionConfig): Municipality => ({
  code: region.id,
  name: region.publisher.name,
  officialName: region.publisher.name,
  orgnr: region.publisher.orgnr,
});

/** The merged tables as records: a series per table, a dataset per year, with provenance to each municipal dataset. */
export function regionalRecords({ region }: RegionConfig, edition: TableEdition): SourceRecord[] {
  const entities = describeTables({
    region,
    files: edition.files.map((file) => ({ ...file, path: '' })),
    coverage: edition.coverage,
    partitions: edition.partitions,
    fileUrl: ({ table, name }) => `${region.baseUri}tables/${table}/${name}`,
    apiUrl: (table, year) =>
      `${region.baseUri}api/v1/tables/${table}/download?format=json${year === undefined ? '' : `&filter=ar:eq:${year}`}`,
    pageUrl: (table) => `${region.baseUri}tables/${table}`,
    dates: new Map(edition.dates),
  });
  const dates = new Map(edition.dates);
  return entities.map((entity) => {
    const day = dates.get(entity.id)?.modified ?? edition.dates[0]?.[1].modified ?? '';
    return { record: recordOf(entity), state: 'live', firstSeen: day, changed: day };
  });
}

function recordOf(entity: Entity): DatasetRecord {
  const kind = entity.types.includes('dcat:DatasetSeries') ? 'series' : 'dataset';
  return {
    uri: entity.id,
    kind,
    entity,
    agents: [],
    hash: hashRecord({ entity, agents: [] }),
    invalid: false,
  };
}
