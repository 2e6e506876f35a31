/** Plays one cell of the matrix and tells everything that is not as it must be. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toFailure } from '../../../src-shared/domain/errors.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { createScaledClock } from '../../support/scaled-clock.ts';
import type { Column, Often } from './columns.ts';
import { type MatrixRow, NEVER_MADE } from './expectations.ts';
import type { Expected } from './expected.ts';
import { type Shared, SKU, type Stage, setStage } from './stage.ts';

/** So many milliseconds of the product's time pass in one. */
const SCALE = 200;
/** Longest real time for one step of a cell. */
const DEADLINE_MS = 60_000;
/** What waits without end is watched for so long, in the product's time. */
const PATIENCE_MS = 20 * 60_000;

/** Answers what is wrong, in sentences; nothing when the cell is as it must be. */
export async function playCell(
  row: MatrixRow,
  column: Column,
  often: Often,
  shared: Shared,
): Promise<readonly string[]> {
  const expected = row.cells.get(column)?.[often];
  if (!expected) return ['The table expects nothing here.'];
  const stage = await setStage(row, column, often, { ...shared, clock: createScaledClock(SCALE) });
  try {
    if (row.scenario === 'call') return await judgeCall(stage, expected);
    return await judgeBatch(stage, row, expected, shared);
  } finally {
    await stage.studio.close();
  }
}

async function judgeCall(stage: Stage, expected: Expected): Promise<readonly string[]> {
  let got: string;
  try {
    await stage.begin();
    got = 'answers';
  } catch (error) {
    got = toFailure(error).code;
  }
  const right =
    expected.end === 'throws' ? expected.codes.some((code) => code === got) : got === expected.end;
  return right ? [] : [`the call ends with ${got}, not as ${JSON.stringify(expected)} wants it`];
}

async function judgeBatch(
  stage: Stage,
  row: MatrixRow,
  expected: Expected,
  shared: Shared,
): Promise<readonly string[]> {
  const { sandbox, clock } = stage.studio;
  const wrong: string[] = [];
  const redo = row.scenario === 'redo';
  const paidAtEnd = redo ? 2 : 1;
  const accepted = (): number => sandbox.journal().accepted.length - stage.acceptedBefore;
  const expectPaid = (paid: number, when: string): void => {
    if (accepted() !== paid) wrong.push(`${when}: ${accepted()} accepted submissions, not ${paid}`);
  };

  await stage.begin();
  if (expected.end === 'waits') await clock.sleep(PATIENCE_MS);
  if (!(await seen(stage, expected, redo))) {
    return [`under the fault: ${describe(stage)}, not as ${JSON.stringify(expected)} wants it`];
  }
  const paid = paidUnder(expected, redo);
  expectPaid(paid, 'under the fault');
  if (paid === 0 && noneUploaded(row, expected) && (sandbox.journal().calls.upload ?? 0) > 0) {
    wrong.push('photos were uploaded before the identity was known to be usable');
  }

  stage.lift();
  await actAfter(stage, expected);
  if (expected.end !== 'done' && !(await seen(stage, { end: 'done' }, redo, true))) {
    return [...wrong, `with the cause gone: ${describe(stage)}, not done`];
  }
  expectPaid(paidAtEnd, 'in the end');
  for (const call of NEVER_MADE) {
    if (sandbox.journal().calls[call])
      wrong.push(`${call} was called, and the table has no row of it`);
  }
  return [...wrong, ...(await judgeFiles(stage, redo ? 3 : 2, shared)), ...judgeSubmitted(stage)];
}

/** Accepted submissions that must be seen while the fault lasts. */
function paidUnder(expected: Expected, redo: boolean): number {
  switch (expected.end) {
    case 'done':
      return redo ? 2 : 1;
    case 'failed':
      return expected.next === 'again' ? 1 : 0;
    case 'paused':
    case 'waits':
      return expected.paid;
    case 'asks':
      return (redo ? 1 : 0) + (expected.next === 'adopt' ? 1 : 0);
    case 'kept':
      return 1;
    case 'answers':
    case 'throws':
      return 0;
  }
}

/** Photos go up only for an identity that serves. */
function noneUploaded(row: MatrixRow, expected: Expected): boolean {
  return row.call.startsWith('identity-') && expected.end !== 'done';
}

/** What the user does once the cause is gone. */
async function actAfter(stage: Stage, expected: Expected): Promise<void> {
  const { engine, sandbox } = stage.studio;
  const run = stage.run();
  if (!run) return;
  switch (expected.end) {
    case 'failed':
      if (expected.next === 'again') await stage.again();
      else engine.retryRun(run.id);
      return;
    case 'paused':
      if (expected.next === 'account') stage.studio.accountChanged();
      return;
    case 'asks': {
      if (expected.next === 'resubmit') {
        engine.resubmitUnclear(run.id);
        return;
      }
      const job = sandbox.journal().accepted.at(-1);
      await engine.adoptJob(run.id, job?.jobId ?? '');
      return;
    }
    case 'kept':
      engine.regenerate(run.id, 0, 0);
      return;
    default:
  }
}

