export type { ConfigYamlOptions } from './config-yaml.ts';
export type { County, CountyOptions, CountySource, SiteSummary } from './county.ts';
export { oddityNames, type Oddity } from './oddities/oddities.ts';
export { faults, type Change, type ChangeResult, type Fault } from './site/change.ts';
export type { LoggedRequest } from './site/simulated-site.ts';
export type {
  CountyTruth,
  FileTruth,
  FirmTruth,
  PlantedRow,
  PlantKind,
  TableName,
  UnitTruth,
} from './tables/truth.ts';
export { startCounty } from './start-county.ts';
export { systems, type SystemName } from './systems/systems.ts';
export type { Serialisation } from './writers/serialisations.ts';
