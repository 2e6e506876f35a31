/**
 * What a plan means for each SKU, given what is stored and what lies on the disk. Shared by preview,
 * dry run and Start; writes nothing.
 */
import { createHash } from 'node:crypto';
import type { Instructions } from '../../../src-shared/domain/instruction.ts';
import { countOutputs, normaliseInstructions } from '../../../src-shared/domain/instruction.ts';
import { lookFingerprint } from '../../../src-shared/domain/look.ts';
import type { BatchPlan, SkuPlan } from '../../../src-shared/domain/plan.ts';
import type { Remark } from '../../../src-shared/domain/remark.ts';
import { decideRerun, fetchMayComplete, isUnpaid, type RerunAction } from '../rules/rerun.ts';
import type { Run } from '../state/model.ts';
import { type AssignedPlace, assignPlacesOnDisk } from '../state/places.ts';

export interface PlannedSku {
  readonly sku: SkuPlan;
  readonly instructions: Instructions;
  readonly lookHash: string;
  readonly outputs: number;
  readonly action: RerunAction;
  /** The run that is taken up, retried or left. */
  readonly stored: Run | null;
  /** Where a new run's results go. */
  readonly place: AssignedPlace | null;
}

export interface PlannedBatch {
  readonly skus: readonly PlannedSku[];
  /** Unpaid runs of the same folders with another look: nothing is lost by forgetting them. */
  readonly superseded: readonly Run[];
  readonly warnings: readonly Remark[];
}

/** `stored`: every run under the same output folder. */
export async function planSkus(plan: BatchPlan, stored: readonly Run[]): Promise<PlannedBatch> {
  const newest = new Map<string, Run>();
  for (const run of stored) {
    const key = `${run.sourceDir}\n${run.lookHash}`;
    const known = newest.get(key);
    if (!known || run.createdMs >= known.createdMs) newest.set(key, run);
  }
  const decided = plan.skus.map((sku) => {
    const instructions = normaliseInstructions(sku.instructions);
    const lookHash = hashLook(plan, sku, instructions);
    const known = newest.get(`${sku.sourceDir}\n${lookHash}`) ?? null;
    const action = decideRerun(
      known?.state ?? null,
      plan,
      known !== null && fetchMayComplete(known),
    );
    return {
      sku,
      instructions,
      lookHash,
      outputs: countOutputs(instructions),
      action,
      stored: action === 'run' ? null : known,
    };
  });
  const kept = new Set(decided.flatMap(({ stored: run }) => run ?? []));
  const sources = new Set([
    ...plan.skus.map(({ sourceDir }) => sourceDir),
    ...plan.rejected.map(({ sourceDir }) => sourceDir),
  ]);
  const superseded = stored.filter(
    (run) =>
      !kept.has(run) &&
      sources.has(run.sourceDir) &&
      run.task === null &&
      run.outputs.length === 0 &&
      isUnpaid(run),
  );
  const gone = new Set(superseded);
  const fresh = decided.filter(({ action }) => action === 'run');
  const places = await assignPlacesOnDisk({
    kind: plan.kind,
    outputDir: plan.outputDir,
    wishes: fresh.map(({ sku }) => ({ sku: sku.sku, sourceDir: sku.sourceDir })),
    taken: stored.filter((run) => !gone.has(run)).map(({ placeDir }) => placeDir),
    fresh: plan.fresh,
  });
  const placeOf = new Map(fresh.map((one, index) => [one, places[index] ?? null]));
  return {
    skus: decided.map((one): PlannedSku => {
      const place = placeOf.get(one) ?? null;
      return { ...one, place, action: place?.foreign ? 'skip-done' : one.action };
    }),
    superseded,
    warnings: places.flatMap(({ warning }) => warning ?? []),
  };
}

function hashLook(plan: BatchPlan, sku: SkuPlan, instructions: Instructions): string {
  const { account, baseUrl } = plan;
  const { photos, identity, options = plan.options } = sku;
  return createHash('sha256')
    .update(lookFingerprint({ account, baseUrl, photos, identity, instructions, options }))
    .digest('hex');
}
