/** Brings a studio to the moment at which the call of a row is about to go wrong. */
import type { ImageService } from '../../../src-main/images/service.ts';
import type { CallName, FaultRule } from '../../../src-main/sandbox/fault-rules.ts';
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import type { BatchPlan, SkuPlan } from '../../../src-shared/domain/plan.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { createFaultStudio, type FaultStudio } from '../../support/fault-studio.ts';
import type { ScaledClock } from '../../support/scaled-clock.ts';
import { type Armed, arm, type Column, type Often, refusing } from './columns.ts';
import type { MatrixRow, Scenario } from './expectations.ts';

export interface Shared {
  readonly images: ImageService;
  /** Bytes of a small JPEG. */
  readonly photo: Buffer;
}

/** The SKU all is about. */
export const SKU = 'dress';
const CREDITS = 1_000;

export interface Stage {
  readonly studio: FaultStudio;
  readonly sku: SkuPlan;
  /** Submissions the sandbox had accepted before, of other SKUs. */
  readonly acceptedBefore: number;
  /** Arms the fault and does what makes the call. Once. */
  begin(): Promise<void>;
  /** The cause is gone. */
  lift(): void;
  /** The same command again. */
  again(): Promise<void>;
  run(): RunView | undefined;
  batchId(): BatchId | undefined;
}

export async function setStage(
  row: MatrixRow,
  column: Column,
  often: Often,
  { clock, images, photo }: Shared & { readonly clock: ScaledClock },
): Promise<Stage> {
  let armed: Armed | null = null;
  const studio = await createFaultStudio({
    clock,
    images,
    photo,
    idleMs: column.startsWith('hang') ? 150 : 10_000,
    bend: refusing(row.call, () => armed),
    sandbox: {
      credits: CREDITS,
      behaviour: { conflictCarriesId: row.scenario !== 'project-exists' },
    },
  });
  const { engine, sandbox, api } = studio;
  const run = (): RunView | undefined =>
    engine.snapshot().runs.find((candidate) => candidate.sku === SKU);
  const portrait = row.scenario === 'portrait' ? await studio.portrait('someone.jpg') : null;
  const sku = await studio.sku(SKU, 2, portrait ? { identity: { image: portrait } } : {});
  const plan: BatchPlan = studio.plan([sku]);
  const extra = await prepareFor(row.scenario, studio, plan, clock);
  const acceptedBefore = row.scenario === 'redo' ? 0 : studio.sandbox.journal().accepted.length;

  return {
    studio,
    sku,
    acceptedBefore,
    run,
    batchId: () => run()?.batchId,
    begin: async () => {
      armed = arm(row.call, column, often, row.after);
      sandbox.addFaults(...extra, ...armed.rules);
      const finished = run();
      if (row.scenario === 'redo' && finished) engine.regenerate(finished.id, 0, 0);
      else if (row.call === 'identity-list') await api.identities({ page: 1, perPage: 20 });
      else await engine.start(plan);
    },
    lift: () => {
      if (armed) armed.refuse = 0;
      sandbox.setFaults([]);
      if (row.scenario === 'no-credits') sandbox.setCredits(CREDITS);
    },
    again: async () => {
      await engine.start(plan);
    },
  };
}

/** Answers the faults that belong to the scenario itself. */
async function prepareFor(
  scenario: Scenario,
  studio: FaultStudio,
  plan: BatchPlan,
  clock: ScaledClock,
): Promise<readonly FaultRule[]> {
  const { engine, sandbox, api } = studio;
  switch (scenario) {
    case 'one':
    case 'portrait':
    case 'call':
      return [];
    case 'no-credits':
      // Too little for the job, not for another look: topped up while the fault strikes.
      return [{ call: 'submit', fault: 'status', code: 402, times: 1, body: NO_CREDITS }];
    case 'project-exists':
      await api.ensureProject(SKU);
      return [];
    case 'redo': {
      const { batchId } = await engine.start(plan);
      await engine.settled(batchId);
      return [];
    }
    case 'proven':
    case 'lost-answer': {
      // Runs until the gallery has been seen to list it: a status call after the listing says so.
      sandbox.addOutcomes({ match: 'coat', secondsPerOutput: 1e6 });
      const { batchId } = await engine.start(studio.plan([await studio.sku('coat')]));
      await untilCalls(studio, clock, 'job-status', 3);
      sandbox.finishJobs();
      await engine.settled(batchId);
      const lost = { call: 'submit', fault: 'reset-after', times: 1 } as const;
      return scenario === 'proven' ? [] : [lost];
    }
  }
}

/** Resolves when the sandbox was asked so often; looked at between calls, in scaled time. */
async function untilCalls(
  { sandbox }: FaultStudio,
  clock: ScaledClock,
  call: CallName,
  times: number,
): Promise<void> {
  while ((sandbox.journal().calls[call] ?? 0) < times) await clock.sleep(250);
}

const NO_CREDITS = { error: 'Insufficient credits', required_credits: 6 };
