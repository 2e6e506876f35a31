/** The judgement about a lost answer: never a guess. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GalleryJob } from '../piktid/api.ts';
import { judgeLookUp, judgeVersions, type LookUp } from './look-up.ts';

const job = (over: Partial<GalleryJob> = {}): GalleryJob => ({
  jobId: 'new',
  status: 'processing',
  identityCode: 'Someone',
  projectId: 'p',
  totalImages: 2,
  createdAt: null,
  ...over,
});

const base: LookUp = {
  projectId: 'p',
  identityCode: 'Someone',
  photos: 3,
  outputs: 2,
  knownBefore: ['old'],
  isOurs: (id) => id === 'ours',
  jobs: [],
  complete: true,
  emptyListings: 0,
  elapsedMs: 0,
  graceMs: 60_000,
  galleryProven: true,
  resubmittedBefore: false,
};

const lookUps: fc.Arbitrary<LookUp> = fc
  .record({
    knownBefore: fc.option(fc.array(fc.constantFrom('old', 'a'), { maxLength: 2 })),
    jobs: fc.array(
      fc.record({
        jobId: fc.constantFrom('old', 'ours', 'a', 'b', 'c'),
        identityCode: fc.constantFrom('Someone', 'Other', null),
        projectId: fc.constantFrom('p', 'q', null),
        totalImages: fc.constantFrom(2, 3, 7, null),
      }),
      { maxLength: 4 },
    ),
    complete: fc.boolean(),
    emptyListings: fc.nat(6),
    elapsedMs: fc.integer({ min: 0, max: 120_000 }),
    galleryProven: fc.boolean(),
    resubmittedBefore: fc.boolean(),
  })
  .map((w) => ({ ...base, ...w, jobs: w.jobs.map((one) => job(one)) }));

describe('judgeLookUp', () => {
  it('[BATCH-03] sends again only after four complete empty listings over the grace, on a proven gallery, once', () => {
    fc.assert(
      fc.property(lookUps, (given) => {
        if (judgeLookUp(given).kind !== 'resubmit') return;
        expect(given.complete).toBe(true);
        expect(given.knownBefore).not.toBeNull();
        expect(given.emptyListings + 1).toBeGreaterThanOrEqual(4);
        expect(given.elapsedMs).toBeGreaterThanOrEqual(given.graceMs);
        expect(given.galleryProven).toBe(true);
        expect(given.resubmittedBefore).toBe(false);
        const strangers = given.jobs.filter(
          (one) => !['ours', ...(given.knownBefore ?? [])].includes(one.jobId),
        );
        for (const one of strangers) {
          const fits =
            [null, 'p'].includes(one.projectId) &&
            [null, 'Someone'].includes(one.identityCode) &&
            [null, 2, 3].includes(one.totalImages);
          expect(fits).toBe(false);
        }
      }),
    );
  });

  it('[BATCH-03] adopts only a job that is new, not ours, and the only one', () => {
    fc.assert(
      fc.property(lookUps, (given) => {
        const judgement = judgeLookUp(given);
        if (judgement.kind !== 'adopt') return;
        expect(given.complete).toBe(true);
        expect(given.knownBefore).not.toContain(judgement.jobId);
        expect(judgement.jobId).not.toBe('ours');
      }),
    );
  });

  it('[BATCH-03] adopts one, asks about several, looks again at none', () => {
    expect(judgeLookUp({ ...base, jobs: [job()] })).toEqual({ kind: 'adopt', jobId: 'new' });
    expect(judgeLookUp({ ...base, jobs: [job(), job({ jobId: 'too' })] })).toMatchObject({
      kind: 'ask',
      question: { reason: 'several-candidates', candidates: [{ jobId: 'new' }, { jobId: 'too' }] },
    });
    expect(judgeLookUp(base)).toEqual({ kind: 'look-again', emptyListings: 1 });
  });

  it('[BATCH-03] never guesses about a gallery that cannot be read', () => {
    const over = { complete: false, elapsedMs: 60_000, emptyListings: 9 };
    expect(judgeLookUp({ ...base, ...over })).toMatchObject({
      kind: 'ask',
      question: { reason: 'gallery-unreadable' },
    });
    expect(judgeLookUp({ ...base, knownBefore: null, jobs: [job()] })).toMatchObject({
      kind: 'ask',
    });
  });
});

describe('judgeVersions', () => {
  const versions = {
    knownBefore: ['0'],
    versions: [0],
    emptyListings: 0,
    elapsedMs: 0,
    graceMs: 60_000,
    resubmittedBefore: false,
  };

  it('[BATCH-15] a version not known before is the answer; its absence is never proof', () => {
    expect(judgeVersions({ ...versions, versions: [0, 1] })).toEqual({ kind: 'found' });
    expect(judgeVersions(versions)).toEqual({ kind: 'look-again', emptyListings: 1 });
    expect(judgeVersions({ ...versions, emptyListings: 9, elapsedMs: 99_000 })).toMatchObject({
      kind: 'ask',
    });
  });
});
