/**
 * The end of a command in words: what is done, what failed and why, where the files are, what it
 * cost. Pure.
 */
import { nameKey } from '../../../src-shared/domain/names.ts';
import { groupOf } from '../../../src-shared/domain/run.ts';
import type { PilotView, RunView } from '../../../src-shared/domain/views.ts';
import type { Paint } from './paint.ts';
import { padTo, printable, textWidth } from './text-width.ts';
import type { EndInfo, Watched } from './watched.ts';
import {
  clockWords,
  count,
  creditCount,
  failureWords,
  pauseWords,
  questionWords,
} from './words.ts';

/** More done SKUs than this are only counted. */
const MOST_DONE_LISTED = 20;

export function endLines(info: EndInfo, paint: Paint): readonly string[] {
  const { watched } = info;
  if (!watched) return [];
  const { runs } = watched;
  const names = Math.min(40, Math.max(0, ...runs.map((run) => textWidth(printable(run.sku)))));
  const of = (group: string) => runs.filter((run) => groupOf(run.state) === group);
  const done = of('done');
  const listed = done.length <= MOST_DONE_LISTED ? done : [];
  const sections = [
    listed.map((run) => paint.green('✓ ') + doneLine(run, names)),
    of('failed').map((run) => paint.red('✗ ') + brokenLine(run, names)),
    of('needs-you').map((run) => paint.yellow('? ') + openLine(run, names)),
    openLines(watched, info, names),
  ];
  return [
    '',
    ...sections.flat(),
    '',
    paint.bold(headline(info, watched)),
    ...(done.length > 0 || of('failed').some(hasFiles)
      ? [`Results: ${printable(info.outputDir)}`]
      : []),
    ...(info.summaryPath ? [`Summary: ${printable(info.summaryPath)}`] : []),
    ...nextSteps(info, watched).map((line) => paint.yellow(line)),
  ];
}

function hasFiles(run: RunView): boolean {
  return run.outputs.some((output) => output.state === 'saved');
}

function doneLine(run: RunView, names: number): string {
  if (isForeign(run)) return `${padTo(printable(run.sku), names)}  results exist, not made here`;
  const pictures = count(
    run.outputs.filter((output) => output.state === 'saved').length,
    'picture',
  );
  const parts = [
    run.skipped ? `${pictures}, done before` : pictures,
    ...(run.credits === null || run.skipped ? [] : [creditCount(run.credits)]),
    ...(nameKey(run.place) === nameKey(run.sku) || run.place === ''
      ? []
      : [`in ${printable(run.place)}`]),
  ];
  return `${padTo(printable(run.sku), names)}  ${parts.join(' · ')}`;
}

function brokenLine(run: RunView, names: number): string {
  const why = 'failure' in run.state ? failureWords(run.state.failure) : '';
  const saved = run.outputs.filter((output) => output.state === 'saved').length;
  const kept = saved > 0 ? ` ${saved} of ${count(run.expectedOutputs, 'picture')} saved.` : '';
  const job = run.jobId ? ` Job ${printable(run.jobId)}.` : '';
  return `${padTo(printable(run.sku), names)}  ${why}${kept}${job}`;
}

function openLine(run: RunView, names: number): string {
  const name = padTo(printable(run.sku), names);
  if (run.state.phase !== 'unclear' || !run.state.question) {
    return `${name}  kept for later: the budget is reached`;
  }
  return (
    `${name}  ${questionWords(run.state.question)} Nothing was sent twice. ` +
    `Look at your PiktID gallery. If its job is there, take it with --adopt "${printable(run.sku)}=JOB". ` +
    'If not, send it again with --resubmit-unclear.'
  );
}

function openLines({ runs }: Watched, info: EndInfo, names: number): readonly string[] {
  const line = (run: RunView) => `${padTo(printable(run.sku), names)}  `;
  const cancelled = runs
    .filter((run) => run.state.phase === 'cancelled')
    .map((run) => `- ${line(run)}cancelled`);
  const givenUp = info.givenUp.map(
    (run) => `… ${line(run)}still running at PiktID as job ${printable(run.jobId ?? '?')}`,
  );
  return [...cancelled, ...givenUp];
}

