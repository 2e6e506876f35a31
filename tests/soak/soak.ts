/**
 * A long night in scaled time: hundreds of SKUs, random faults, the computer asleep twice, a token
 * that expires, no credits for a while, and the process killed in the middle. The sandbox's journal
 * and the disk judge what came of it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inRoot } from '../../scripts/setup/paths.mjs';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import type { SkuPlan } from '../../src-shared/domain/plan.ts';
import { judgeRound } from '../crash/judge.ts';
import { seededRandom } from '../crash/random.ts';
import { bundleScript } from '../support/bundle.ts';
import { drawPhoto } from '../support/photos.ts';
import { freezeNew, planOf } from '../support/plan.ts';
import { type SandboxProcess, startSandboxProcess } from '../support/sandbox-process.ts';
import { soakFaults } from './soak-faults.ts';
import type { SoakOrder, SoakReport } from './soak-talk.ts';

export interface SoakOptions {
  readonly skus: number;
  readonly seed: number;
  /** So many milliseconds pass in one. */
  readonly scale: number;
  /** Nothing may take longer, in real milliseconds. */
  readonly maxMs: number;
  readonly log: (line: string) => void;
}

export interface SoakSummary {
  readonly done: number;
  readonly realSeconds: number;
  readonly scaledHours: number;
  readonly faults: number;
  readonly kills: number;
  readonly suspends: number;
  readonly expired: number;
  readonly withoutCredits: number;
  readonly questions: number;
  readonly limited: number;
  readonly maxRssMb: number;
  readonly wrong: readonly string[];
}

const PHOTOS = 2;
const OUTPUTS = 2;
const JOB_SECONDS = 18;
const NIGHT_MS = Date.UTC(2026, 0, 5, 20);
const SUSPEND_MS = 20 * 60_000;

