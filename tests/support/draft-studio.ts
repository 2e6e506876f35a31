/** A draft over real folders, kept on disk, with the look every test of it asks for. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import { createConverter } from '../../src-main/intake/convert-photos.ts';
import { createDraft, type Draft } from '../../src-main/intake/draft.ts';
import { openDraftFile } from '../../src-main/intake/draft-memory.ts';
import { systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import type { DraftSkuView } from '../../src-shared/domain/draft-views.ts';
import { AccountKey } from '../../src-shared/domain/ids.ts';
import type { BatchPlan } from '../../src-shared/domain/plan.ts';
import { planOf } from './plan.ts';

export const images = createImageService({ cacheDir: join(tmpdir(), 'ftm-none'), workerUrl: null });

export interface DraftStudio {
  /** Where the draft is kept, and what is no SKU may lie. */
  readonly home: string;
  /** The season that {@link add} takes in. */
  readonly root: string;
  readonly draft: Draft;
  skus(): readonly DraftSkuView[];
  named(name: string): DraftSkuView;
  /** Adds the season, and waits until its photos were looked at. */
  add(): Promise<void>;
  /** Problems of a SKU as `code photo`, those that block with a `!`. */
  codes(name: string): readonly string[];
  plan(): Promise<BatchPlan>;
  /**
   * Ends the draft and opens it anew from what is on disk, as the next start does. `endAtOnce`
   * leaves it before it has taken that up.
   */
  reopen(how?: {
    readonly between?: () => Promise<void>;
    readonly endAtOnce?: true;
  }): Promise<void>;
  close(): Promise<void>;
}

export async function openDraftStudio(): Promise<DraftStudio> {
  const home = await mkdtemp(join(tmpdir(), 'ftm-draft-home-'));
  const root = join(home, 'season');
  await mkdir(root);
  let draft = open(home);
  const skus = () => draft.snapshot().skus;
  const named = (name: string) => {
    const sku = skus().find((one) => one.name === name);
    if (!sku) throw new Error(`${name} is not in the draft`);
    return sku;
  };
  return {
    home,
    root,
    get draft() {
      return draft;
    },
    skus,
    named,
    add: async () => {
      await draft.add([root]);
      await draft.idle();
    },
    codes: (name) =>
      named(name).problems.map(({ code, blocks, photo }) =>
        `${code}${blocks ? '!' : ''} ${photo ?? ''}`.trim(),
      ),
    plan: () => planOfAll(draft, home),
    reopen: async ({ between, endAtOnce = false } = {}) => {
      await draft.close();
      await between?.();
      draft = open(home);
      const restored = draft.restore();
      if (endAtOnce) return;
      await restored;
      await draft.idle();
    },
    close: async () => {
      await draft.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

const open = (home: string) =>
  createDraft({
    images,
    clock: systemClock,
    settings: { rememberFolder: () => {} },
    log: silentLog,
    converter: createConverter({ dir: join(home, 'converted'), images }),
    file: openDraftFile({ path: join(home, 'draft.json'), clock: systemClock, log: silentLog }),
  });

async function planOfAll(draft: Draft, home: string): Promise<BatchPlan> {
  const skuIds = draft.snapshot().skus.map(({ id }) => id);
  const account = AccountKey.parse('demo');
  const wishes = {
    ...planOf({ account, outputDir: join(home, 'out'), skus: [] }),
    identity: { code: 'PiktidSummer' },
    instructions: [{ pose: 'standing' }],
  };
  return (await draft.toPlan({ skuIds, wishes })).plan;
}
