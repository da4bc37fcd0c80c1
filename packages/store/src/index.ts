export { openDirectoryBlobs } from './directory-blobs.ts';
export type { LeaseHolder } from './lease-holder.ts';
export { thisProcess } from './lease-holder.ts';
export type { Lease, LeaseAnswer, LeaseOptions, LeaseRecord } from './lease.ts';
export { acquireLease, isLeaseHeld, releaseLease, renewLease } from './lease.ts';
export { openSqliteDocuments } from './sqlite-documents.ts';
export type { LeaseTerms } from './with-lease.ts';
export { LeaseLostError, withLease } from './with-lease.ts';
