/**
 * From what the window asks for to a plan, its estimate and its start: grants become paths, the
 * active account decides which engine works. Knows nothing of Electron or IPC.
 */
import type { z } from 'zod';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { MAX_PHOTOS, normaliseInstructions } from '../../src-shared/domain/instruction.ts';
import type { BatchPlan } from '../../src-shared/domain/plan.ts';
import type { DraftSkuView } from '../../src-shared/domain/views.ts';
import type { BatchRequest, PlanEstimate } from '../../src-shared/ipc/calls/batches.ts';
import type { ActiveAccount } from '../accounts/accounts.ts';
import type { Engine } from '../batch/engine.ts';
import type { Draft } from '../intake/draft.ts';
import { freezeIdentity } from '../intake/freeze-photos.ts';
import type { Grants } from '../intake/grants.ts';
import { wishesOf } from '../intake/wishes.ts';
import { freeBytes } from '../storage/files/free-space.ts';

type Request = z.output<typeof BatchRequest>;

export interface Starter {
  estimate(request: Request): Promise<PlanEstimate>;
  start(request: Request): Promise<{ batchId: BatchId; warnings: string[] }>;
}

export interface StarterOptions {
  readonly draft: Draft;
  readonly grants: Grants;
  readonly active: () => ActiveAccount | null;
  /** The engine that works for an account; starts the sandbox when it is the sandbox's. */
  readonly engineFor: (account: ActiveAccount) => Promise<Engine>;
}

/**
 * Photos of so many bytes in all are hashed for an estimate, so that it knows what was done before.
 * Above, the estimate answers at once and leaves that to Start.
 */
const MAX_BYTES_FOR_EXACT = 200_000_000;
const NOT_HASHED = '0'.repeat(64);

export function createStarter({ draft, grants, active, engineFor }: StarterOptions): Starter {
  let frozen: { readonly key: string; readonly plan: Promise<BatchPlan> } | undefined;

  const account = (): ActiveAccount => {
    const found = active();
    if (found) return found;
    throw new StudioError({
      code: 'signed-out',
      message: 'Nobody is signed in. Nothing was sent.',
      remedy: 'Sign in, or try the app without an account in the sandbox.',
    });
  };
  const wishesFor = async (request: Request, { key, baseUrl, sandbox }: ActiveAccount) => {
    const { code, portrait } = request.identity;
    const identity = await freezeIdentity({
      code,
      imagePath: portrait === undefined ? undefined : grants.pathOf(portrait, 'file'),
    });
    const outputDir = grants.pathOf(request.output, 'folder');
    return wishesOf(request, { account: key, baseUrl, sandbox, outputDir, identity });
  };

  /** The same SKUs with the same photos are read once, however often the look changes. */
  const exactPlan = (request: Request, skus: readonly DraftSkuView[], wishes: Wishes) => {
    const key = JSON.stringify(skus.map(({ id, photos }) => [id, photosKey(photos)]));
    if (frozen?.key !== key) {
      const plan = draft.toPlan({ skuIds: request.skuIds, wishes }).then((planned) => planned.plan);
      frozen = { key, plan };
      plan.catch(() => {
        frozen = undefined;
      });
    }
    return frozen.plan;
  };

  return {
    async estimate(request) {
      const who = account();
      const wishes = await wishesFor(request, who);
      const chosen = new Set(request.skuIds);
      const skus = draft.snapshot().skus.filter(({ id }) => chosen.has(id));
      const photos = skus.flatMap((sku) => sku.photos.filter(({ included }) => included));
      const bytes = photos.reduce((total, photo) => total + photo.bytes, 0);
      const instructions = normaliseInstructions(request.instructions);
      const { identity, instructions: _given, ...common } = wishes;
      const read =
        bytes <= MAX_BYTES_FOR_EXACT ? (await exactPlan(request, skus, wishes)).skus : light(skus);
      const plan: BatchPlan = {
        ...common,
        kind: 'batch',
        skus: read.map((sku) => ({ ...sku, instructions, identity })),
        rejected: [],
      };
      const preview = await (await engineFor(who)).preview(plan);
      const doneBefore = preview.skus.filter(({ action }) => action === 'skip-done').length;
      return {
        skus: skus.length,
        photos: photos.length,
        outputs: preview.outputs,
        credits: preview.credits,
        creditsLearned: preview.creditsLearned,
        seconds: preview.seconds,
        doneBefore,
        freeBytes: await freeBytes(wishes.outputDir),
      };
    },

    async start(request) {
      const who = account();
      const wishes = await wishesFor(request, who);
      const { plan, warnings } = await draft.toPlan({ skuIds: request.skuIds, wishes });
      const started = await (await engineFor(who)).start(plan);
      return { batchId: started.batchId, warnings: [...warnings, ...started.warnings] };
    },
  };
}

type Wishes = ReturnType<typeof wishesOf>;

function photosKey(photos: DraftSkuView['photos']): unknown {
  return photos.filter(({ included }) => included).map(({ id, note }) => [id, note]);
}

/** A plan good enough to count with: nothing of the photos is read. */
function light(
  skus: readonly DraftSkuView[],
): Pick<BatchPlan['skus'][number], 'sku' | 'sourceDir' | 'photos'>[] {
  return skus
    .map(({ id, name, photos }) => ({
      sku: name,
      sourceDir: id,
      photos: photos
        .filter(({ included }) => included)
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
