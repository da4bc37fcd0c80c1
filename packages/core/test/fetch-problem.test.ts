import { describe, expect, it } from '@jest/globals';
import type { FailedFetch } from '../src/index.ts';
import { explain, fetchProblem } from '../src/index.ts';

const failed: FailedFetch = {
  kind: 'unreachable',
  url: 'https://www.kumla.se/datasets/dcat',
  finalUrl: 'https://data.kumla.se/dcat',
  reason: 'status',
  detail: 'answered 500 Internal Server Error',
  requests: 3,
};

describe('fetchProblem', () => {
  it.each([
    [401, 'fetch.forbidden'],
    [404, 'fetch.not-found'],
    [410, 'fetch.not-found'],
    [429, 'fetch.busy'],
    [500, 'fetch.status'],
    [503, 'fetch.busy'],
  ])('tells the status %d apart', (status, code) => {
    expect(fetchProblem({ ...failed, status }, 'kumla').code).toBe(code);
  });

  it('says in Swedish what happened, at which host, and what to do', () => {
    const found = fetchProblem({ ...failed, reason: 'tls', detail: 'the certificate has expired' }, 'kumla');
    expect(found).toMatchObject({
      source: 'kumla',
      severity: 'error',
      place: { url: 'https://data.kumla.se/dcat' },
    });
    expect(explain(found, 'sv').message).toBe(
      'https://www.kumla.se/datasets/dcat gick inte att hämta säkert: certifikatet hos data.kumla.se godtas inte (the certificate has expired).',
    );
    expect(explain(found, 'sv').remedy).toContain('förnya');
  });

  it('names a rule of ours as what it is', () => {
    const refused: FailedFetch = { ...failed, kind: 'refused', reason: 'robots', finalUrl: 'inte en adress' };
    expect(fetchProblem(refused, 'kumla')).toMatchObject({
      code: 'fetch.robots',
      params: { host: 'inte en adress' },
    });
  });
});
