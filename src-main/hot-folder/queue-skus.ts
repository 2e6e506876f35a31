/**
 * From SKU folders that have arrived to a batch: the preset, identity, account and budget of their
 * watched folder, the same checks and the same engine as any Start. Knows no watching.
 */
import { SANDBOX_BASE_URL } from '../../src-shared/domain/account-key.ts';
import type { AccountView } from '../../src-shared/domain/account-views.ts';
import { ALL_CONVERSIONS, NO_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { Preset } from '../../src-shared/domain/preset.ts';
import type { BatchView, Budget } from '../../src-shared/domain/views.ts';
import type { HotFolderHold } from '../../src-shared/ipc/calls/hot-folders.ts';
import { failureWith } from '../../src-shared/text/refusal.ts';
import type { ActiveAccount } from '../accounts/accounts.ts';
import type { Engine } from '../batch/engine.ts';
import type { ImageService } from '../images/service.ts';
import type { Converter } from '../intake/convert-photos.ts';
import { planBatch } from '../intake/plan-batch.ts';
import { type FoundSku, withConvertible } from '../intake/scan.ts';
import { readSkuFolder } from '../intake/scan-folders.ts';
import { wishesOf } from '../intake/wishes.ts';
import { type BatchSpending, budgetFor } from './day-budget.ts';
import type { HotFolderSettings } from './store.ts';

type Seen = Pick<Engine, 'start' | 'batch' | 'snapshot' | 'outputDirOf' | 'setBudget'>;

export interface QueueParts {
  readonly accounts: () => Promise<readonly AccountView[]>;
  readonly engineFor: (account: ActiveAccount) => Promise<Seen>;
  readonly presets: () => Promise<readonly Preset[]>;
  readonly images: Pick<ImageService, 'probe' | 'verify'>;
  readonly converter: Converter;
}

/** Whether SKUs may go into a batch now. */
export type Door =
  | {
      readonly open: false;
      readonly why: HotFolderHold;
      /** Name of the batch that is in the way. */
      readonly batch?: string;
    }
  | {
      readonly open: true;
      readonly preset: Preset;
      readonly account: ActiveAccount;
      readonly engine: Seen;
      /** The unfinished batch of this folder that they join; null begins a new one. */
      readonly batch: BatchView | null;
      readonly budget: Budget;
    };

export interface Queued {
  /** Null when none of them could start. */
  readonly batchId: BatchId | null;
  readonly failures: ReadonlyMap<string, Failure>;
  /** Changed while they were read: they wait once more. */
  readonly changed: readonly string[];
}

export interface SkuQueue {
  door(
    settings: HotFolderSettings,
    spending: readonly BatchSpending[],
    today: string,
  ): Promise<Door>;
  /** Throws what starting a batch throws; nothing is written then. */
  start(
    settings: HotFolderSettings,
    door: Extract<Door, { open: true }>,
    dirs: readonly string[],
    name: string,
    isSame: (dir: string) => Promise<boolean>,
    signal: AbortSignal,
  ): Promise<Queued>;
}

const PARALLEL = 5;
const shut = (why: HotFolderHold, batch?: string): Door =>
  batch === undefined ? { open: false, why } : { open: false, why, batch };

export function createSkuQueue(parts: QueueParts): SkuQueue {
  const { accounts, engineFor, presets, images, converter } = parts;
  return {
    async door(settings, spending, today) {
      const preset = (await presets()).find(({ id }) => id === settings.presetId);
      if (!preset) return shut('preset-missing');
      const found = (await accounts()).find(({ key }) => key === settings.account);
      if (!found) return shut('account-missing');
      const sandbox = found.kind === 'sandbox';
      const baseUrl = sandbox ? SANDBOX_BASE_URL : found.baseUrl;
      const account = { key: found.key, baseUrl, sandbox };
      const engine = await engineFor(account);
      const own = new Set(spending.map(({ batchId }) => batchId));
      const unfinished = engine
        .snapshot()
        .batches.filter(
          ({ id, account: key, state }) =>
            state.state !== 'ended' &&
            key === settings.account &&
            engine.outputDirOf(id) === settings.outputDir,
        );
      const other = unfinished.find(({ id }) => !own.has(id));
      if (other) return shut('other-batch', other.name);
      const batch = unfinished[0] ?? null;
      if (batch && batch.state.state !== 'running') {
        return shut('batch-paused', batch.name);
      }
      const budget = budgetFor(settings.dayBudget, spending, batch?.id ?? null, today);
      if (!budget) return shut('day-budget');
      return { open: true, preset, account, engine, batch, budget };
    },

    async start(settings, door, dirs, name, isSame, signal) {
      const failures = new Map<string, Failure>();
      const found: FoundSku[] = [];
      for (const dir of dirs) {
        const sku = await readSkuFolder(dir);
        if (sku) found.push(settings.convert ? withConvertible(sku) : sku);
        else failures.set(dir, GONE);
      }
      const conversions = settings.convert ? ALL_CONVERSIONS : NO_CONVERSIONS;
      const { plan } = await planBatch({
        found,
        wishes: wishesOf(
          {
            name,
            instructions: door.preset.instructions,
            options: door.preset.options,
            parallel: PARALLEL,
            budget: door.budget,
            whenDone: 'skip',
          },
          {
            ...{ account: door.account.key, baseUrl: door.account.baseUrl },
            sandbox: door.account.sandbox,
            outputDir: settings.outputDir,
            identity: { code: settings.identityCode },
          },
        ),
        images,
        convert: { conversions, toJpeg: converter.toJpeg },
        signal,
      });
      for (const { sourceDir, failure } of plan.rejected) failures.set(sourceDir, failure);
      // Listed once more: what was read must be what lies there now.
      const changed: string[] = [];
      for (const dir of dirs) if (!(await isSame(dir))) changed.push(dir);
      for (const dir of changed) failures.delete(dir);
      const skus = plan.skus.filter(({ sourceDir }) => !changed.includes(sourceDir));
      if (skus.length === 0) return { batchId: null, failures, changed };
      signal.throwIfAborted();
      const { batchId } = await door.engine.start({ ...plan, skus, rejected: [] });
      return { batchId, failures, changed };
    },
  };
}

const GONE = failureWith('folder-missing', { why: 'hot-taken-away' });
