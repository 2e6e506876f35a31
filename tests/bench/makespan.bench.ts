/**
 * [PROOF-05] How close a night comes to what the limits allow: 60 SKUs of 3 photos through client, engine and
 * sandbox in scaled time, against the first SKU's uploads, the schedule that the limits alone allow
 * and the last SKU's downloads. Limit: 1.03 of that, and not one 429.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import { loadSharp } from '../../src-main/images/sharp.ts';
import { createFaultStudio } from '../support/fault-studio.ts';
import { createScaledClock } from '../support/scaled-clock.ts';
import { median, scheduleSeconds } from './schedule-bound.ts';

const SKUS = 60;
const PHOTOS = 3;
const OUTPUTS = 2;
const JOB_SECONDS = [10, 45, 90, 180];
const UPLOAD_SECONDS = 2;
const DOWNLOAD_SECONDS = 1.5;
const SERVER = { submissions: 5, windowSeconds: 60, running: 5 };
/** Seconds of the night in one real second: what is real (sockets, syncs) counts so many times. */
const SCALE = 20;
const ROUNDS = 3;
const LIMIT = 1.03;

export default async function measure(): Promise<boolean> {
  const lengths = Array.from({ length: SKUS }, (_, n) => JOB_SECONDS[n % JOB_SECONDS.length] ?? 0);
  const bound = UPLOAD_SECONDS + scheduleSeconds(lengths, SERVER) + DOWNLOAD_SECONDS;
  const rounds: { seconds: number; refused: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await night(lengths));
  const seconds = median(rounds.map((round) => round.seconds));
  const refused = rounds.reduce((sum, round) => sum + round.refused, 0);
  const ratio = seconds / bound;
  console.log(`  the limits alone allow        ${bound.toFixed(1)} s`);
  console.log(
    `  ${SKUS} SKUs took                 ${seconds.toFixed(1)} s  (${rounds
      .map((round) => round.seconds.toFixed(1))
      .join(', ')}; ${SCALE} times as fast)`,
  );
  console.log(`  makespan / bound              ${ratio.toFixed(3)}  (at most ${LIMIT})`);
  console.log(`  429 answers                   ${refused}  (none)`);
  return ratio <= LIMIT && refused === 0;
}

async function night(lengths: readonly number[]): Promise<{ seconds: number; refused: number }> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-makespan-'));
  const clock = createScaledClock(SCALE);
  const sharp = await loadSharp();
  const create = { width: 24, height: 32, channels: 3, background: '#808080' } as const;
  const studio = await createFaultStudio({
    clock,
    images: createImageService({ cacheDir: dir, workerUrl: null }),
    photo: await sharp({ create }).jpeg().toBuffer(),
    parent: dir,
    sandbox: {
      credits: 1e6,
      limits: SERVER,
      speed: { uploadMs: UPLOAD_SECONDS * 1000 },
      faults: [{ call: 'result-download', fault: 'slow', ms: DOWNLOAD_SECONDS * 1000 }],
      outcomes: lengths.map((seconds, n) => ({
        match: nameOf(n),
        secondsPerOutput: seconds / OUTPUTS,
      })),
    },
  });
  try {
    const skus = await Promise.all(
      lengths.map((_, n) =>
        studio.sku(nameOf(n), PHOTOS, { instructions: [{ num_variations: OUTPUTS }] }),
      ),
    );
    const startedMs = clock.now();
    const { batchId } = await studio.engine.start(studio.plan(skus));
    const view = await studio.engine.settled(batchId);
    const seconds = (clock.now() - startedMs) / 1000;
    const { accepted, limited } = studio.sandbox.journal();
    if (view.counts.done !== SKUS || accepted.length !== SKUS) {
      throw new Error(`${view.counts.done} of ${SKUS} done, ${accepted.length} jobs accepted`);
    }
    return { seconds, refused: limited.length };
  } finally {
    await studio.close();
    await rm(dir, { recursive: true, force: true });
  }
}

function nameOf(n: number): string {
  return `sku-${String(n + 1).padStart(3, '0')}`;
}
