/** Views as the main process would send them, made from the sample SKUs. Picture ids name their drawing. */
import type { AccountView, IdentityView } from '../../src-shared/domain/account-views.ts';
import type { DraftSkuView } from '../../src-shared/domain/draft-views.ts';
import type {
  AccountKey,
  BatchId,
  DraftSkuId,
  JobId,
  OutputId,
  PhotoId,
  RunId,
} from '../../src-shared/domain/ids.ts';
import type { RunState, RunWait } from '../../src-shared/domain/run.ts';
import type { BatchView, OutputView, RunView } from '../../src-shared/domain/views.ts';

export const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'TR-1042': ['front.jpg', 'back.jpg', 'detail.jpg'],
  'JK-1043': ['front.jpg', 'back.jpg', 'collar.jpg', 'pocket.jpg'],
  'DR-1044': ['front.jpg', 'back.jpg', 'detail.jpg'],
  'SH-1045': ['front.jpg', 'back.jpg', 'collar.jpg'],
  'KN-1046': ['front.jpg', 'detail.jpg'],
  'SK-1047': ['front.jpg', 'back.jpg'],
  'CT-1048': ['front.jpg', 'back.jpg', 'detail.jpg'],
  'TS-1049': ['front.jpg', 'back.jpg', 'print.jpg'],
};
const SAMPLE_NAMES = Object.keys(SAMPLES);
const BACKGROUNDS = ['white studio', 'urban street', 'warm sunlit loft', 'green garden'];

export const ACCOUNT = 'studio-north' as AccountKey;
export const NOW = Date.now();
const MINUTE = 60_000;

export const sampleOf = (index: number): string =>
  SAMPLE_NAMES[index % SAMPLE_NAMES.length] ?? 'TR-1042';

/** `TR-1042`, `JK-1043` …, then further numbers of the same kinds. */
export function skuName(index: number): string {
  const sample = sampleOf(index);
  return index < SAMPLE_NAMES.length ? sample : `${sample.slice(0, 3)}${1042 + index}`;
}

export function account(change: Partial<AccountView> = {}): AccountView {
  return {
    key: ACCOUNT,
    kind: 'password',
    label: 'Studio North',
    user: 'studio@north.example',
    baseUrl: 'https://v2.api.piktid.com',
    active: true,
    credits: 4000,
    state: 'ready',
    ...change,
  };
}

export function draftSku(index: number, change: Partial<DraftSkuView> = {}): DraftSkuView {
  const sample = sampleOf(index);
  const name = skuName(index);
  return {
    id: `sku-${index}` as DraftSkuId,
    name,
    folderLabel: `Autumn drop 1/${name}`,
    included: true,
    photos: (SAMPLES[sample] ?? []).map((file, at) => ({
      id: `${sample}~${file}~${index}` as PhotoId,
      name: file,
      bytes: 1_840_000 + at * 310_000,
      width: 2400,
      height: 3200,
      included: true,
      note: '',
      role: file.startsWith('front') ? 'front' : file.startsWith('back') ? 'back' : 'detail',
      conversion: null,
    })),
    problems: [],
    ownInstructions: false,
    override: null,
    checked: true,
    ...change,
  };
}

export function output(runIndex: number, at: number, change: Partial<OutputView> = {}): OutputView {
  const sample = sampleOf(runIndex);
  const background = BACKGROUNDS[runIndex % 5 === 4 ? 1 : 0];
  return {
    id: `${sample}~${background}~${runIndex}~${at}` as OutputId,
    imageIndex: at,
    groupIndex: 0,
    version: 0,
    fileName: `output_0_${at}_v0.jpg`,
    state: 'saved',
    width: 1536,
    height: 2048,
    qualityScore: 0.58 + ((runIndex * 7 + at * 3) % 40) / 100,
    needsReview: runIndex % 9 === 4 && at === 1,
    reviewReason: runIndex % 9 === 4 && at === 1 ? 'hands need review' : null,
    ...change,
  };
}

export function run(
  batchId: BatchId,
  index: number,
  state: RunState,
  change: Partial<RunView> = {},
): RunView {
  const sample = sampleOf(index);
  const saved = state.phase === 'done' ? 2 : state.phase === 'partial' ? 1 : 0;
  const begun = state.phase !== 'queued';
  const ended = ['done', 'partial', 'failed', 'cancelled'].includes(state.phase);
  return {
    id: `${batchId}-run-${index}` as RunId,
    batchId,
    position: index,
    sku: skuName(index),
    place: skuName(index),
    state,
    wait: null,
    photos: (SAMPLES[sample] ?? []).map((file) => ({
      id: `${sample}~${file}~${batchId}-${index}` as PhotoId,
      name: file,
      ...(file === 'front.jpg' && index % 4 === 1 ? { note: 'tucked in, white sneakers' } : {}),
    })),
    outputs: Array.from({ length: saved }, (_, at) => output(index, at)),
    expectedOutputs: 2,
    identity: 'PiktidSummer',
    jobId: begun && saved > 0 ? (`job_7f3a${1000 + index}` as JobId) : null,
    credits: saved > 0 ? saved * 3 : null,
    skipped: false,
    createdMs: NOW - 90 * MINUTE,
    startedMs: begun ? startOf(index, ended) : null,
    endedMs: ended ? NOW - (58 - (index % 50)) * MINUTE : null,
    phaseSinceMs: NOW - MINUTE,
    ...change,
  };
}

/** Those that have ended took two minutes; the others began less than two minutes ago. */
function startOf(index: number, ended: boolean): number {
  return ended ? NOW - (60 - (index % 50)) * MINUTE : NOW - (20 + ((index * 13) % 90)) * 1000;
}

export const slotWait = (seconds: number): RunWait => ({
  reason: 'slot',
  untilMs: NOW + seconds * 1000,
});

/** A batch whose counts are those of its runs. */
export function batch(
  id: string,
  name: string,
  runs: readonly RunView[],
  change: Partial<BatchView> = {},
): BatchView {
  const count = (...phases: readonly string[]) =>
    runs.filter((one) => phases.includes(one.state.phase)).length;
  const unclear = runs.filter((one) => one.state.phase === 'unclear' && one.state.question).length;
  return {
    id: id as BatchId,
    name,
    kind: 'batch',
    sandbox: false,
    account: ACCOUNT,
    outputLabel: 'Pictures/Autumn drop 1',
    state: { state: 'running' },
    counts: {
      total: runs.length,
      done: count('done'),
      running: count('preparing', 'uploading', 'submitting', 'processing', 'downloading'),
      waiting: count('queued', 'ready'),
      failed: count('failed', 'partial'),
      needsYou: unclear + count('parked'),
      cancelled: count('cancelled'),
    },
    parallel: 5,
    budget: { credits: 3800 },
    outputsOrdered: runs.length * 2,
    outputsExpected: runs.length * 2,
    creditsSpent: runs.reduce((sum, one) => sum + (one.credits ?? 0), 0),
    createdMs: NOW - 96 * MINUTE,
    etaMs: NOW + 47 * MINUTE,
    position: 1,
    pilot: null,
    ...change,
  };
}

const NAMES = ['Summer', 'Milo', 'Ines', 'Noor', 'Kai', 'Lena', 'Otis', 'Yuki', 'Rosa', 'Theo'];

export const IDENTITIES: readonly IdentityView[] = NAMES.map((name, index) => ({
  code: `Piktid${name}`,
  name,
  picture: `/media/identity/${index}`,
  state: index === 7 ? 'processing' : 'ready',
  locked: index === 5,
  favourite: index === 2,
  recent: index < 2,
  problem: null,
}));
