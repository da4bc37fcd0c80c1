import { z } from 'zod';
import { alertsSchema } from './alerts-schema.ts';
import { httpSchema } from './http-schema.ts';
import { municipalitySchema, regionSchema } from './region-schema.ts';
import { retentionSchema } from './retention-schema.ts';
import { signInSchema } from './sign-in-schema.ts';
import { sourceSchema } from './source-schema.ts';

/** The configuration file, as people write it. */
export const configSchema = z.strictObject({
  region: regionSchema.describe('The region and its catalogue.'),
  http: httpSchema.prefault({}).describe('How servers are asked. All of it has defaults.'),
  alerts: alertsSchema
    .prefault({})
    .describe('When people are told that something is wrong. All of it has defaults.'),
  retention: retentionSchema
    .prefault({})
    .describe('How long what is not needed any more is kept. All of it has defaults.'),
  signIn: signInSchema
    .exactOptional()
    .describe('Which roles people get who sign in at their own organisation (OpenID Connect).'),
  municipalities: z
    .array(municipalitySchema)
    .exactOptional()
    .describe('The municipalities of the region. Without this list, a source may name any.'),
  sources: z.array(sourceSchema).min(1).describe('Where to harvest. Each needs only its url.'),
});

/** The file with simple defaults filled in; those that depend on other parts come in {@link completeConfig}. */
export type WrittenConfig = z.output<typeof configSchema>;