/**
 * Resolves true once the state is as expected; false when it cannot come any more, or is late.
 * `acted`: the user has just acted, and what was final is about to change.
 */
function seen(stage: Stage, expected: Expected, redo: boolean, acted = false): Promise<boolean> {
  const { engine } = stage.studio;
  return new Promise((resolve) => {
    const end = (answer: boolean): void => {
      clearTimeout(late);
      forget();
      resolve(answer);
    };
    const look = (): void => {
      const run = stage.run();
      if (run && matches(stage, run, expected, redo)) end(true);
      else if (run && !acted && isFinal(stage, run, redo)) end(false);
    };
    const late = setTimeout(() => end(false), DEADLINE_MS);
    const forget = engine.onChange(() => queueMicrotask(look));
    look();
  });
}

function matches(stage: Stage, run: RunView, expected: Expected, redo: boolean): boolean {
  const { state, wait } = run;
  const batch = stage.studio.engine.batch(run.batchId)?.state;
  switch (expected.end) {
    case 'done':
      return state.phase === 'done' && (!redo || run.outputs.length === 3);
    case 'failed':
      return (
        state.phase === 'failed' &&
        state.accepted === (expected.next === 'again') &&
        expected.codes.includes(state.failure.code)
      );
    case 'paused':
      return batch?.state === 'paused' && batch.reason === expected.reason;
    case 'waits':
      // A try may be under way at this very moment.
      return (
        expected.phases.includes(state.phase) && (!wait || expected.reasons.includes(wait.reason))
      );
    case 'asks':
      return state.phase === 'unclear' && state.question?.reason === expected.reason;
    case 'kept':
      return state.phase === 'done' && run.outputs.length === 2 && stage.studio.warnings.length > 0;
    case 'answers':
    case 'throws':
      return false;
  }
}

/** Nothing more happens by itself. A redo begins and may end in `done`. */
function isFinal(stage: Stage, run: RunView, redo: boolean): boolean {
  const { state } = run;
  if (state.phase === 'unclear') return state.question !== null;
  if (state.phase === 'failed' || state.phase === 'partial') return true;
  if (state.phase === 'done') return !redo;
  const batch = stage.studio.engine.batch(run.batchId)?.state;
  return batch?.state === 'paused' && batch.reason === 'signed-out';
}

function describe(stage: Stage): string {
  const run = stage.run();
  const batch = run && stage.studio.engine.batch(run.batchId)?.state;
  const { accepted, calls } = stage.studio.sandbox.journal();
  return JSON.stringify({
    state: run?.state,
    wait: run?.wait?.reason,
    batch,
    accepted: accepted.length,
    outputs: run?.outputs.map(({ fileName, state }) => `${fileName} ${state}`),
    calls,
  });
}

/** Every picture whole, nothing half, nothing besides. */
async function judgeFiles(
  { studio, run }: Stage,
  pictures: number,
  { images }: Shared,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const outputs = run()?.outputs ?? [];
  const saved = outputs.filter(({ state }) => state === 'saved');
  if (saved.length !== pictures) wrong.push(`${saved.length} pictures saved, not ${pictures}`);
  for (const { fileName } of saved) {
    try {
      await images.verify(join(studio.outputDir, SKU, fileName));
    } catch (error) {
      wrong.push(`${fileName} is not whole: ${toFailure(error).message}`);
    }
  }
  const wanted = new Set([...saved.map(({ fileName }) => fileName), 'metadata.json']);
  const there = (await studio.written())
    .filter((path) => path.startsWith(join(SKU, '/')))
    .map((path) => path.slice(SKU.length + 1));
  for (const name of there) if (!wanted.has(name)) wrong.push(`left over: ${name}`);
  for (const name of wanted) if (!there.includes(name)) wrong.push(`missing: ${name}`);
  if (there.includes('metadata.json')) {
    JSON.parse(await readFile(join(studio.outputDir, SKU, 'metadata.json'), 'utf8'));
  }
  return wrong;
}

/** What the server took: every photo, in order, with its note. */
function judgeSubmitted({ studio, sku }: Stage): readonly string[] {
  const wanted = sku.photos.map(({ sha256, note }) => ({ hash: sha256, note: note ?? null }));
  return studio.sandbox.journal().accepted.flatMap((job) => {
    if (job.kind !== 'submit' || job.projectName !== SKU) return [];
    const got = job.images.map(({ hash, note }) => ({ hash, note }));
    return JSON.stringify(got) === JSON.stringify(wanted) ? [] : [`sent ${JSON.stringify(got)}`];
  });
}
