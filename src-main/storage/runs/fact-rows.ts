/**
 * What is known of an account between runs: uploads that can be reused, portraits, limits, learned
 * prices and durations; and each run's timeline. Knows no rule.
 */
import type { AccountKey, RunId } from '../../../src-shared/domain/ids.ts';
import type { Limits } from '../../../src-shared/domain/limits.ts';
import type { RunPhase } from '../../../src-shared/domain/run.ts';
import type { RunCall, TimelineEntry } from '../../../src-shared/domain/run-detail.ts';
import { TimelineLine } from '../../../src-shared/domain/timeline.ts';
import { jsonOf } from '../../runtime/json-text.ts';
import type { Database } from '../database.ts';

export interface AccountFacts {
  /** The gallery has listed a running job of ours: an empty listing means something. */
  galleryProven: boolean;
  limits: Limits;
  blockedUntilMs: number | null;
  /** 429s in a row. */
  refusals: number;
  /** What others leave free of the limits; null while nothing says that anybody uses it too. */
  share: LearnedShare | null;
}

/** Jobs at once, and submissions in a window, that were free of late. */
export interface LearnedShare {
  readonly jobs: number;
  readonly submissions: number;
  /** Accepted since it was changed last. */
  readonly accepted: number;
  /** The last refusal. */
  readonly sinceMs: number;
  /** Refused again after it had worked for a while: others do use the account. */
  readonly proven?: boolean;
}

/** A sum over past jobs: `amount` credits or milliseconds for `units` outputs or jobs. */
export interface LearnedFact {
  readonly account: AccountKey;
  readonly fact: string;
  readonly amount: number;
  readonly units: number;
}

export interface FactRows {
  /** File id of these bytes, when they were uploaded at or after `sinceMs`. */
  upload(account: AccountKey, sha256: string, sinceMs: number): string | undefined;
  saveUpload(account: AccountKey, sha256: string, fileId: string, atMs: number): void;
  forgetUploads(account: AccountKey, hashes: readonly string[]): void;
  portrait(account: AccountKey, sha256: string): string | undefined;
  savePortrait(account: AccountKey, sha256: string, code: string, atMs: number): void;
  account(account: AccountKey): AccountFacts | undefined;
  saveAccount(account: AccountKey, facts: AccountFacts): void;
  learned(): readonly LearnedFact[];
  saveLearned(fact: LearnedFact): void;
  tell(runId: RunId, entry: TimelineEntry): void;
  timeline(runId: RunId): readonly TimelineEntry[];
  calls(runId: RunId): readonly RunCall[];
  /** Takes the place of what was kept; nothing is kept of a run that is gone. */
  saveCalls(runId: RunId, calls: readonly RunCall[], atMs: number): void;
  /** Those that nothing was added to since. */
  forgetCalls(beforeMs: number): void;
}

interface AccountRow {
  readonly gallery_proven: number;
  readonly limits: string;
  readonly blocked_until_ms: number | null;
  readonly refusals: number;
  readonly share: string | null;
}

interface TimelineRow {
  readonly at_ms: number;
  readonly kind: TimelineEntry['kind'];
  /** A line as JSON; a sentence in English where an earlier version wrote it. */
  readonly text: string;
  readonly phase: string | null;
}

