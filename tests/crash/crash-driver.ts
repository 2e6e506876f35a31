/**
 * Kills the command line at random moments, gives the same command again, and lets the sandbox's
 * journal judge what came of it. The sandbox is a process of its own and is never killed.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataPaths } from '../../src-main/storage/data-folder.ts';
import { readLedgerFile } from '../../src-main/storage/ledger-file.ts';
import { openSubmissions } from '../../src-shared/domain/ledger.ts';
import { type CliRun, runCli } from '../support/cli-process.ts';
import { drawPhoto } from '../support/photos.ts';
import {
  type SandboxJournal,
  type SandboxProcess,
  startSandboxProcess,
} from '../support/sandbox-process.ts';
import { judgeRound, type RoundOrder } from './judge.ts';
import { isMoment, type KillPlan, phaseOf, planKill } from './kill-plan.ts';
import { seededRandom } from './random.ts';

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  /** Nothing is killed any more after so long; what was begun is judged all the same. */
  readonly maxMs: number;
  readonly log: (line: string) => void;
}

export interface CrashReport {
  readonly kills: number;
  /** Kills by what the process was at. */
  readonly phases: Readonly<Record<string, number>>;
  /** Kills that left a submission with an intent and no answer in the ledger. */
  readonly betweenIntentAndJob: number;
  /** SKUs about which the rules asked, because they had been sent again once already. */
  readonly questions: number;
  readonly rounds: number;
  readonly wrong: readonly string[];
}

const SECONDS_PER_OUTPUT = 0.25;
const SKUS = 6;
const PHOTOS = 2;
const OUTPUTS = 2;
/** The server has acted, and takes so long to say so: the moment in which money gets lost. */
const SLOW_ANSWER_MS = 900;

export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const home = await mkdtemp(join(tmpdir(), 'ftm-crash-'));
  const sandbox = await startSandboxProcess(join(home, 'server'), {
    'seconds-per-output': SECONDS_PER_OUTPUT,
    'visible-after-ms': 100,
    'upload-ms': 60,
    credits: 1_000_000,
  });
  try {
    await sandbox.control('POST', 'faults', [
      { call: 'submit', fault: 'slow', ms: SLOW_ANSWER_MS, when: 'after', times: 1_000_000 },
    ]);
    await proveGallery(home, sandbox);
    return await crash(options, home, sandbox);
  } finally {
    await sandbox.close();
    await rm(home, { recursive: true, force: true });
  }
}

/**
 * One job that is seen running, before anything is killed: only then does the silence of the
 * gallery mean that a submission never arrived, and may be repeated without asking.
 */
async function proveGallery(home: string, sandbox: SandboxProcess): Promise<void> {
  const speed = (secondsPerOutput: number) =>
    sandbox.control('PATCH', 'settings', { speed: { secondsPerOutput } });
  await speed(1.5);
  const round = await makeRound(home, 0, 1);
  const { status, stderr } = await runCli(commandOf(home, round, sandbox.url), { home });
  if (status !== 0) throw new Error(`the run before the kills ended with ${status}: ${stderr}`);
  await speed(SECONDS_PER_OUTPUT);
}

async function crash(
  { kills, seed, maxMs, log }: CrashOptions,
  home: string,
  sandbox: SandboxProcess,
): Promise<CrashReport> {
  const random = seededRandom(seed);
  const phases: Record<string, number> = {};
  const wrong: string[] = [];
  const until = performance.now() + maxMs;
  const seen = new Set<string>();
  let done = 0;
  let between = 0;
  let rounds = 0;
  let questions = 0;

  while (done < kills && performance.now() < until && wrong.length === 0) {
    rounds += 1;
    const round = await makeRound(home, rounds);
    const args = commandOf(home, round, sandbox.url);
    let run: CliRun;
    do {
      run = await runKilled(args, home, planKill(random));
      if (run.signal !== 'SIGKILL') break;
      done += 1;
      const left = newlyOpen(home, seen);
      if (left > 0) between += 1;
      const phase = left > 0 ? 'between intent and job id' : phaseOf(run.events);
      phases[phase] = (phases[phase] ?? 0) + 1;
    } while (done < kills && performance.now() < until);
    let last = run.signal === 'SIGKILL' ? await runCli(args, { home }) : run;
    const asked = questionsOf(last);
    if (asked.length > 0) {
      // Killed twice before the request left: the rules ask. Only then is the user's word given.
      questions += asked.length;
      wrong.push(...(await judgeQuestions(asked, home, await sandbox.journal())));
      last = await runCli([...args, '--resubmit-unclear'], { home });
    }
    if (last.status !== 0) {
      wrong.push(`round ${rounds}: the last start ended with ${last.status}\n${last.stderr}`);
      wrong.push(
        ...last.events.filter(({ event }) => event === 'end').map((e) => JSON.stringify(e)),
      );
    }
    wrong.push(...(await judgeRound(round, await sandbox.journal())));
    log(`round ${rounds}: ${done} of ${kills} kills, ${between} between intent and job id`);
  }
  return { kills: done, phases, betweenIntentAndJob: between, questions, rounds, wrong };
}

