export { defaultHttpSettings } from './default-http-settings.ts';
export { configJsonSchema } from './json-schema.ts';
export type { ConfigFault, LoadedConfig } from './load-region-config.ts';
export { loadRegionConfig, parseRegionConfig } from './load-region-config.ts';
export { loadProfileData } from './profile-data.ts';
