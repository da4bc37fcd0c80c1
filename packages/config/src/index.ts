export { cronIntervalMs, nextCronTick } from './cron-ticks.ts';
export { defaultHttpSettings } from './default-http-settings.ts';
export { configJsonSchema } from './json-schema.ts';
export type { ConfigFault, LoadedConfig } from './load-region-config.ts';
export { loadRegionConfig, parseRegionConfig } from './load-region-config.ts';
export { loadProfileData } from './profile-data.ts';
export { loadQualityData } from './quality-data.ts';
export type { ReferenceUse } from './reference-uses.ts';
export { loadReferenceUses } from './reference-uses.ts';
