/** Calls about what leaves the review: exports, review packs, contact sheets, and what it cost. */
import { z } from 'zod';
import { MAX_TEMPLATE } from '../../domain/export/naming.ts';
import { ExportTarget, TargetSettings } from '../../domain/export/target.ts';
import { CostTable, ExportCheck, ExportJob, PackAnswerRead } from '../../domain/export/views.ts';
import { CollectionId, GrantId, ResultId } from '../../domain/ids.ts';
import { PicturePoint } from '../../domain/review/library.ts';
import { call } from '../define.ts';

const ResultIds = z.array(ResultId).min(1).max(20_000);
const Chosen = z.object({ collectionId: CollectionId, resultIds: ResultIds });
const ExportId = z.string().min(1).max(64);
const TargetId = z.string().min(1).max(64);

/** What is remembered from one export to the next. */
export const ExportWish = z.object({
  template: z.string().min(1).max(MAX_TEMPLATE),
  targetIds: z.array(TargetId).min(1).max(10),
  /** A name that is taken gets a number, or the picture is left out. Nothing is ever overwritten. */
  collisions: z.enum(['number', 'skip']),
});
export type ExportWish = z.infer<typeof ExportWish>;

export const ExportRequest = ExportWish.extend({
  ...Chosen.shape,
  folderId: GrantId,
  /** By result id, for targets that crop; absent ones are cut a little above the middle. */
  focus: z.record(z.string(), PicturePoint).default({}),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

export const ExportFolder = z.object({ id: GrantId, label: z.string() });
export type ExportFolder = z.infer<typeof ExportFolder>;

const Started = z.object({ exportId: ExportId });

export const exportCalls = {
  /** Built-in ones first, then own ones by name. */
  'export:targets': call(z.void(), z.array(ExportTarget)),
  /** Without `id` a new one; a taken name gets a number. Built-in ones cannot be saved. */
  'export:save-target': call(
    z.object({ id: TargetId.optional(), settings: TargetSettings }),
    ExportTarget,
  ),
  'export:remove-target': call(z.object({ id: TargetId }), z.void()),
  /** Asks for a folder; null when the user closed the dialog. */
  'export:pick-folder': call(z.void(), ExportFolder.nullable()),
  /** The folder and wish of the last export; nulls before the first. */
  'export:last': call(
    z.void(),
    z.object({ folder: ExportFolder.nullable(), wish: ExportWish.nullable() }),
  ),
  /** What would be written, with everything that is in the way. Writes nothing. */
  'export:check': call(ExportRequest, ExportCheck),
  /** Begins; progress comes as `export:changed`. */
  'export:start': call(ExportRequest, Started),
  /** Stops after the files in hand; what is written stays. */
  'export:cancel': call(z.object({ exportId: ExportId }), z.void()),
  /** Those of this session, newest first. */
  'export:jobs': call(z.void(), z.array(ExportJob)),
  /** Shows what was written in the system's file manager. */
  'export:show': call(z.object({ exportId: ExportId }), z.void()),
  /** Asks for a folder and writes a review pack into a new folder there; null when closed. */
  'export:pack': call(
    Chosen.extend({
      title: z.string().trim().min(1).max(120),
      /** Shown on top of the page. */
      note: z.string().max(1000).default(''),
    }),
    Started.nullable(),
  ),
  /** Asks for the file an art director sent back; null when closed. */
  'export:read-pack-answer': call(
    z.object({ collectionId: CollectionId }),
    PackAnswerRead.nullable(),
  ),
  /** Asks where to save the PDF; null when closed. */
  'export:contact-sheet': call(
    Chosen.extend({
      title: z.string().trim().min(1).max(120),
      paper: z.enum(['a4', 'letter']),
      columns: z.number().int().min(2).max(8),
    }),
    Started.nullable(),
  ),
  /** Of one collection. */
  'export:costs': call(z.object({ collectionId: CollectionId }), CostTable),
} as const;

export const exportEvents = { 'export:changed': ExportJob } as const;
