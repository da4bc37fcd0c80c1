import type { BlobInfo, LocalisedText } from '@lanskatalog/core';

/** Why something is not needed any more. */
export type RemovalReason =
  'old-release' | 'old-run' | 'old-details' | 'removed-source' | 'unused-address' | 'orphan';

export const removalReasons: Readonly<Record<RemovalReason, Required<LocalisedText>>> = {
  'old-release': {
    sv: 'hör till en utgåva utöver dem som ska finnas kvar',
    en: 'belongs to a release beyond those that are to be kept',
  },
  'old-run': {
    sv: 'hör till en skördning som är äldre än de som ska finnas kvar',
    en: 'belongs to a harvest older than those that are to be kept',
  },
  'old-details': {
    sv: 'är detaljer om en skördning som är äldre än de som ska gå att se i detalj',
    en: 'is details of a harvest older than those that are to be seen in detail',
  },
  'removed-source': {
    sv: 'hör till en källa som sedan länge inte är konfigurerad',
    en: 'belongs to a source that has long not been configured',
  },
  'unused-address': {
    sv: 'är kontroller av en adress som sedan länge inte publiceras',
    en: 'is checks of an address that has long not been published',
  },
  orphan: {
    sv: 'hör inte till något, som efter ett program som avbröts medan det skrev',
    en: 'belongs to nothing, as after a program that was killed while it wrote',
  },
};

export type RemovalKind =
  | 'release'
  | 'changes'
  | 'table-edition'
  | 'partition'
  | 'answer'
  | 'records'
  | 'run'
  | 'details'
  | 'dry-run'
  | 'link'
  | 'state';

/** Something to be deleted: a blob, or a document. */
export interface Removal {
  /** What must stand still while it is deleted: the releases, a source, the runs. */
  readonly scope: string;
  readonly kind: RemovalKind;
  readonly reason: RemovalReason;
  /** Key of the blob. */
  readonly blob?: string;
  readonly document?: { readonly collection: string; readonly id: string };
  /** Bytes of the blob; 0 for a document. */
  readonly bytes: number;
}

type About = Pick<Removal, 'scope' | 'kind' | 'reason'>;

export const blobRemoval = (about: About, { key, size }: Pick<BlobInfo, 'key' | 'size'>): Removal => ({
  ...about,
  blob: key,
  bytes: size,
});

export const documentRemoval = (about: About, collection: string, id: string): Removal => ({
  ...about,
  document: { collection, id },
  bytes: 0,
});

/** Names a removal, so that one planned earlier is known again. */
export const removalName = ({ blob, document }: Removal): string =>
  blob === undefined ? `${document?.collection}/${document?.id}` : `blob ${blob}`;

const dayMs = 86_400_000;

/** Written long enough ago that whoever wrote it would have pointed at it by now. */
export const isSettled = ({ writtenAt }: BlobInfo, now: Date): boolean =>
  writtenAt !== undefined && writtenAt.getTime() < now.getTime() - dayMs;

/** ISO 8601 of the moment so many days ago. */
export const daysBefore = (now: Date, days: number): string =>
  new Date(now.getTime() - days * dayMs).toISOString();
