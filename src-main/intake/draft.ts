/**
 * The draft: SKUs before Start, in the app. The single writer; everybody else gets pictures of it.
 * Puts its parts together: folders, edits, checks in the background, and what the window is told.
 */
import { DEFAULT_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import type { DraftChange, DraftView } from '../../src-shared/domain/draft-views.ts';
import type { DraftSkuId, PhotoId } from '../../src-shared/domain/ids.ts';
import type { ImageService } from '../images/service.ts';
import type { Clock } from '../runtime/clock.ts';
import { createCoalescer } from '../runtime/coalescer.ts';
import type { Log } from '../runtime/log.ts';
import type { Settings } from '../storage/settings/settings.ts';
import { type BackgroundCheck, createBackgroundCheck } from './background-check.ts';
import type { Converter } from './convert-photos.ts';
import { createDraftEdits, type DraftEdits } from './draft-edits.ts';
import { createDraftFolders, type DraftFolders } from './draft-folders.ts';
import { createDraftList } from './draft-list.ts';
import type { DraftFile, DraftMemory } from './draft-memory.ts';
import { createDraftPicture } from './draft-picture.ts';
import { type PlanRequest, planDraft } from './draft-plan.ts';
import { proposed, type SkuOverride } from './draft-sku.ts';
import { type DraftState, skuOf } from './draft-state.ts';
import type { Planned } from './plan-batch.ts';

export interface Draft
  extends DraftEdits,
    Pick<DraftFolders, 'add' | 'refresh' | 'remove' | 'clear'> {
  /** Takes up the draft of the last start. Once, before anything is added. */
  restore(): Promise<void>;
  snapshot(): DraftView;
  /** What is new, coalesced and in parts a window can take in: at most ten a second. Returns its undo. */
  onChange(listener: (change: DraftChange) => void): () => void;
  overrideOf(id: DraftSkuId): SkuOverride | null;
  /** For the media protocol. */
  photoPath(id: PhotoId): string | undefined;
  folderOf(id: DraftSkuId): string | undefined;
  /** Checks, converts and freezes the SKUs in the asked order; the draft itself stays as it is. */
  toPlan(request: PlanRequest): Promise<Planned>;
  /** Resolves when no scan and no background check is under way. */
  idle(): Promise<void>;
  /** Stops scan and checks; the draft is on disk. */
  close(): Promise<void>;
}

export interface DraftOptions {
  readonly images: Pick<ImageService, 'probe' | 'verify'>;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'rememberFolder'>;
  readonly log: Log;
  /** Without it nothing is converted. */
  readonly converter?: Converter;
  /** Without it the draft is forgotten at the end. */
  readonly file?: DraftFile;
}

/** The first rows are not kept waiting. */
const tellEveryMs = (skus: number) => (skus === 0 ? 30 : 100);
const SAVE_EVERY_MS = 1_000;

export function createDraft(options: DraftOptions): Draft {
  const { images, clock, settings, log, converter, file } = options;
  const listeners = new Set<(change: DraftChange) => void>();
  /** Nothing is saved before the last draft has been taken up: it would be written over. */
  let recalled: Promise<unknown> = Promise.resolve();
  let revision = 0;

  const list = createDraftList((id) => picture.touch(id));
  const state: DraftState = {
    list,
    conversions: DEFAULT_CONVERSIONS,
    changed: () => {
      revision += 1;
      telling.poke();
      if (file) saving.poke();
    },
  };
  const picture = createDraftPicture(state);
  const checks: BackgroundCheck = createBackgroundCheck({
    images,
    log,
    done: (id, check) => {
      const sku = list.get(id);
      if (!sku) return;
      list.put(proposed({ ...sku, check }, state.conversions));
      state.changed();
    },
  });
  const folders = createDraftFolders({ state, checks, settings, log });

  const common = () => ({
    revision,
    scanning: folders.scanning(),
    conversions: state.conversions,
    preflight: picture.preflight(),
  });
  const telling = createCoalescer({
    clock,
    everyMs: () => tellEveryMs(list.size()),
    tell: () => {
      if (listeners.size === 0) return;
      const { part, more } = picture.next();
      const change: DraftChange = { ...common(), ...part };
      for (const listener of listeners) listener(change);
      // Only after this telling: the next one waits its turn.
      if (more) queueMicrotask(() => telling.poke());
    },
  });
  const save = async (): Promise<void> => {
    await recalled;
    await file?.save(folders.memory());
  };
  const recall = async (): Promise<DraftMemory | null> => {
    const memory = await file?.load();
    if (!memory || list.size() > 0) return null;
    state.conversions = memory.conversions;
    folders.recall(memory);
    return memory;
  };
  const saving = createCoalescer({ clock, everyMs: () => SAVE_EVERY_MS, tell: () => void save() });

  return {
    ...createDraftEdits(state),
    add: folders.add,
    refresh: folders.refresh,
    remove: folders.remove,
    clear: folders.clear,
    restore: async () => {
      const recalling = recall();
      recalled = recalling;
      const memory = await recalling;
      if (memory) await folders.findAgain(memory);
    },
    snapshot: () => ({ ...common(), skus: [...picture.skus()] }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    overrideOf: (id) => list.get(id)?.override ?? null,
    photoPath: (id) => list.photoPath(id),
    folderOf: (id) => list.get(id)?.found.dir,
    toPlan: async (request) => {
      const { conversions } = state;
      const skus = request.skuIds.map((id) => skuOf(state, id));
      return planDraft(skus, request, { images, conversions, converter });
    },
    idle: async () => {
      await folders.idle();
      await checks.idle();
    },
    close: async () => {
      telling.close();
      saving.close();
      await folders.close();
      await checks.close();
      await save();
    },
  };
}
