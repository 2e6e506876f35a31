/** How long a SKU has taken, and about how long it will take in all. Ticks by itself while it runs. */
import { hasEnded } from '../../../src-shared/domain/run.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { formatSpan } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { useNow } from '../../ui/use-now.ts';
import { elapsedMs, expectedMs } from '../../view/run-view.ts';

/** Nobody reads the seconds of many cells: all of them move on together, now and then. */
const TICK_MS = 5_000;

export function RunElapsed({
  run,
  usual,
}: {
  readonly run: RunView;
  /** What a SKU of this batch usually takes, in ms; null while nobody can say. */
  readonly usual: number | null;
}) {
  const now = useNow(run.startedMs !== null && !hasEnded(run.state), TICK_MS);
  const elapsed = elapsedMs(run, now);
  if (elapsed === null) return '–';
  const expected = expectedMs(run, usual, now);
  const span = unbroken(formatSpan(elapsed));
  const whole = expected === null ? span : unbroken(formatSpan(expected));
  return whole === span ? span : t('run.of-about', { span, usual: whole });
}

/** A number and its unit stay on one line. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
