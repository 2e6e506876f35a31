/**
 * What a request would take: SKUs, photos, outputs, credits, time, disk, and why Start would be
 * refused. Asked again with every change of the look, so photos are read once. Writes nothing to
 * the output folder.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { SANDBOX_ACCOUNT } from '../../src-shared/domain/account-key.ts';
import type { DraftSkuView } from '../../src-shared/domain/draft-views.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import {
  countOutputs,
  type Instruction,
  MAX_PHOTOS,
  normaliseInstructions,
} from '../../src-shared/domain/instruction.ts';
import type { BatchPlan, SkuPlan } from '../../src-shared/domain/plan.ts';
import { estimatedBytes, refusalsOf } from '../../src-shared/domain/refusals.ts';
import type { EstimateRequest, PlanEstimate } from '../../src-shared/ipc/calls/batches.ts';
import type { ActiveAccount } from '../accounts/accounts.ts';
import type { Engine, PlanPreview } from '../batch/engine.ts';
import { remainingMs } from '../batch/pace/eta.ts';
import type { Draft } from '../intake/draft.ts';
import { freezeIdentity } from '../intake/freeze-photos.ts';
import type { Grants } from '../intake/grants.ts';
import { lookAtOutput } from '../intake/output-folder.ts';
import type { BatchWishes } from '../intake/plan-batch.ts';
import { wishesOf } from '../intake/wishes.ts';

type Request = z.output<typeof EstimateRequest>;

export interface EstimatorOptions {
  readonly draft: Pick<Draft, 'snapshot' | 'toPlan' | 'overrideOf' | 'folderOf'>;
  readonly grants: Pick<Grants, 'pathOf'>;
  readonly active: () => ActiveAccount | null;
  /** Credits of the active account as last heard; null when unknown. */
  readonly balance: () => Promise<number | null>;
  readonly engineFor: (account: ActiveAccount) => Promise<Pick<Engine, 'preview'>>;
}

/**
 * Photos of so many bytes in all are read for an estimate, so that it knows what was done before.
 * Above, the estimate answers at once and leaves that to Start.
 */
const MAX_BYTES_FOR_EXACT = 200_000_000;
/** Each of them is decoded to its last pixel: more keep thumbnails waiting, however small they are. */
const MAX_PHOTOS_FOR_EXACT = 500;
const NOT_HASHED = '0'.repeat(64);
/** Stands for the folder that is not chosen yet: nothing was ever done there. */
const NOWHERE = join(tmpdir(), 'no-output-folder-chosen');

const NOTHING: PlanPreview = {
  skus: [],
  outputs: 0,
  credits: null,
  creditsLearned: false,
  seconds: null,
};

/** The photos of these SKUs, being read or read. */
interface Reading {
  readonly key: string;
  readonly stop: AbortController;
  readonly skus: Promise<readonly SkuPlan[]>;
}