export async function soak(options: SoakOptions): Promise<SoakSummary> {
  const home = await mkdtemp(join(tmpdir(), 'ftm-soak-'));
  const { scale } = options;
  const sandbox = await startSandboxProcess(join(home, 'server'), {
    'seconds-per-output': JOB_SECONDS / OUTPUTS / scale,
    // The same limits as PiktID's, in scaled time, with room for what the network takes.
    'window-seconds': 55 / scale,
    submissions: 5,
    running: 5,
    credits: 1_000_000,
  });
  try {
    return await night(options, home, sandbox);
  } finally {
    await sandbox.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function night(
  { skus, seed, scale, maxMs, log }: SoakOptions,
  home: string,
  sandbox: SandboxProcess,
): Promise<SoakSummary> {
  const random = seededRandom(seed);
  const outputDir = join(home, 'out');
  await symlink(inRoot('node_modules'), join(home, 'node_modules'));
  const entry = fileURLToPath(new URL('./studio-process.ts', import.meta.url));
  const script = await bundleScript(entry, home);
  const names = Array.from({ length: skus }, (_, at) => `sku-${String(at + 1).padStart(4, '0')}`);
  await writePlan(home, outputDir, names, sandbox.url);
  const faults = soakFaults(skus, random);
  await sandbox.control('POST', 'faults', faults);

  let last: SoakReport | null = null;
  let maxRssMb = 0;
  const counts = { kills: 0, suspends: 0, expired: 0, withoutCredits: 0, questions: 0 };
  const asked = new Set<string>();
  const begun = performance.now();
  const late = (): boolean => performance.now() - begun > maxMs;
  const tell = (child: ReturnType<typeof begin>, order: SoakOrder): void => {
    child.stdin.write(`${JSON.stringify(order)}\n`);
  };
  const begin = () =>
    spawn(
      process.execPath,
      [script, home, sandbox.url, String(scale), String(last?.nowMs ?? NIGHT_MS)],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
  /** What happens in this night, each once it is so far, in parts of all SKUs done. */
  const plan: { at: number; act: (child: ReturnType<typeof begin>) => Promise<void> | void }[] = [
    { at: 0.12, act: (child) => suspend(child) },
    {
      at: 0.25,
      act: async () => {
        counts.expired += 1;
        await sandbox.control('POST', 'tokens/expire', {});
      },
    },
    {
      at: 0.4,
      act: async () => {
        await sandbox.control('POST', 'credits', { set: 0 });
      },
    },
    {
      at: 0.6,
      act: (child) => {
        counts.kills += 1;
        child.kill('SIGKILL');
      },
    },
    { at: 0.8, act: (child) => suspend(child) },
  ];
  const suspend = (child: ReturnType<typeof begin>): void => {
    counts.suspends += 1;
    tell(child, { order: 'suspend', ms: SUSPEND_MS });
  };

  let ended = false;
  while (!ended && !late()) {
    const child = begin();
    const exit = once(child, 'exit');
    const stuck = setTimeout(() => child.kill('SIGKILL'), maxMs);
    let retried = 0;
    let broke = false;
    for await (const line of createInterface({ input: child.stdout })) {
      const report = JSON.parse(line) as SoakReport;
      last = report;
      maxRssMb = Math.max(maxRssMb, report.rssMb);
      const next = plan[0];
      if (next && report.done >= next.at * skus) {
        plan.shift();
        log(`${report.done} of ${skus} done after ${Math.round(performance.now() - begun)} ms`);
        await next.act(child);
      }
      if (report.paused === 'credits') {
        if (!broke) counts.withoutCredits += 1;
        await sandbox.control('POST', 'credits', { set: 1_000_000 });
      }
      broke = report.paused === 'credits';
      for (const { runId, sku } of report.questions) {
        if (asked.has(`${child.pid} ${runId}`)) continue;
        asked.add(`${child.pid} ${runId}`);
        counts.questions += 1;
        // The user looks at PiktID's own page: only what is not there is sent again.
        const there = (await sandbox.journal()).accepted.some(
          (entry) => entry.kind === 'submit' && entry.projectName === sku,
        );
        if (!there) tell(child, { order: 'resubmit', runId });
      }
      if (report.ended && report.failed > 0 && retried < 3) {
        retried += 1;
        tell(child, { order: 'retry' });
      } else if (report.ended) {
        ended = true;
        tell(child, { order: 'stop' });
        break;
      }
      if (late()) break;
    }
    child.stdin.end();
    if (!ended) child.kill('SIGKILL');
    await exit;
    clearTimeout(stuck);
  }
  const journal = await sandbox.journal();
  const order = { skus: names, photosEach: PHOTOS, outputsEach: OUTPUTS, outputDir };
  const remaining = (await sandbox.control('GET', 'faults')) as readonly unknown[];
  const wrong = [
    ...(ended ? [] : ['it did not end in time']),
    ...(await judgeRound(order, journal)),
    ...(journal.maxRunning > 5 ? [`${journal.maxRunning} jobs at once`] : []),
    ...plan.map(({ at }) => `what was to happen at ${at * 100} % never happened`),
  ];
  return {
    done: last?.done ?? 0,
    realSeconds: (performance.now() - begun) / 1000,
    scaledHours: ((last?.nowMs ?? NIGHT_MS) - NIGHT_MS) / 3_600_000,
    faults: faults.length - remaining.length,
    ...counts,
    limited: journal.limited.length,
    maxRssMb,
    wrong,
  };
}

async function writePlan(
  home: string,
  outputDir: string,
  names: readonly string[],
  url: string,
): Promise<void> {
  const drawn = await drawPhoto(join(home, 'photo.jpg'));
  const photo = await readFile(drawn);
  await rm(drawn);
  const skus: SkuPlan[] = [];
  for (const sku of names) {
    const sourceDir = join(home, 'season', sku);
    // Every photo has bytes of its own: what follows the picture's end is not looked at.
    const wanted = Array.from({ length: PHOTOS }, (_, n) => ({
      bytes: Buffer.concat([photo, Buffer.from(`${sku} ${n}`)]),
    }));
    const photos = await freezeNew(sourceDir, wanted);
    const instructions = [{ num_variations: OUTPUTS }];
    skus.push({ sku, sourceDir, photos, instructions, identity: { code: 'PiktidSummer' } });
  }
  const account = 'someone at the sandbox' as AccountKey;
  const plan = planOf({ account, baseUrl: url, outputDir, skus });
  await writeFile(join(home, 'plan.json'), JSON.stringify(plan));
}
