/** A batch as it is asked for: what Start writes to the database. The same shape for app and command line. */
import { z } from 'zod';
import { Failure } from './errors.ts';
import { AccountKey } from './ids.ts';
import { Instructions, JobOptions } from './instruction.ts';
import { Limits, MAX_PARALLEL } from './limits.ts';
import { FrozenPhoto, IdentityChoice } from './look.ts';
import { Budget } from './views.ts';

export const SkuPlan = z.object({
  /** The folder's base name, shown everywhere. */
  sku: z.string().min(1),
  sourceDir: z.string(),
  photos: z.array(FrozenPhoto).min(1).max(10),
  instructions: Instructions,
  identity: IdentityChoice,
  /** Job options of this SKU alone; the batch's where absent. */
  options: JobOptions.optional(),
});
export type SkuPlan = z.infer<typeof SkuPlan>;

/** A folder that cannot start (no photos, unreadable …): reported as failed, stops nobody else. */
export const RejectedSku = z.object({ sku: z.string(), sourceDir: z.string(), failure: Failure });
export type RejectedSku = z.infer<typeof RejectedSku>;

export const BatchPlan = z.object({
  name: z.string(),
  /** `run`: the output folder itself is the place. `batch`: one place per SKU under it. */
  kind: z.enum(['run', 'batch']),
  account: AccountKey,
  baseUrl: z.string(),
  sandbox: z.boolean(),
  outputDir: z.string(),
  skus: z.array(SkuPlan),
  rejected: z.array(RejectedSku),
  options: JobOptions,
  parallel: z.number().int().min(1).max(MAX_PARALLEL),
  limits: Limits,
  budget: Budget,
  /** Look-up time for a lost answer before it may be sent again, in seconds. */
  unclearGraceSeconds: z.number().min(0),
  /** Upper bound of the time between two status calls of one job, in seconds. */
  pollSeconds: z.number().positive(),
  retryFailed: z.boolean(),
  fresh: z.boolean(),
  resubmitUnclear: z.boolean(),
  /** Job ids the user names for SKUs whose submission is unclear: SKU name → job id. */
  adopt: z.record(z.string(), z.string()),
  /** One SKU goes first, the rest waits for a person's yes. */
  pilot: z.boolean().optional(),
  /** That yes. */
  release: z.boolean().optional(),
  /** Kept for the summary file only. */
  instructionsFile: z.string().nullable(),
});
export type BatchPlan = z.infer<typeof BatchPlan>;
