/**
 * The collections that are an installation's memory, for whoever copies it. Not `leases` and `worker-beats`: who is there, and works on what, now. A test
 * compares the list with the code. Pointers come last, as all else must be there for them to point at.
 */
export const collectionsKept: readonly { readonly name: string; readonly indexes: readonly string[] }[] = [
  { name: 'schema', indexes: [] },
  { name: 'source-states', indexes: [] },
  { name: 'runs', indexes: ['source', 'startedAt'] },
  { name: 'active-runs', indexes: [] },
  { name: 'shrink-decisions', indexes: [] },
  { name: 'dry-runs', indexes: ['requestedAt'] },
  { name: 'rounds', indexes: [] },
  { name: 'source-settings', indexes: [] },
  { name: 'stored-sources', indexes: [] },
  { name: 'region-settings', indexes: [] },
  { name: 'alerts', indexes: [] },
  { name: 'reharvests', indexes: [] },
  { name: 'audit', indexes: ['source'] },
  { name: 'api-tokens', indexes: ['token.createdAt'] },
  { name: 'table-files', indexes: ['source'] },
  { name: 'table-plans', indexes: [] },
  { name: 'table-twins', indexes: [] },
  { name: 'links', indexes: [] },
  { name: 'previews', indexes: [] },
  { name: 'score-history', indexes: ['at'] },
  { name: 'pointers', indexes: [] },
];
