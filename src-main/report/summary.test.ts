import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunView } from '../../src-shared/domain/views.ts';
import { type SummaryInput, summaryOf } from './summary.ts';
import { writeSummary } from './write-summary.ts';

const at = new Date(2026, 10, 23, 2, 15, 0, 120).getTime();

function run(sku: string, state: object, extra: object = {}): RunView {
  return RunView.parse({
    id: `r-${sku}`,
    batchId: 'b1',
    position: 0,
    sku,
    place: sku,
    state,
    wait: null,
    photos: [],
    outputs: [],
    expectedOutputs: 1,
    identity: 'PiktidSummer',
    jobId: null,
    credits: null,
    skipped: false,
    createdMs: at - 60_000,
    startedMs: at - 12_345,
    endedMs: at,
    phaseSinceMs: at,
    ...extra,
  });
}

const saved = (fileName: string, state = 'saved') => ({
  id: fileName,
  imageIndex: 0,
  groupIndex: 0,
  version: 0,
  fileName,
  state,
  width: null,
  height: null,
  qualityScore: null,
  needsReview: false,
  reviewReason: null,
});

const input = (runs: readonly RunView[]): SummaryInput => ({
  batch: { id: 'b1' as never, name: 'Spring', sandbox: false, creditsSpent: 3 },
  runs,
  config: {
    parallel: 3,
    model: 'auto',
    consistency: true,
    baseUrl: 'https://v2.api.piktid.com',
    identityCode: 'PiktidSummer',
    identityImage: null,
    instructionsFile: null,
  },
  startedMs: at - 20_000,
  endedMs: at,
});

const failure = { code: 'photo-empty', message: 'front.jpg is empty.', detail: 'front.jpg' };

describe('the summary of a batch', () => {
  it('[BATCH-16] is the script’s, field for field, with ours beside', () => {
    const summary = summaryOf(
      input([
        run(
          'SKU 1',
          { phase: 'done' },
          {
            jobId: 'job-1',
            credits: 3,
            outputs: [saved('output_0_0_v0.jpg'), saved('output_0_1_v0.jpg', 'failed')],
          },
        ),
        run('SKU 2', { phase: 'failed', failure, accepted: false }),
      ]),
    );
    expect(JSON.stringify(summary, null, 2)).toBe(`{
  "timestamp": "2026-11-23T02:15:00.120000",
  "configuration": {
    "parallel": 3,
    "model": "auto",
    "enhance_consistency": true,
    "base_url": "https://v2.api.piktid.com",
    "identity_code": "PiktidSummer",
    "identity_image": null,
    "instructions_file": null
  },
  "total_folders": 2,
  "successful": 1,
  "failed": 1,
  "total_time_seconds": 20,
  "results": [
    {
      "folder": "SKU 1",
      "success": true,
      "processing_time": 12.35,
      "state": "done",
      "place": "SKU 1",
      "job_id": "job-1",
      "credits": 3,
      "files": 1,
      "file_names": [
        "output_0_0_v0.jpg"
      ]
    },
    {
      "folder": "SKU 2",
      "success": false,
      "error": "front.jpg is empty.",
      "error_code": "photo-empty",
      "error_detail": "front.jpg",
      "state": "failed",
      "place": "SKU 2",
      "job_id": null,
      "credits": null,
      "files": 0,
      "file_names": []
    }
  ],
  "skipped": 0,
  "credits": 3,
  "sandbox": false,
  "batch": "Spring",
  "batch_id": "b1"
}`);
  });

  it('[BATCH-16] counts skipped SKUs as successful and says so', () => {
    const summary = summaryOf(
      input([run('a', { phase: 'done' }, { skipped: true, startedMs: null })]),
    );
    expect(summary).toMatchObject({ successful: 1, failed: 0, skipped: 1 });
    expect(summary.results[0]).toMatchObject({ success: true, skipped: true, processing_time: 0 });
  });

  it('[BATCH-16] of an interrupted process names what is open, with the job id', () => {
    const job = {
      jobId: 'job-9',
      status: 'running',
      progress: 3,
      processedImages: null,
      totalImages: null,
    };
    const summary = summaryOf(
      input([
        run('a', { phase: 'processing', ...job }, { jobId: 'job-9', endedMs: null }),
        run('b', { phase: 'queued' }, { startedMs: null, endedMs: null }),
        run('c', {
          phase: 'unclear',
          submissionId: 's',
          sinceMs: 0,
          emptyListings: 0,
          question: null,
        }),
        run('d', { phase: 'parked', reason: 'budget' }),
        run('e', { phase: 'cancelled', jobId: null, following: 'nothing' }),
      ]),
    );
    expect(summary).toMatchObject({ total_folders: 5, successful: 0, failed: 5 });
    expect(summary.results.map(({ error }) => typeof error)).toEqual(Array(5).fill('string'));
    expect(summary.results[0]).toMatchObject({ job_id: 'job-9', state: 'processing' });
    expect(summary.results.map((result) => result.error_code)).toEqual([
      undefined,
      undefined,
      'submission-unclear',
      'budget-reached',
      'cancelled',
    ]);
  });

  it('never tells negative times when the clock was set back', () => {
    const summary = summaryOf({
      ...input([run('a', { phase: 'done' }, { startedMs: at + 9 })]),
      startedMs: at + 5,
    });
    expect(summary.total_time_seconds).toBe(0);
    expect(summary.results[0]?.processing_time).toBe(0);
  });
});

describe('writing the summary', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ftm-summary-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('[BATCH-16] never overwrites one of the same second', async () => {
    const summary = summaryOf(input([]));
    await Promise.all([1, 2, 3].map(() => writeSummary(dir, summary, at)));
    expect((await readdir(dir)).sort()).toEqual([
      'batch_summary_20261123_021500.json',
      'batch_summary_20261123_021500_2.json',
      'batch_summary_20261123_021500_3.json',
    ]);
    const text = await readFile(join(dir, 'batch_summary_20261123_021500.json'), 'utf8');
    expect(JSON.parse(text)).toEqual(summary);
  });

  it('says when the output folder is gone', async () => {
    await expect(writeSummary(join(dir, 'gone'), summaryOf(input([])), at)).rejects.toMatchObject({
      failure: { code: 'folder-missing' },
    });
  });
});
