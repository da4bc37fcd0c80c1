export type { Notice, Notifier } from './notice.ts';
