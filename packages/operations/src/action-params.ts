import type { LocalisedText } from '@lanskatalog/core';
import { z } from 'zod';
import type { Action } from './action.ts';

/** A parameter with what it means, in words for forms, commands and the API document. */
export const described = <T extends z.ZodType>(schema: T, { sv, en }: Required<LocalisedText>): T =>
  schema.meta({ description: en, 'x-description-sv': sv });

/** Longer than a line: a form gives it room, a command line takes it from a file too. */
export const longText = (most: number) => z.string().min(1).max(most).meta({ format: 'long-text' });

/** One parameter of an action, as whoever makes a form or a command of it needs to know it. */
export interface ActionParam {
  /** Camel case: `dryRun`. */
  readonly name: string;
  readonly type: 'text' | 'long-text' | 'number' | 'boolean' | 'choice';
  readonly choices?: readonly string[];
  readonly required: boolean;
  readonly fallback?: string | number | boolean;
  readonly description: Required<LocalisedText>;
}

interface Property {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly default?: string | number | boolean;
  readonly 'x-description-sv'?: string;
}

/** JSON Schema of what an action takes. */
export const paramsSchema = ({ params }: Pick<Action, 'params'>): Record<string, unknown> => {
  const { $schema: _, ...schema } = z.toJSONSchema(params, { io: 'input' });
  return schema;
};

/** The parameters in the order in which they are asked for. */
export function paramsOf(action: Pick<Action, 'params'>): readonly ActionParam[] {
  const { properties = {}, required = [] } = paramsSchema(action) as {
    readonly properties?: Readonly<Record<string, Property>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    type: typeOf(property),
    ...(property.enum === undefined ? {} : { choices: property.enum }),
    required: required.includes(name),
    ...(property.default === undefined ? {} : { fallback: property.default }),
    description: { sv: property['x-description-sv'] ?? '', en: property.description ?? '' },
  }));
}

function typeOf({ type, enum: choices, format }: Property): ActionParam['type'] {
  if (choices !== undefined) return 'choice';
  if (type === 'boolean') return 'boolean';
  if (type === 'number' || type === 'integer') return 'number';
  return format === 'long-text' ? 'long-text' : 'text';
}

/**
 * What a form or a command line says, where everything is text: numbers and yes/no become what the action takes, and what was
 * left empty is left out. What makes no sense stays text, for the action's own check to refuse.
 */
export function paramsFromText(
  action: Pick<Action, 'params'>,
  given: Readonly<Record<string, string | undefined>>,
): Record<string, unknown> {
  const known = new Map(paramsOf(action).map((param) => [param.name, param]));
  const said = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(
    said.map(([name, value]) => [name, valueOf(known.get(name)?.type ?? 'text', value ?? '')]),
  );
}

function valueOf(type: ActionParam['type'], text: string): unknown {
  if (type === 'number') return Number.isNaN(Number(text)) ? text : Number(text);
  if (type !== 'boolean') return text;
  if (['true', 'on', 'yes', '1'].includes(text)) return true;
  return ['false', 'off', 'no', '0'].includes(text) ? false : text;
}
