/** Calls about watched folders: SKU folders that are copied into one start by themselves. */
import { z } from 'zod';
import { Failure } from '../../domain/errors.ts';
import { AccountKey, BatchId, GrantId } from '../../domain/ids.ts';
import { Budget } from '../../domain/views.ts';
import { call } from '../define.ts';

export const MIN_QUIET_SECONDS = 5;
export const MAX_QUIET_SECONDS = 3600;
export const DEFAULT_QUIET_SECONDS = 30;
export const MAX_HOT_FOLDERS = 20;

/** What a person chooses for one, without its two folders. */
export const HotFolderWishes = z.object({
  presetId: z.string().min(1).max(64),
  identityCode: z.string().trim().min(1).max(200),
  account: AccountKey,
  /** The most that a day may spend, over all batches of this folder. */
  dayBudget: Budget,
  /** A SKU folder counts as copied when nothing in it has changed for so long. */
  quietSeconds: z.number().int().min(MIN_QUIET_SECONDS).max(MAX_QUIET_SECONDS),
  /** TIFF, WebP, AVIF and BMP go out as JPEG copies; else they are not sent. */
  convert: z.boolean(),
});
export type HotFolderWishes = z.infer<typeof HotFolderWishes>;

export const HotFolderEdit = HotFolderWishes.extend({
  /** Null makes a new one; then both folders are needed. */
  id: z.string().max(64).nullable(),
  folder: GrantId.nullable(),
  output: GrantId.nullable(),
  /** What lies in the folder already is queued too; for a new one only. */
  takeExisting: z.boolean(),
});
export type HotFolderEdit = z.infer<typeof HotFolderEdit>;

/** Why SKUs that have arrived are not queued yet. */
export const HotFolderHold = z.enum([
  'batch-paused',
  'other-batch',
  'day-budget',
  'preset-missing',
  'account-missing',
  'failed',
]);
export type HotFolderHold = z.infer<typeof HotFolderHold>;

export const HotFolderProblem = z.object({
  /** Path beneath the watched folder; empty for the folder itself. */
  sku: z.string(),
  kind: z.enum(['failed', 'changed', 'unfinished', 'loose']),
  /** Of `failed`: what stopped it, where that is known. */
  failure: Failure.optional(),
  /** Of `unfinished`: the file that is still being copied. */
  file: z.string().optional(),
  /** Of `loose`: pictures that lie in the watched folder itself. */
  pictures: z.number().int().optional(),
  /** It can be queued by a person's word. */
  canQueue: z.boolean(),
});
export type HotFolderProblem = z.infer<typeof HotFolderProblem>;

export const HotFolderView = z.object({
  id: z.string(),
  label: z.string(),
  outputLabel: z.string(),
  wishes: HotFolderWishes,
  /** Null when the preset was deleted. */
  presetName: z.string().nullable(),
  /** Null when the account was signed out. */
  accountLabel: z.string().nullable(),
  sandbox: z.boolean(),
  state: z.enum(['starting', 'watching', 'paused', 'missing']),
  hold: HotFolderHold.nullable(),
  /** The batch that `batch-paused` and `other-batch` mean. */
  holdBatch: z.string().nullable(),
  /** Of `failed`. */
  holdFailure: Failure.nullable(),
  /** SKUs that are still being copied, the next to be complete first; no more than a few. */
  copying: z.array(z.object({ sku: z.string(), secondsLeft: z.number().nullable() })),
  copyingCount: z.number().int(),
  /** SKUs that have arrived and wait for the hold to end. */
  ready: z.number().int(),
  queued: z.number().int(),
  last: z.object({ sku: z.string(), atMs: z.number(), batchId: BatchId.nullable() }).nullable(),
  spentToday: z.object({ credits: z.number(), outputs: z.number() }),
  problems: z.array(HotFolderProblem),
});
export type HotFolderView = z.infer<typeof HotFolderView>;

export const HotFoldersView = z.object({ folders: z.array(HotFolderView) });
export type HotFoldersView = z.infer<typeof HotFoldersView>;

const ById = z.object({ id: z.string().min(1).max(64) });
const OfSku = ById.extend({ sku: z.string().max(4000) });

export const hotFolderCalls = {
  'hot-folders:view': call(z.void(), HotFoldersView),
  /** Lets the user choose the folder to watch; null when the dialog was closed. */
  'hot-folders:pick': call(z.void(), z.object({ id: GrantId, label: z.string() }).nullable()),
  /** Fails with `invalid-input` for folders that lie in each other, and with `not-found`. */
  'hot-folders:save': call(HotFolderEdit, HotFoldersView),
  'hot-folders:remove': call(ById, HotFoldersView),
  'hot-folders:pause': call(ById.extend({ on: z.boolean() }), HotFoldersView),
  /** The user's word that a SKU shall run (again). */
  'hot-folders:queue': call(OfSku, HotFoldersView),
  /** Takes a problem off the list; the SKU stays as it is. */
  'hot-folders:dismiss': call(OfSku, HotFoldersView),
  'hot-folders:open': call(ById, z.void()),
} as const;
