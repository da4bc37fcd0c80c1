import { describe, expect, it } from '@jest/globals';
import type { Blobs, Problem, Source } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { SourceState } from '@lanskatalog/harvest';
import { findCause } from '../src/cause.ts';

const source = { id: 'kumla', url: 'https://kumla.example/dcat' } as Source;

async function* linesOf(problems: readonly Problem[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(problems.map((found) => `${JSON.stringify(found)}\n`).join(''));
}

const blobsWith = (problems: readonly Problem[]): Pick<Blobs, 'read'> => ({
  read: async () => linesOf(problems),
});

const causeOf = async (state: Partial<SourceState>, problems: readonly Problem[]) => {
  const whole = { failures: 0, complete: true, problems: 'a', attemptProblems: 'b', ...state } as SourceState;
  const blobs = blobsWith(problems) as Blobs;
  return (await findCause({ blobs }, { source, state: whole, condition: 'ok' }))?.code;
};

const ofARecord = problem('merge.never-valid', { subject: 'https://kumla.example/d/1' });
const repaired = problem('rdf.iri-repaired');

describe('findCause', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await causeOf({}, [ofARecord])).toBeUndefined();
  });

  it.each([
    ['guarded', [ofARecord, problem('fetch.dns'), problem('merge.guarded')], 'merge.guarded'],
    ['unreachable', [ofARecord, problem('fetch.dns')], 'fetch.dns'],
    ['invalid', [ofARecord, problem('rdf.html-page')], 'rdf.html-page'],
    ['invalid', [problem('merge.never-valid')], 'merge.never-valid'],
  ] as const)('explains a harvest that was %s', async (lastOutcome, problems, code) => {
    expect(await causeOf({ lastOutcome, failures: 1 }, problems)).toBe(code);
  });

  it('explains what is not all by what is lacking, not by what was repaired', async () => {
    const state = { complete: false, lastOutcome: 'incomplete' } as const;
    expect(await causeOf(state, [repaired, problem('sources.count-mismatch')])).toBe(
      'sources.count-mismatch',
    );
    expect(await causeOf(state, [repaired, ofARecord, problem('fetch.status')])).toBe('fetch.status');
  });

  it('says of a source that the file has paused where that is, whatever its last attempt came to', async () => {
    const blobs = blobsWith([problem('fetch.dns')]) as Blobs;
    const state = { failures: 3, complete: true } as SourceState;
    const asked = { source, state, condition: 'paused', pausedInFile: true } as const;
    expect(await findCause({ blobs }, asked)).toMatchObject({ code: 'settings.paused-in-file' });
  });

  it.each([
    ['never', 'operations.never-harvested'],
    ['stale', 'operations.overdue'],
    ['interrupted', 'operations.interrupted'],
    ['paused', undefined],
  ] as const)('says of a source that is %s what there is to say', async (condition, code) => {
    const blobs = blobsWith([]) as Blobs;
    expect((await findCause({ blobs }, { source, state: undefined, condition }))?.code).toBe(code);
  });
});
