/** Branded identifiers: a run's id can never be handed where a batch's id is meant. */
import { z } from 'zod';

export const AccountKey = z.string().min(1).max(300).brand<'AccountKey'>();
export type AccountKey = z.infer<typeof AccountKey>;

export const BatchId = z.string().min(1).max(64).brand<'BatchId'>();
export type BatchId = z.infer<typeof BatchId>;

export const RunId = z.string().min(1).max(64).brand<'RunId'>();
export type RunId = z.infer<typeof RunId>;

export const SubmissionId = z.string().min(1).max(64).brand<'SubmissionId'>();
export type SubmissionId = z.infer<typeof SubmissionId>;

export const PhotoId = z.string().min(1).max(64).brand<'PhotoId'>();
export type PhotoId = z.infer<typeof PhotoId>;

export const OutputId = z.string().min(1).max(64).brand<'OutputId'>();
export type OutputId = z.infer<typeof OutputId>;

/** A SKU of the draft, before Start. */
export const DraftSkuId = z.string().min(1).max(64).brand<'DraftSkuId'>();
export type DraftSkuId = z.infer<typeof DraftSkuId>;

/** A folder or file that the user granted by dialog or drop; the path itself stays in the main process. */
export const GrantId = z.string().min(1).max(64).brand<'GrantId'>();
export type GrantId = z.infer<typeof GrantId>;

/** Job id as PiktID sends it: opaque text, never trusted as a file name. */
export const JobId = z.string().min(1).max(512).brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

/** Results that are reviewed together: a batch of this app, or a folder somebody opened. */
export const CollectionId = z.string().min(1).max(64).brand<'CollectionId'>();
export type CollectionId = z.infer<typeof CollectionId>;

/** A picture under review: an output of this app, or a file of an opened folder. */
export const ResultId = z.string().min(1).max(64).brand<'ResultId'>();
export type ResultId = z.infer<typeof ResultId>;
