/**
 * `--adopt SKU=JOB`: takes the named jobs before a command decides that nothing moves any more. What
 * is refused is told with its SKU and leaves the others alone. Knows nothing of how a job is taken.
 */
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { BatchPlan } from '../../src-shared/domain/plan.ts';
import type { Engine } from '../batch/engine.ts';
import { failureWords } from './display/words.ts';
import { UsageError } from './usage-error.ts';

/** @throws UsageError naming the first SKU that the command does not work on */
export function requireKnownSkus({ adopt, skus, rejected }: BatchPlan): void {
  const known = new Set([...skus, ...rejected].map(({ sku }) => sku));
  for (const sku of Object.keys(adopt)) {
    if (known.has(sku)) continue;
    throw new UsageError(
      `--adopt names the SKU "${sku}", which is not among the folders of this command.`,
      'Give it as it is named here, for example --adopt "summer dress=JOB".',
    );
  }
}

export interface AdoptTools {
  readonly engine: Pick<Engine, 'runsOf' | 'adoptJob'>;
  readonly batchId: BatchId;
  readonly warn: (sku: string, text: string) => void;
  /** Aborted by a signal: nobody waits any longer. */
  readonly stop: AbortSignal;
}

/** Resolves when every named job is taken or refused. Never throws. */
export async function adoptNamed({ adopt }: BatchPlan, tools: AdoptTools): Promise<void> {
  const { engine, batchId, stop } = tools;
  const runs = engine.runsOf(batchId);
  const all = Object.entries(adopt).map(async ([sku, jobId]) => {
    const named = runs.filter((run) => run.sku === sku);
    const run = named.find(({ state }) => state.phase === 'unclear') ?? named[0];
    if (!run || run.jobId === jobId) return;
    try {
      await engine.adoptJob(run.id, jobId);
    } catch (error) {
      if (!stop.aborted) {
        tools.warn(
          sku,
          `--adopt: the job ${jobId} was not taken. ${failureWords(toFailure(error))}`,
        );
      }
    }
  });
  const stopped = new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([Promise.all(all), stopped]);
}
