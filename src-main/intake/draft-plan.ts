/** From the draft's SKUs to a plan: each with what it has of its own. Reads photos and portraits. */
import type { Conversions } from '../../src-shared/domain/conversion.ts';
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { IdentityChoice } from '../../src-shared/domain/look.ts';
import type { RejectedSku } from '../../src-shared/domain/plan.ts';
import type { ImageService } from '../images/service.ts';
import type { Converter } from './convert-photos.ts';
import { type DraftSku, type SkuOverride, wishedSkuOf } from './draft-sku.ts';
import { freezeIdentity } from './freeze-photos.ts';
import {
  type BatchWishes,
  type Planned,
  type PlanProgress,
  planBatch,
  type WishedSku,
} from './plan-batch.ts';

export interface PlanRequest {
  readonly skuIds: readonly DraftSkuId[];
  readonly wishes: BatchWishes;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PlanProgress) => void;
}

export interface DraftPlanTools {
  readonly images: Pick<ImageService, 'probe' | 'verify'>;
  readonly conversions: Conversions;
  readonly converter: Converter | undefined;
}

export async function planDraft(
  skus: readonly DraftSku[],
  { wishes, signal, onProgress }: PlanRequest,
  { images, conversions, converter }: DraftPlanTools,
): Promise<Planned> {
  const frozen = new Map<string, Promise<IdentityChoice>>();
  /** The same portrait is read once, however many SKUs wear it. */
  const freezeOnce = (identity: NonNullable<SkuOverride['identity']>) => {
    const { code, portraitPath } = identity;
    const key = JSON.stringify([code, portraitPath]);
    const known = frozen.get(key) ?? freezeIdentity({ code, imagePath: portraitPath }, signal);
    frozen.set(key, known);
    return known;
  };
  const found: WishedSku[] = [];
  const rejected: RejectedSku[] = [];
  for (const sku of skus) {
    const wished = wishedSkuOf(sku, conversions);
    const identity = sku.override?.identity;
    try {
      found.push(identity ? { ...wished, identity: await freezeOnce(identity) } : wished);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      const failure = toFailure(error);
      rejected.push({ sku: sku.found.name, sourceDir: sku.found.dir, failure });
    }
  }
  return planBatch({
    found,
    rejected,
    wishes,
    images,
    ...(converter ? { convert: { conversions, toJpeg: converter.toJpeg } } : {}),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
}
