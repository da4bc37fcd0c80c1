export type { AppOptions } from './create-app.ts';
export { createApp } from './create-app.ts';