export function createEstimator(options: EstimatorOptions) {
  const { draft, grants, active, balance, engineFor } = options;
  let read: Reading | undefined;

  /** The same SKUs with the same photos are read once, however often the look changes. */
  const exact = (skus: readonly DraftSkuView[], wishes: BatchWishes) => {
    const { conversions } = draft.snapshot();
    const key = JSON.stringify([conversions, skus.map(({ id, photos }) => [id, keyOf(photos)])]);
    if (read?.key !== key) {
      const skuIds = skus.map(({ id }) => id);
      // Nobody waits for an earlier one any more.
      read?.stop.abort(new StudioError({ code: 'cancelled', message: 'Asked anew.' }));
      const stop = new AbortController();
      const planned = draft.toPlan({ skuIds, wishes, signal: stop.signal });
      const mine: Reading = { key, stop, skus: planned.then(({ plan }) => plan.skus) };
      read = mine;
      mine.skus.catch(() => {
        if (read === mine) read = undefined;
      });
    }
    return read.skus;
  };

  const identityOf = async ({ identity }: Request) => {
    if (identity === null) return { code: '-' };
    const { code, portrait } = identity;
    const imagePath = portrait === undefined ? undefined : grants.pathOf(portrait, 'file');
    return freezeIdentity({ code, imagePath });
  };

  return async (request: Request): Promise<PlanEstimate> => {
    const who = active();
    const outputDir = request.output === null ? null : grants.pathOf(request.output, 'folder');
    const output = outputDir === null ? null : await lookAtOutput(outputDir);
    const all = new Map(draft.snapshot().skus.map((sku) => [sku.id, sku]));
    const skus = request.skuIds.flatMap((id) => all.get(id) ?? []);
    const photos = skus.flatMap((sku) => sku.photos.filter(isSent));
    const bytes = photos.reduce((sum, photo) => sum + photo.bytes, 0);
    const wishes = wishesOf(request, {
      account: who?.key ?? SANDBOX_ACCOUNT,
      baseUrl: who?.baseUrl ?? '',
      sandbox: who?.sandbox ?? true,
      outputDir: outputDir ?? NOWHERE,
      identity: await identityOf(request),
    });
    const compared = bytes <= MAX_BYTES_FOR_EXACT && photos.length <= MAX_PHOTOS_FOR_EXACT;
    const idOf = new Map(skus.map(({ id }) => [draft.folderOf(id) ?? id, id]));
    const frozen = compared ? await exact(skus, wishes) : light(skus, draft.folderOf);
    const planned = frozen.map((sku): SkuPlan => {
      const id = idOf.get(sku.sourceDir);
      const own = id === undefined ? null : draft.overrideOf(id);
      const instructions = normaliseInstructions(own?.instructions ?? wishes.instructions);
      const identity = own?.identity ? sku.identity : wishes.identity;
      return { ...sku, instructions, identity, ...(own?.options ? { options: own.options } : {}) };
    });
    const plan = planOf(wishes, planned);

    const engine = who && skus.length > 0 ? await engineFor(who) : null;
    const looked = engine ? await engine.preview({ ...plan, fresh: false }) : NOTHING;
    const done = new Set<SkuPlan>();
    looked.skus.forEach(({ action }, index) => {
      const sku = planned[index];
      if (sku && action === 'skip-done') done.add(sku);
    });
    const again =
      engine && done.size > 0
        ? await engine.preview({ ...plan, skus: [...done], fresh: true })
        : NOTHING;
    const anew = request.whenDone === 'run-again' && engine && done.size > 0;
    const preview = anew ? await engine.preview({ ...plan, fresh: true }) : looked;
    const sent = anew ? planned : planned.filter((sku) => !done.has(sku));
    const needBytes = Math.round(
      sent.reduce((sum, { instructions }) => sum + estimatedBytes(instructions), 0),
    );
    const rough = engine ? roughSeconds(sent, plan) : null;
    const outputs = engine ? preview.outputs : countAll(planned);
    const doneBefore = request.whenDone === 'run-again' ? 0 : done.size;
    const free = output?.freeBytes ?? null;
    const refusals = refusalsOf({
      signedIn: who !== null,
      skus,
      hasIdentity: request.identity !== null,
      instructions: request.instructions.length,
      output,
      needBytes,
      outputs,
      credits: preview.credits,
      balance: who?.sandbox ? null : await balance(),
      budget: request.budget,
      doneBefore,
    });
    return {
      skus: skus.length,
      photos: photos.length,
      outputs,
      credits: preview.credits,
      creditsLearned: preview.creditsLearned,
      seconds: preview.seconds ?? rough,
      secondsLearned: preview.seconds !== null,
      doneBefore: done.size,
      doneSkuIds: [...done].flatMap(({ sourceDir }) => idOf.get(sourceDir) ?? []),
      doneBeforeKnown: compared,
      doneCredits: again.credits,
      freeBytes: free,
      needBytes,
      refusals: [...refusals],
    };
  };
}

function planOf(wishes: BatchWishes, skus: readonly SkuPlan[]): BatchPlan {
  const { identity: _identity, instructions: _instructions, imageNotes: _notes, ...rest } = wishes;
  const { useOwnInstructions: _own, ...common } = rest;
  return { ...common, kind: 'batch', skus: [...skus], rejected: [] };
}

function countAll(skus: readonly { readonly instructions: readonly Instruction[] }[]): number {
  return skus.reduce((sum, { instructions }) => sum + countOutputs(instructions), 0);
}

/**
 * Before any job has told: a job waits and is set up for about as long as it draws one picture.
 * The account's limits are known for certain, and for large batches they decide.
 */
const ROUGH_SETUP_MS = 30_000;
const ROUGH_PICTURE_MS = 30_000;

function roughSeconds(sent: readonly SkuPlan[], { parallel, limits }: BatchPlan): number | null {
  if (sent.length === 0) return null;
  const pictures = countAll(sent) / sent.length;
  const jobMs = ROUGH_SETUP_MS + pictures * ROUGH_PICTURE_MS;
  return Math.round(remainingMs(sent.length, 0, parallel, limits, jobMs) / 1000);
}

/** Included, and not waiting for the user's word on converting it. */
function isSent({ included, conversion }: DraftSkuView['photos'][number]): boolean {
  const format = conversion?.kinds.some((kind) => kind !== 'upright' && kind !== 'colour');
  return included && !(format === true && conversion?.agreed === false);
}

function keyOf(photos: DraftSkuView['photos']): unknown {
  return photos.filter(isSent).map(({ id, note, bytes }) => [id, note, bytes]);
}

/** Plans good enough to count with: nothing of the photos is read. */
function light(
  skus: readonly DraftSkuView[],
  folderOf: (id: DraftSkuId) => string | undefined,
): readonly SkuPlan[] {
  return skus
    .map(({ id, name, photos }) => ({
      sku: name,
      sourceDir: folderOf(id) ?? id,
      instructions: [{}],
      identity: { code: '-' },
      photos: photos
        .filter(isSent)
        .slice(0, MAX_PHOTOS)
        .map((photo) => ({
          path: photo.id,
          name: photo.name,
          sha256: NOT_HASHED,
          bytes: photo.bytes,
          modifiedMs: 0,
        })),
    }))
    .filter(({ photos }) => photos.length > 0);
}
