// An entry of its own, so that an installation without MongoDB never loads its driver.
export type { GridFsOptions } from './gridfs-blobs.ts';
export { openGridFsBlobs } from './gridfs-blobs.ts';
export type { MongoOptions } from './mongo-connection.ts';
export { openMongoDocuments } from './mongo-documents.ts';
export { isMongoOutage } from './mongo-outage.ts';
