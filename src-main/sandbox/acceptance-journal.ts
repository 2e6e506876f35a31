/**
 * The sandbox's own word on what was accepted: lets a test judge "at most one accepted
 * submission" without believing the client. Read-only, made from the state.
 */
import type { CallName } from './fault-rules.ts';
import { creditsOf, viewJob } from './job-view.ts';
import type { Acceptance, LimitHit, SandboxState } from './state.ts';
import type { Instruction, JobOptions } from './submission.ts';

export interface AcceptedSubmission {
  readonly kind: 'submit';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly jobId: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly identityCode: string;
  readonly images: readonly {
    readonly fileId: string;
    readonly filename: string;
    /** SHA-256 of the uploaded bytes. */
    readonly hash: string;
    readonly bytes: number;
    readonly note: string | null;
  }[];
  readonly instructions: readonly Instruction[];
  readonly options: JobOptions;
  readonly outputs: number;
  readonly seeds: readonly number[];
  readonly status: string;
  readonly credits: number;
}

export interface AcceptedRegeneration {
  readonly kind: 'regenerate';
  readonly at: number;
  readonly jobId: string;
  readonly imageIndex: number;
  readonly version: number;
  readonly seed: number;
  readonly credits: number;
}

export interface AcceptanceJournal {
  readonly accepted: readonly (AcceptedSubmission | AcceptedRegeneration)[];
  /** Every 429 the limits gave (those of fault rules are not among them). */
  readonly limited: readonly Omit<LimitHit, 'type'>[];
  /** The most jobs that ever ran at once. */
  readonly maxRunning: number;
  readonly runningNow: number;
  readonly balance: number;
  /** Requests by call since this start of the sandbox. */
  readonly calls: Readonly<Partial<Record<CallName, number>>>;
}

export function readJournal(
  state: SandboxState,
  calls: ReadonlyMap<CallName, number>,
  now: number,
): AcceptanceJournal {
  return {
    accepted: state.acceptances.map((acceptance) => describe(state, acceptance, now)),
    limited: state.limitHits.map(({ at, call, reason }) => ({ at, call, reason })),
    runningNow: state.openJobs(now).length,
    maxRunning: state.maxRunning,
    balance: state.balance(now),
    calls: Object.fromEntries(calls),
  };
}

function describe(
  state: SandboxState,
  acceptance: Acceptance,
  now: number,
): AcceptedSubmission | AcceptedRegeneration {
  if (acceptance.type === 'regenerate') {
    const { at, jobId, imageIndex, version, seed, price } = acceptance;
    return { kind: 'regenerate', at, jobId, imageIndex, version, seed, credits: price };
  }
  const job = state.jobs.get(acceptance.jobId);
  return {
    kind: 'submit',
    at: acceptance.at,
    jobId: acceptance.jobId,
    projectId: acceptance.projectId,
    projectName: state.projects.get(acceptance.projectId)?.name ?? '',
    identityCode: acceptance.identityCode,
    images: acceptance.images.map(({ fileId, note }) => {
      const upload = state.uploads.get(fileId);
      return {
        fileId,
        filename: upload?.filename ?? '',
        hash: upload?.stored?.hash ?? '',
        bytes: upload?.stored?.bytes ?? 0,
        note,
      };
    }),
    instructions: acceptance.instructions,
    options: acceptance.options,
    outputs: acceptance.outputs.length,
    seeds: acceptance.outputs.map(({ seed }) => seed),
    status: job ? viewJob(job, now).status : 'unknown',
    credits: job ? creditsOf(job) : 0,
  };
}