export function createFactRows(database: Database): FactRows {
  return {
    upload: (account, sha256, sinceMs) =>
      database.get<{ file_id: string }>(
        'SELECT file_id FROM uploads WHERE account = ? AND sha256 = ? AND at_ms >= ?',
        account,
        sha256,
        sinceMs,
      )?.file_id,
    saveUpload: (account, sha256, fileId, atMs) => {
      database.run(
        `INSERT INTO uploads (account, sha256, file_id, at_ms) VALUES (?, ?, ?, ?)
         ON CONFLICT (account, sha256) DO UPDATE SET file_id = excluded.file_id, at_ms = excluded.at_ms`,
        account,
        sha256,
        fileId,
        atMs,
      );
    },
    forgetUploads: (account, hashes) => {
      for (const sha256 of hashes) {
        database.run('DELETE FROM uploads WHERE account = ? AND sha256 = ?', account, sha256);
      }
    },
    portrait: (account, sha256) =>
      database.get<{ code: string }>(
        'SELECT code FROM portraits WHERE account = ? AND sha256 = ?',
        account,
        sha256,
      )?.code,
    savePortrait: (account, sha256, code, atMs) => {
      database.run(
        `INSERT INTO portraits (account, sha256, code, at_ms) VALUES (?, ?, ?, ?)
         ON CONFLICT (account, sha256) DO UPDATE SET code = excluded.code, at_ms = excluded.at_ms`,
        account,
        sha256,
        code,
        atMs,
      );
    },
    account: (account) => {
      const row = database.get<AccountRow>(
        'SELECT * FROM account_facts WHERE account = ?',
        account,
      );
      if (!row) return undefined;
      return {
        galleryProven: row.gallery_proven === 1,
        limits: JSON.parse(row.limits) as Limits,
        blockedUntilMs: row.blocked_until_ms,
        refusals: row.refusals,
        share: row.share === null ? null : (JSON.parse(row.share) as LearnedShare),
      };
    },
    saveAccount: (account, facts) => {
      database.run(
        `INSERT INTO account_facts (account, gallery_proven, limits, blocked_until_ms, refusals,
           share)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (account) DO UPDATE SET gallery_proven = excluded.gallery_proven,
           limits = excluded.limits, blocked_until_ms = excluded.blocked_until_ms,
           refusals = excluded.refusals, share = excluded.share`,
        account,
        facts.galleryProven ? 1 : 0,
        JSON.stringify(facts.limits),
        facts.blockedUntilMs,
        facts.refusals,
        facts.share === null ? null : JSON.stringify(facts.share),
      );
    },
    learned: () => database.all<LearnedFact>('SELECT account, fact, amount, units FROM learned'),
    saveLearned: ({ account, fact, amount, units }) => {
      database.run(
        `INSERT INTO learned (account, fact, amount, units) VALUES (?, ?, ?, ?)
         ON CONFLICT (account, fact) DO UPDATE SET amount = excluded.amount, units = excluded.units`,
        account,
        fact,
        amount,
        units,
      );
    },
    tell: (runId, { atMs, kind, line, phase }) => {
      database.run(
        'INSERT INTO timeline (run_id, at_ms, kind, text, phase) VALUES (?, ?, ?, ?, ?)',
        runId,
        Math.round(atMs),
        kind,
        JSON.stringify(line),
        phase ?? null,
      );
    },
    timeline: (runId) =>
      database
        .all<TimelineRow>(
          'SELECT at_ms, kind, text, phase FROM timeline WHERE run_id = ? ORDER BY seq',
          runId,
        )
        .map(({ at_ms: atMs, kind, text, phase }) => ({
          atMs,
          kind,
          line: lineOf(text),
          ...(phase === null ? {} : { phase: phase as RunPhase }),
        })),
    calls: (runId) => {
      const row = database.get<{ readonly calls: string }>(
        'SELECT calls FROM calls WHERE run_id = ?',
        runId,
      );
      return row ? (JSON.parse(row.calls) as RunCall[]) : [];
    },
    saveCalls: (runId, calls, atMs) => {
      database.run(
        `INSERT INTO calls (run_id, at_ms, calls) SELECT id, ?, ? FROM runs WHERE id = ?
         ON CONFLICT (run_id) DO UPDATE SET at_ms = excluded.at_ms, calls = excluded.calls`,
        Math.round(atMs),
        JSON.stringify(calls),
        runId,
      );
    },
    forgetCalls: (beforeMs) => {
      database.run('DELETE FROM calls WHERE at_ms < ?', Math.round(beforeMs));
    },
  };
}

function lineOf(text: string): TimelineLine {
  const line = text.startsWith('{') ? TimelineLine.safeParse(jsonOf(text)) : null;
  return line?.success ? line.data : { said: 'text', text };
}
