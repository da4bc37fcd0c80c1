import { fileURLToPath } from 'node:url';

/** The project's own `config/`. */
export const shippedDirectory = (): string => fileURLToPath(new URL('../../../config', import.meta.url));
