/**
 * A job as it stands at a moment. Pure: everything follows from the plan made at acceptance and
 * the clock, so that a thousand waiting jobs cost nothing.
 */
import type { JobEvent, PlannedOutput } from './events.ts';

export interface RegeneratedVersion {
  readonly version: number;
  readonly seed: number;
  readonly readyAt: number;
  readonly at: number;
}

export interface Job {
  readonly plan: JobEvent;
  /** Regenerated versions by image index, oldest first. */
  readonly versions: Map<number, RegeneratedVersion[]>;
  finishedAt: number | null;
  regenerateCredits: number;
}

export type JobStatus = 'queued' | 'processing' | 'completed' | 'failed' | 'aborted';

export interface OutputVersion {
  readonly version: number;
  readonly seed: number;
  readonly readyAt: number | null;
  readonly error: string | null;
}

export interface JobView {
  readonly status: JobStatus;
  /** 0–100. */
  readonly progress: number;
  readonly processed: number;
  readonly ended: boolean;
}

export function viewJob(job: Job, now: number): JobView {
  const endsAt = endOf(job);
  const redoing = [...job.versions.values()].flat().some((version) => version.readyAt > now);
  const processed = job.plan.outputs.filter((output) => isReady(job, output, now)).length;
  if (now < job.plan.startsAt) return { status: 'queued', progress: 0, processed, ended: false };
  if (now < endsAt || redoing) {
    const span = Math.max(1, endsAt - job.plan.startsAt);
    const progress = Math.min(99, Math.floor((100 * (now - job.plan.startsAt)) / span));
    return { status: 'processing', progress, processed, ended: false };
  }
  const progress =
    job.plan.ending === 'completed' ? 100 : shareOf(processed, job.plan.outputs.length);
  return { status: job.plan.ending, progress, processed, ended: true };
}

/** When the job's first round ends, in milliseconds since 1970. */
export function endOf(job: Job): number {
  return Math.min(job.plan.endsAt, job.finishedAt ?? Number.POSITIVE_INFINITY);
}

/** All versions of an output, oldest first, finished or not. */
export function versionsOf(job: Job, output: PlannedOutput): OutputVersion[] {
  const first = {
    version: 0,
    seed: output.seed,
    readyAt: readyAt(job, output),
    error: output.error,
  };
  const later = job.versions.get(output.imageIndex) ?? [];
  return [first, ...later.map((version) => ({ ...version, error: null }))];
}

/** The newest finished version at `now`, the one a results answer lists. */
export function latestVersion(
  job: Job,
  output: PlannedOutput,
  now: number,
): OutputVersion | undefined {
  return versionsOf(job, output).findLast(
    (version) => version.readyAt !== null && version.readyAt <= now,
  );
}

/** Credits the job's first round costs once it has ended, and each regeneration on top. */
export function creditsOf(job: Job): number {
  const outputs = job.plan.outputs.filter(
    (output) => output.readyAt !== null && (output.error === null || job.plan.chargeFailed),
  );
  const first = outputs.reduce((sum, output) => sum + output.price, 0);
  return first + job.regenerateCredits;
}

function readyAt(job: Job, output: PlannedOutput): number | null {
  if (output.readyAt === null || job.finishedAt === null) return output.readyAt;
  return Math.min(output.readyAt, job.finishedAt);
}

function isReady(job: Job, output: PlannedOutput, now: number): boolean {
  const at = readyAt(job, output);
  return at !== null && at <= now;
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((100 * part) / whole);
}