async function makeRound(
  home: string,
  round: number,
  skuCount = SKUS,
): Promise<RoundOrder & { inputDir: string }> {
  const inputDir = join(home, `season-${round}`);
  const outputDir = join(home, `out-${round}`);
  const skus = Array.from({ length: skuCount }, (_, at) => `round-${round}-sku-${at + 1}`);
  await mkdir(outputDir, { recursive: true });
  for (const [at, sku] of skus.entries()) {
    for (let photo = 0; photo < PHOTOS; photo += 1) {
      const shade = `hsl(${(round * 37 + at * 11) % 360}, 40%, ${30 + photo * 20}%)`;
      await drawPhoto(join(inputDir, sku, `photo-${photo}.jpg`), { color: shade });
    }
  }
  return { skus, inputDir, outputDir, photosEach: PHOTOS, outputsEach: OUTPUTS };
}

function commandOf(home: string, round: RoundOrder & { inputDir: string }, url: string) {
  return [
    'batch',
    ...['--input-dir', round.inputDir, '--output-dir', round.outputDir],
    ...['--identity-code', 'PiktidSummer', '--num-variations', String(OUTPUTS)],
    ...['--base-url', url, '--token', 'sandbox-token', '--data-dir', join(home, 'data')],
    ...['--parallel', '4', '--rate', '1000/60', '--max-jobs', '50', '--poll-seconds', '0.2'],
    ...['--unclear-grace', '1', '--json'],
  ];
}

async function runKilled(args: readonly string[], home: string, plan: KillPlan): Promise<CliRun> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await runCli(args, {
      home,
      onStart(kill) {
        if (plan.kind === 'after') timer = setTimeout(kill, plan.ms, 'SIGKILL');
      },
      onEvent(event, kill) {
        if (plan.kind === 'at' && !timer && isMoment(event, plan.phase)) {
          timer = setTimeout(kill, plan.ms, 'SIGKILL');
        }
      },
    });
  } finally {
    clearTimeout(timer);
  }
}

function questionsOf(run: CliRun): readonly string[] {
  const end = run.events.at(-1);
  if (end?.event !== 'end') return [];
  return end.skus.filter(({ outcome }) => outcome === 'unclear').map(({ sku }) => sku);
}

/** A question is right only about a SKU that was sent again once already, and never accepted. */
async function judgeQuestions(
  skus: readonly string[],
  home: string,
  journal: SandboxJournal,
): Promise<readonly string[]> {
  const { entries } = readLedgerFile(dataPaths(join(home, 'data'), false).ledger);
  return skus.flatMap((sku) => {
    const accepted = journal.accepted.some(
      (entry) => entry.kind === 'submit' && entry.projectName === sku,
    );
    const runs = new Set(
      entries.flatMap((entry) =>
        entry.event === 'intent' && entry.sku === sku ? [entry.runId] : [],
      ),
    );
    const again = entries.some((entry) => entry.event === 'resubmitted' && runs.has(entry.runId));
    return [
      ...(accepted ? [`${sku}: asked about, though its job is in the gallery`] : []),
      ...(again ? [] : [`${sku}: asked about, though it was never sent again by the rules`]),
    ];
  });
}

/** Submissions whose intent is on disk and whose answer is not, and that this kill left so. */
function newlyOpen(home: string, seen: Set<string>): number {
  const { entries } = readLedgerFile(dataPaths(join(home, 'data'), false).ledger);
  const open = openSubmissions(entries)
    .filter(({ state }) => state === 'open')
    .map(({ intent }) => String(intent.submissionId))
    .filter((id) => !seen.has(id));
  for (const id of open) seen.add(id);
  return open.length;
}
