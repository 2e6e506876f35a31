/** What each scene of the harness holds: 0, 1, 12 and 1,000 SKUs, failing, mixed, signed out, offline. */
import type { AccountView } from '../../src-shared/domain/account-views.ts';
import type { DraftSkuView } from '../../src-shared/domain/draft-views.ts';
import type { BatchId, JobId, PhotoId, SubmissionId } from '../../src-shared/domain/ids.ts';
import { DEFAULT_LIMITS } from '../../src-shared/domain/limits.ts';
import type { RunState } from '../../src-shared/domain/run.ts';
import type { BatchView, LimitsView, RunView } from '../../src-shared/domain/views.ts';
import type { HotFolderView } from '../../src-shared/ipc/calls/hot-folders.ts';
import type { NightView } from '../../src-shared/ipc/calls/night.ts';
import { ACCOUNT, account, batch, draftSku, NOW, output, run, slotWait } from './fixtures.ts';
import { hotFolders, nightOf } from './night-fixtures.ts';

export interface Scene {
  readonly accounts: readonly AccountView[];
  readonly draft: readonly DraftSkuView[];
  readonly batches: readonly BatchView[];
  readonly runs: readonly RunView[];
  readonly limits: readonly LimitsView[];
  /** Watched folders; none where left out. */
  readonly hotFolders?: readonly HotFolderView[];
  /** What is set for the hours without anybody. */
  readonly night?: NightView;
  readonly output: boolean;
  /** Calls that fail, to see the failing states. */
  readonly failing: boolean;
  /** Calls that never answer, to see the loading states. */
  readonly silent: boolean;
}

const EMPTY: Scene = {
  accounts: [account()],
  draft: [],
  batches: [],
  runs: [],
  limits: [],
  output: true,
  failing: false,
  silent: false,
};

const LIMITS: LimitsView = {
  account: ACCOUNT,
  limits: DEFAULT_LIMITS,
  jobsRunning: 3,
  submissionsInWindow: 2,
  blockedUntilMs: null,
  share: null,
};

function draftOf(count: number): readonly DraftSkuView[] {
  return Array.from({ length: count }, (_, index) => {
    if (index % 20 === 1) {
      return draftSku(index, {
        problems: [
          {
            code: 'photo-small',
            blocks: false,
            photo: 'front.jpg',
            message: 'front.jpg is 640 px wide',
          },
        ],
      });
    }
    if (index % 20 === 4) {
      return draftSku(index, {
        problems: [
          { code: 'too-many-photos', blocks: true, message: '12 photos: choose at most 10' },
        ],
        photos: Array.from({ length: 12 }, (_, at) => ({
          id: `KN-1046~front.jpg~${index}-${at}` as PhotoId,
          name: `KN_${at + 1}.jpg`,
          bytes: 1_900_000,
          width: 2400,
          height: 3200,
          included: at < 11,
          note: '',
          role: 'other' as const,
          conversion: at === 2 ? { kinds: ['webp' as const], agreed: false } : null,
        })),
      });
    }
    if (index % 20 === 6) return draftSku(index, { included: false });
    if (index % 20 === 2) {
      return draftSku(index, {
        ownInstructions: true,
        override: {
          instructions: [{ pose: 'walking', background: 'urban street' }],
          instructionsFrom: 'user',
          identity: null,
          options: null,
        },
      });
    }
    if (index % 20 === 5) return draftSku(index, { ownInstructions: true });
    if (index % 20 === 8) {
      const sku = draftSku(index);
      return {
        ...sku,
        photos: sku.photos.map((photo, at) => (at === 0 ? { ...photo, note: 'tucked in' } : photo)),
      };
    }
    return draftSku(index);
  });
}

export const MIXED: readonly RunState[] = [
  { phase: 'done' },
  { phase: 'done' },
  {
    phase: 'processing',
    jobId: 'job_7f3a1044' as JobId,
    status: 'processing',
    progress: 78,
    processedImages: 1,
    totalImages: 2,
  },
  {
    phase: 'processing',
    jobId: 'job_7f3a1045' as JobId,
    status: 'processing',
    progress: 46,
    processedImages: 0,
    totalImages: 2,
  },
  { phase: 'uploading', done: 2, total: 3 },
  { phase: 'ready' },
  { phase: 'ready' },
  { phase: 'done' },
  {
    phase: 'failed',
    accepted: false,
    failure: {
      code: 'submission-refused',
      message: 'PiktID refused this garment. Nothing was charged.',
      detail: 'Content policy: garment not recognised.',
      remedy: 'Check the photos, or try the model “auto”.',
    },
  },
  { phase: 'done' },
  {
    phase: 'unclear',
    submissionId: 'sub-1' as SubmissionId,
    sinceMs: NOW - 200_000,
    emptyListings: 0,
    question: {
      reason: 'several-candidates',
      candidates: [
        {
          jobId: 'job_5e21c0' as JobId,
          status: 'processing',
          createdAt: new Date(NOW - 190_000).toISOString(),
          totalImages: 2,
        },
        {
          jobId: 'job_5e21c4' as JobId,
          status: 'completed',
          createdAt: new Date(NOW - 170_000).toISOString(),
          totalImages: 2,
        },
      ],
    },
  },
  { phase: 'done' },
  { phase: 'queued' },
  { phase: 'downloading', jobId: 'job_7f3a1055' as JobId, done: 1, total: 2 },
  {
    phase: 'partial',
    failure: {
      code: 'job-failed',
      message: '1 of 2 pictures was made. The other failed at PiktID.',
      remedy: 'Ordering again costs again.',
    },
  },
];

