import type { HttpSettings } from '@lanskatalog/core';
import { httpSchema } from './http-schema.ts';

/** How we fetch where no configuration says otherwise: commands that take any address, outside a region. */
export const defaultHttpSettings = (contact: string): HttpSettings => ({ ...httpSchema.parse({}), contact });
