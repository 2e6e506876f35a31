/**
 * The ledger: what was asked of the server that costs money, and what came of it. Append-only, kept
 * twice (database and a text file), enough to find every open job again when the database is lost.
 * No secret and no address of a file on the server is in here.
 */
import { z } from 'zod';
import { AccountKey, BatchId, JobId, RunId, SubmissionId } from './ids.ts';

/** Version of the line format. Readers skip lines of a version they do not know, and say so. */
export const LEDGER_VERSION = 1;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const common = {
  v: z.literal(LEDGER_VERSION),
  /** Unique for the line, so that file and database can be compared. */
  id: z.string().min(1).max(64),
  atMs: z.number(),
  submissionId: SubmissionId,
  runId: RunId,
  batchId: BatchId,
};

/** Which programs made the call. */
export const LedgerVersions = z.object({ app: z.string(), node: z.string() });
export type LedgerVersions = z.infer<typeof LedgerVersions>;

/** Written and synced before the call. */
export const LedgerIntent = z.object({
  ...common,
  event: z.literal('intent'),
  kind: z.enum(['submit', 'regenerate']),
  account: AccountKey,
  baseUrl: z.string(),
  projectId: z.string(),
  /** The project's name: the place's name. */
  project: z.string(),
  sku: z.string(),
  sourceDir: z.string(),
  /** Absolute folder the results belong into. */
  placeDir: z.string(),
  batchKind: z.enum(['run', 'batch']),
  batchName: z.string(),
  outputDir: z.string(),
  lookHash: Sha256,
  /** In upload order. */
  photoHashes: z.array(Sha256),
  identityCode: z.string(),
  /** Pictures this submission orders. */
  outputs: z.number().int().positive(),
  /** Job ids of the project just before the call: none of these can be the answer. */
  jobsBefore: z.array(z.string()),
  /** False where the list before the call could not be read: then nothing new can be told from old. */
  listed: z.literal(false).optional(),
  /** For regenerate: the job it belongs to, and which picture. */
  jobId: JobId.nullable(),
  imageIndex: z.number().int().nullable(),
  groupIndex: z.number().int().nullable(),
  /** For regenerate: versions of the picture known before the call. */
  versionsBefore: z.array(z.number().int()),
  versions: LedgerVersions,
});
export type LedgerIntent = z.infer<typeof LedgerIntent>;

export const LedgerEntry = z.discriminatedUnion('event', [
  LedgerIntent,
  z.object({
    ...common,
    event: z.literal('accepted'),
    jobId: JobId,
    totalOutputs: z.number().int().nullable(),
  }),
  /** The server said no; nothing was spent. */
  z.object({
    ...common,
    event: z.literal('refused'),
    code: z.string(),
    status: z.number().int().nullable(),
  }),
  /** No byte left this computer. */
  z.object({ ...common, event: z.literal('not-sent'), code: z.string() }),
  /** Nobody knows whether the server acted. */
  z.object({ ...common, event: z.literal('unclear'), code: z.string() }),
  z.object({
    ...common,
    event: z.literal('adopted'),
    jobId: JobId,
    by: z.enum(['look-up', 'user']),
  }),
  /** Closes an unclear submission: it was sent again under another id. */
  z.object({
    ...common,
    event: z.literal('resubmitted'),
    by: z.enum(['rules', 'user']),
    next: SubmissionId,
  }),
  /** The job came to its end at the server. */
  z.object({
    ...common,
    event: z.literal('ended'),
    jobId: JobId,
    /** The server's own word. */
    status: z.string(),
    /** Credits as the server counted them; null when it did not say. */
    credits: z.number().nullable(),
    saved: z.number().int(),
  }),
  /** Closes a submission without a known end: given up by the user, or gone at the server. */
  z.object({ ...common, event: z.literal('closed'), reason: z.string() }),
]);
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** How one submission stands, folded from its entries. */
export interface SubmissionRecord {
  readonly intent: LedgerIntent;
  readonly state:
    | 'open'
    | 'accepted'
    | 'unclear'
    | 'refused'
    | 'not-sent'
    | 'resubmitted'
    | 'ended'
    | 'closed';
  readonly jobId: JobId | null;
  /** The server's word at the end; null before. */
  readonly status: string | null;
  readonly credits: number | null;
  /** Code of a refusal or of the unclear answer. */
  readonly code: string | null;
  readonly decidedMs: number | null;
  /** Sent again as lost, and taken by the server after all: it cost beside the other one. */
  readonly late: boolean;
}

/**
 * Folds entries, oldest first, into one record per submission, in the order of the intents. Entries
 * whose intent is missing are left out; an entry read twice counts once.
 */
export function foldLedger(entries: readonly LedgerEntry[]): readonly SubmissionRecord[] {
  const records = new Map<string, SubmissionRecord>();
  const seen = new Set<string>();
  for (const entry of entries) {
    if (seen.has(entry.id)) continue;
    seen.add(entry.id);
    if (entry.event === 'intent') {
      records.set(entry.submissionId, {
        intent: entry,
        state: 'open',
        jobId: entry.jobId,
        status: null,
        credits: null,
        code: null,
        decidedMs: null,
        late: false,
      });
      continue;
    }
    const record = records.get(entry.submissionId);
    if (record) records.set(entry.submissionId, step(record, entry));
  }
  return [...records.values()];
}

function step(
  record: SubmissionRecord,
  entry: Exclude<LedgerEntry, LedgerIntent>,
): SubmissionRecord {
  const decided = { ...record, decidedMs: entry.atMs };
  switch (entry.event) {
    case 'accepted':
    case 'adopted': {
      const late = record.late || record.state === 'resubmitted';
      return { ...decided, state: 'accepted', jobId: entry.jobId, code: null, late };
    }
    case 'refused':
    case 'not-sent':
    case 'unclear':
      return { ...decided, state: entry.event, code: entry.code };
    case 'resubmitted':
      return { ...decided, state: 'resubmitted' };
    case 'ended':
      return {
        ...decided,
        state: 'ended',
        jobId: entry.jobId,
        status: entry.status,
        credits: entry.credits ?? record.credits,
      };
    case 'closed':
      return { ...decided, state: 'closed' };
  }
}

/**
 * Submissions that may still bring, or cost, something: accepted and not ended, or unknown (an
 * intent without an outcome is unknown: the process died in between).
 */
export function openSubmissions(entries: readonly LedgerEntry[]): readonly SubmissionRecord[] {
  return foldLedger(entries).filter(
    ({ state }) => state === 'open' || state === 'accepted' || state === 'unclear',
  );
}
