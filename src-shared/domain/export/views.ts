/** What the interface sees of exports, packs and contact sheets. No path is in here. */
import { z } from 'zod';
import { Failure } from '../errors.ts';
import { CollectionId, ResultId } from '../ids.ts';
import { JudgementChange } from '../review/judgement.ts';

/** One file of the check before an export. */
export const PlannedFile = z.object({
  resultId: ResultId,
  targetId: z.string(),
  /** Under the export folder, `/` between folders. */
  place: z.string(),
  /** What was in the way of its first name: a file in the folder, or another picture of this export. */
  collision: z.enum(['file', 'picture']).nullable(),
  outcome: z.enum(['write', 'skip', 'refuse']),
  /** Pixels it will have; null where the source's are not known. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** More than 1: enlarged by so much, because the target says so. */
  enlarged: z.number().nullable(),
  /** Fewer pixels than the target asks for, because the picture has no more. */
  smaller: z.boolean(),
  /** Why it is refused. */
  failure: Failure.nullable(),
});
export type PlannedFile = z.infer<typeof PlannedFile>;

export const ExportCheck = z.object({
  files: z.array(PlannedFile),
  write: z.number().int(),
  skip: z.number().int(),
  refuse: z.number().int(),
  /** Files that were in the way. */
  existing: z.number().int(),
  /** Free bytes where the folder is; null when nobody can say. */
  freeBytes: z.number().nullable(),
});
export type ExportCheck = z.infer<typeof ExportCheck>;

/** What happened to a file that could not be made. */
export const ExportProblem = z.object({
  resultId: ResultId.nullable(),
  /** The file that should have been. */
  name: z.string(),
  failure: Failure,
});
export type ExportProblem = z.infer<typeof ExportProblem>;

/** Worth knowing of an export, and no failure: a code with what it names, said by the catalogues. */
export const ExportNote = z.discriminatedUnion('said', [
  z.object({ said: z.enum(['enlarged', 'smaller']), n: z.number() }),
  z.object({
    said: z.literal('quality'),
    file: z.string(),
    quality: z.number(),
    asked: z.number(),
  }),
  z.object({ said: z.literal('manifest'), failure: Failure }),
]);
export type ExportNote = z.infer<typeof ExportNote>;

/** A piece of work that writes files: it goes on while the window does something else. */
export const ExportJob = z.object({
  id: z.string(),
  kind: z.enum(['pictures', 'pack', 'contact-sheet']),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** Last parts of the folder's path. */
  folderLabel: z.string(),
  done: z.number().int(),
  total: z.number().int(),
  written: z.number().int(),
  skipped: z.number().int(),
  bytes: z.number(),
  /** The first hundred; `failed` counts all. */
  problems: z.array(ExportProblem),
  failed: z.number().int(),
  /** Things worth knowing that are not failures: quality lowered to fit, enlarged, … */
  notes: z.array(ExportNote),
  /** Why the whole of it stopped. */
  failure: Failure.nullable(),
  startedMs: z.number(),
  endedMs: z.number().nullable(),
});
export type ExportJob = z.infer<typeof ExportJob>;

/** One answer out of a review pack: what was marked; absent fields were left as they were. */
export const PackAnswerEntry = z.object({
  id: ResultId,
  sku: z.string().max(500),
  file: z.string().max(500),
  change: JudgementChange.pick({ verdict: true, stars: true, reasons: true, note: true }),
  /** When it was last changed in the browser, ms since 1970. */
  atMs: z.number().nonnegative(),
});
export type PackAnswerEntry = z.infer<typeof PackAnswerEntry>;

/** The file that a review pack saves. */
export const PackAnswer = z.object({
  format: z.literal('flat-to-model-review-answers'),
  version: z.literal(1),
  pack: z.object({
    id: z.string().min(1).max(64),
    collection: CollectionId,
    /** What was decided up to then was seen by who answers. */
    madeMs: z.number().nonnegative(),
    /** Proof that the pack was made by this app and names these pictures. */
    seal: z.string().max(128),
  }),
  by: z.string().trim().min(1).max(200),
  savedMs: z.number(),
  /** Every picture of the pack, so that the seal can be checked. */
  results: z.array(ResultId).max(20_000),
  /** Those that were marked. */
  answers: z.array(PackAnswerEntry).max(20_000),
});
export type PackAnswer = z.infer<typeof PackAnswer>;

/** What reading an answer changed. */
export const PackAnswerRead = z.object({
  by: z.string(),
  /** Pictures whose judgement changed. */
  applied: z.number().int(),
  unchanged: z.number().int(),
  /** Pictures where both decided differently: to be settled by the user. */
  conflicts: z.number().int(),
  /** Pictures that are not in this collection any more, as `SKU / file`. */
  unknown: z.array(z.string()),
});
export type PackAnswerRead = z.infer<typeof PackAnswerRead>;

/** Cost per approved picture of one group. */
export const CostRow = z.object({
  /** Name of the look or identity; empty where nobody recorded one. */
  name: z.string(),
  /** A preset that comes with the app, by its id; or a look without a word of its own. */
  look: z.union([z.object({ preset: z.string() }), z.literal('plain')]).optional(),
  pictures: z.number().int(),
  picked: z.number().int(),
  rejected: z.number().int(),
  /** Credits of those pictures whose price is known. */
  credits: z.number(),
  /** Pictures whose price nobody knows; they are in no figure of credits. */
  unpriced: z.number().int(),
  /** Credits for every picture that was picked; null with none picked, or when a price is unknown. */
  perPicked: z.number().nullable(),
});
export type CostRow = z.infer<typeof CostRow>;

export const CostTable = z.object({
  total: CostRow,
  byLook: z.array(CostRow),
  byIdentity: z.array(CostRow),
});
export type CostTable = z.infer<typeof CostTable>;