function headline({ seconds, creditsSpent, stoppedBy }: EndInfo, { batch, runs }: Watched): string {
  const pictures = runs
    .flatMap((run) => run.outputs)
    .filter((output) => output.state === 'saved').length;
  const { counts } = batch;
  const foreign = runs.filter(isForeign).length;
  const done = counts.done - foreign;
  const parts = [
    `${stoppedBy ? 'Stopped: ' : ''}${done} of ${count(counts.total, 'SKU')} done`,
    ...(foreign > 0 ? [`${foreign} left alone: results exist, not made here`] : []),
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    count(pictures, 'picture'),
    creditsSpent === null ? 'credits not told yet' : `${creditCount(creditsSpent)} spent`,
    clockWords(seconds * 1000),
  ];
  return parts.join(' · ');
}

function nextSteps(info: EndInfo, { batch, runs }: Watched): readonly string[] {
  if (info.stoppedBy) return ['Everything is saved. The same command goes on from here.'];
  if (batch.pilot?.asking) return pilotSteps(batch.pilot, runs);
  if (batch.state.state === 'paused') {
    const why = batch.state.failure ? `: ${failureWords(batch.state.failure)}` : '.';
    return [
      `Stopped because the batch is ${pauseWords(batch.state.reason)}${why}`,
      'The queue is kept. The same command goes on from here.',
    ];
  }
  if (info.givenUp.length > 0) {
    return [
      'Waiting was given up (--max-wait). The same command takes the job up again, at no cost.',
    ];
  }
  if (runs.some((run) => run.state.phase === 'parked')) {
    return ['The budget is reached. Raise it and give the same command again to go on.'];
  }
  const paidAndBroken = runs.some(isPaidAndBroken);
  if (paidAndBroken) {
    const onlyFetch = runs.some(missesOnlyFiles)
      ? [
          'The same command fetches pictures that did not arrive, free. With --retry-failed it also orders again what PiktID cannot deliver.',
        ]
      : [];
    const paid = runs.some((run) => isPaidAndBroken(run) && !missesOnlyFiles(run))
      ? ['Jobs that failed were accepted by PiktID. --retry-failed submits them again, and costs.']
      : [];
    return [...onlyFetch, ...paid];
  }
  if (runs.some((run) => run.state.phase === 'failed')) {
    return ['The same command tries again what failed; what is done is skipped.'];
  }
  if (runs.some(isForeign)) {
    return [
      'What was not made here is left as it is. --fresh makes new pictures, in another folder.',
    ];
  }
  return [];
}

/** Its place holds results that this program did not make: nothing was ordered, nothing touched. */
function isForeign({ state, skipped, outputs, expectedOutputs }: RunView): boolean {
  return state.phase === 'done' && skipped && outputs.length === 0 && expectedOutputs === 0;
}

/** What was made first is to be looked at; the rest has cost nothing yet. */
function pilotSteps({ runId, waiting }: PilotView, runs: readonly RunView[]): readonly string[] {
  const pilot = runs.find(({ id }) => id === runId);
  const name = pilot ? ` "${printable(pilot.sku)}"` : '';
  return [
    `The pilot${name} has ended; ${count(waiting, 'SKU')} ${waiting === 1 ? 'waits' : 'wait'} for your yes. Nothing of the rest has been sent.`,
    'Look at its pictures. The same command with --release instead of --pilot makes the rest.',
  ];
}

function isPaidAndBroken({ state }: RunView): boolean {
  return state.phase === 'partial' || (state.phase === 'failed' && state.accepted);
}

/** The job was made and paid; only its pictures did not arrive. */
function missesOnlyFiles(run: RunView): boolean {
  if (!isPaidAndBroken(run) || !('failure' in run.state) || run.jobId === null) return false;
  const codes = [run.state.failure, ...run.outputs.flatMap((output) => output.failure ?? [])];
  return !codes.some(({ code }) => code.startsWith('job-'));
}
