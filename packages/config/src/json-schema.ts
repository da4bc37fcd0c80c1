import { z } from 'zod';
import { configSchema } from './config-schema.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** JSON Schema of the configuration file, by which editors complete, explain and check it. */
export function configJsonSchema(): JsonSchema {
  return { title: 'Configuration of lanskatalog', ...z.toJSONSchema(configSchema, { io: 'input' }) };
}

/** The keys that may stand in the mapping at `path`; none where it isn't a mapping with fixed keys. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schemas: readonly JsonSchema[] = [configJsonSchema()];
  for (const step of path)
    schemas = schemas.flatMap(alternatives).flatMap((schema) => childSchemas(schema, step));
  return schemas.flatMap(alternatives).flatMap(({ properties = {} }) => Object.keys(properties));
}

const alternatives = (schema: JsonSchema): readonly JsonSchema[] =>
  [schema, ...(schema.anyOf ?? [])].filter(isSchema);

function childSchemas({ items, properties = {} }: JsonSchema, step: PropertyKey): readonly JsonSchema[] {
  const child = typeof step === 'number' ? items : properties[String(step)];
  return [child].flat().filter(isSchema);
}

const isSchema = (schema: unknown): schema is JsonSchema => typeof schema === 'object' && schema !== null;