function mixedRun(batchId: BatchId, index: number, total: number): RunView {
  const state: RunState =
    index < MIXED.length
      ? (MIXED[index] ?? { phase: 'queued' })
      : index < total * 0.62
        ? { phase: 'done' }
        : { phase: 'queued' };
  if (index === 2 || index === 13)
    return run(batchId, index, state, { outputs: [output(index, 0)] });
  if (index === 5) return run(batchId, index, state, { wait: slotWait(42) });
  return run(batchId, index, state);
}

function mixed(count: number): Scene {
  const id = 'autumn' as BatchId;
  const denim = 'denim' as BatchId;
  const knit = 'knit' as BatchId;
  const runs = Array.from({ length: count }, (_, index) => mixedRun(id, index, count));
  const denimRuns = Array.from({ length: 6 }, (_, index) =>
    run(denim, index, index < 3 ? { phase: 'done' } : { phase: 'queued' }),
  );
  const knitRuns = Array.from({ length: 9 }, (_, index) => run(knit, index + 3, { phase: 'done' }));
  return {
    ...EMPTY,
    draft: draftOf(12),
    runs: [...runs, ...denimRuns, ...knitRuns],
    batches: [
      batch('autumn', 'Autumn drop 1', runs),
      batch('denim', 'Denim capsule', denimRuns, {
        createdMs: NOW - 200 * 60_000,
        state: {
          state: 'paused',
          reason: 'credits',
          failure: {
            code: 'out-of-credits',
            message: '6 credits are needed, 2 are left. The queue is kept.',
          },
        },
      }),
      batch('knit', 'Knit, Tuesday', knitRuns, {
        createdMs: NOW - 26 * 3_600_000,
        state: { state: 'ended', atMs: NOW - 24 * 3_600_000 },
        etaMs: null,
      }),
    ],
    limits: [LIMITS],
  };
}

/** A season after the night: nearly all done, some refused, some photos changed, one unclear. */
function night(): Scene {
  const id = 'autumn' as BatchId;
  const unclear = MIXED.find((state) => state.phase === 'unclear') ?? { phase: 'queued' };
  const refused = MIXED.find((state) => state.phase === 'failed') ?? { phase: 'queued' };
  const partial = MIXED.find((state) => state.phase === 'partial') ?? { phase: 'queued' };
  const changed: RunState = {
    phase: 'failed',
    accepted: false,
    failure: {
      code: 'photo-changed',
      message: 'back.jpg is not the file that was queued. Nothing was sent.',
      remedy: 'Retry takes the photo as it is now.',
    },
  };
  const runs = Array.from({ length: 303 }, (_, index) =>
    run(
      id,
      index,
      [12, 44, 80].includes(index)
        ? refused
        : index === 100
          ? changed
          : index === 130
            ? partial
            : index === 150
              ? unclear
              : { phase: 'done' },
    ),
  );
  return {
    ...EMPTY,
    runs,
    batches: [
      batch('autumn', 'Autumn drop 1', runs, {
        createdMs: NOW - 9 * 3_600_000,
        state: { state: 'ended', atMs: NOW - 6.5 * 3_600_000 },
        etaMs: null,
      }),
    ],
    limits: [LIMITS],
  };
}

const SCENES: Readonly<Record<string, () => Scene>> = {
  first: () => ({ ...EMPTY, accounts: [], output: false }),
  empty: () => ({ ...EMPTY, output: false }),
  one: () => ({ ...EMPTY, draft: draftOf(1) }),
  twelve: () => ({ ...EMPTY, draft: draftOf(12) }),
  thousand: () => ({ ...EMPTY, draft: draftOf(1000) }),
  sandbox: () => ({
    ...EMPTY,
    accounts: [account({ kind: 'sandbox', label: 'Sandbox', user: null, credits: 1000 })],
    draft: draftOf(8),
  }),
  mixed: () => mixed(15),
  season: () => mixed(1000),
  night,
  watched: () => ({ ...mixed(15), hotFolders, night: nightOf('denim' as BatchId) }),
  held: () => {
    const scene = mixed(15);
    const held = { state: 'paused', reason: 'user' } as const;
    const batches = scene.batches.map((one) =>
      one.id === 'denim' ? { ...one, state: held } : one,
    );
    return { ...scene, batches, night: nightOf('denim' as BatchId) };
  },
  failing: () => ({ ...EMPTY, failing: true }),
  loading: () => ({ ...EMPTY, silent: true }),
  'signed-out': () => ({ ...mixed(15), accounts: [account({ state: 'signed-out' })] }),
};

export function sceneOf(name: string): Scene {
  const make = SCENES[name];
  if (!make) throw new Error(`no scene named ${name}`);
  return make();
}
