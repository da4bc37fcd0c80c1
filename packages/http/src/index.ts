export type { HttpOptions } from './create-http.ts';
export { createHttp } from './create-http.ts';
export type { Resolve } from './guarded-connector.ts';
export type { Product } from './request-headers.ts';
export { defaultAccept } from './request-headers.ts';
