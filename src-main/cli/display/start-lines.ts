/** The first lines of a command: what it works on, with whom, and how fast it may go. Pure. */
import type { Paint } from './paint.ts';
import { printable } from './text-width.ts';
import type { StartInfo } from './watched.ts';
import { count, creditCount } from './words.ts';

export function startLines(info: StartInfo, paint: Paint): readonly string[] {
  const { batch, runs, limits } = info.watched;
  const photos = runs.reduce((sum, run) => sum + run.photos.length, 0);
  const work = [
    count(runs.length, 'SKU'),
    count(photos, 'photo'),
    count(batch.outputsExpected, 'picture'),
  ].join(' · ');
  const pace = limits
    ? ` · at most ${count(limits.limits.rate.submissions, 'submission')} in ${limits.limits.rate.windowSeconds} s, ${count(batch.parallel, 'job')} at once`
    : '';
  return [
    ...(info.sandbox ? [paint.yellow(SANDBOX_LINE)] : []),
    `${paint.bold(info.resumed ? 'Going on' : 'Starting')}: ${work}${pace}`,
    `Results go to ${printable(info.outputDir)}`,
    ...(info.balance === null ? [] : [`Balance: ${creditCount(info.balance)}`]),
  ];
}

const SANDBOX_LINE =
  'SANDBOX: a stand-in on this computer. Results are drawn, not photographed; nothing is sent to PiktID and nothing is charged.';
