/**
 * What follows from the events: look-ups by id, the credit balance, open jobs. Rebuilt by replay
 * at start. Knows no files and no HTTP; the clock comes in as `now`.
 */
import type { JobEvent, RegenerateEvent, SandboxEvent } from './events.ts';
import { creditsOf, type Job, viewJob } from './job-view.ts';

export interface Project {
  readonly projectId: string;
  readonly name: string;
  readonly at: number;
  readonly jobs: Job[];
}

export interface Upload {
  readonly fileId: string;
  readonly filename: string;
  readonly contentType: string;
  readonly expiresAt: number;
  stored: { readonly hash: string; readonly bytes: number } | null;
}

export type UploadedIdentity = Omit<Extract<SandboxEvent, { type: 'identity' }>, 'type'>;

export type Acceptance = JobEvent | RegenerateEvent;
export type LimitHit = Extract<SandboxEvent, { type: 'limited' }>;

export interface SandboxState {
  apply(event: SandboxEvent): void;
  readonly bornAt: number;
  /** Signs pre-signed URLs; empty until born. */
  readonly secret: string;
  readonly projects: ReadonlyMap<string, Project>;
  readonly uploads: ReadonlyMap<string, Upload>;
  readonly identities: ReadonlyMap<string, UploadedIdentity>;
  readonly jobs: ReadonlyMap<string, Job>;
  readonly acceptances: readonly Acceptance[];
  readonly limitHits: readonly LimitHit[];
  projectNamed(name: string): Project | undefined;
  /** When the token ends, 0 when it was ended by hand, undefined when it was never issued. */
  tokenEnd(token: string): number | undefined;
  tokenEmail(token: string): string | undefined;
  /** Issued tokens that were not ended by hand. */
  validTokens(): readonly string[];
  /** Jobs that have not ended by `now`. */
  openJobs(now: number): readonly Job[];
  balance(now: number): number;
  creditsSpent(now: number): number;
  readonly maxRunning: number;
}

export function createState(): SandboxState {
  let bornAt = 0;
  let secret = '';
  let granted = 0;
  let reserved = 0;
  let maxRunning = 0;
  const projects = new Map<string, Project>();
  const projectsByName = new Map<string, Project>();
  const uploads = new Map<string, Upload>();
  const identities = new Map<string, UploadedIdentity>();
  const jobs = new Map<string, Job>();
  const tokens = new Map<string, { email: string; expiresAt: number }>();
  const acceptances: Acceptance[] = [];
  const limitHits: LimitHit[] = [];
  let open = new Set<Job>();

  function fullPrice(plan: JobEvent): number {
    return plan.outputs.reduce((sum, output) => sum + output.price, 0);
  }

  /** Ended jobs leave the open set and give back what they reserved and did not use. */
  function settle(now: number): void {
    const still = new Set<Job>();
    for (const job of open) {
      if (viewJob(job, now).ended) reserved -= fullPrice(job.plan) - firstRoundCredits(job);
      else still.add(job);
    }
    open = still;
  }

  function noteRunning(job: Job, at: number): void {
    settle(at);
    if (!open.has(job)) {
      open.add(job);
      maxRunning = Math.max(maxRunning, open.size);
    }
  }

  function apply(event: SandboxEvent): void {
    switch (event.type) {
      case 'born':
        bornAt = event.at;
        secret = event.secret;
        granted = event.credits;
        return;
      case 'token':
        tokens.set(event.token, event);
        return;
      case 'token-ended':
        tokens.set(event.token, { email: tokens.get(event.token)?.email ?? '', expiresAt: 0 });
        return;
      case 'project': {
        const project = { projectId: event.projectId, name: event.name, at: event.at, jobs: [] };
        projects.set(event.projectId, project);
        projectsByName.set(event.name, project);
        return;
      }
      case 'upload':
        uploads.set(event.fileId, { ...event, stored: null });
        return;
      case 'stored': {
        const upload = uploads.get(event.fileId);
        if (upload) upload.stored = { hash: event.hash, bytes: event.bytes };
        return;
      }
      case 'identity':
        identities.set(event.code, event);
        return;
      case 'job': {
        const job: Job = {
          plan: event,
          versions: new Map(),
          finishedAt: null,
          regenerateCredits: 0,
        };
        jobs.set(event.jobId, job);
        projects.get(event.projectId)?.jobs.push(job);
        acceptances.push(event);
        reserved += fullPrice(event);
        noteRunning(job, event.at);
        return;
      }
      case 'regenerate': {
        const job = jobs.get(event.jobId);
        if (!job) return;
        settle(event.at);
        const earlier = job.versions.get(event.imageIndex) ?? [];
        job.versions.set(event.imageIndex, [...earlier, event]);
        job.regenerateCredits += event.price;
        acceptances.push(event);
        // A job that had ended was settled above: reserve its first round again for the next settling.
        if (!open.has(job)) reserved += fullPrice(job.plan) - firstRoundCredits(job);
        reserved += event.price;
        noteRunning(job, event.at);
        return;
      }
      case 'finish': {
        const job = jobs.get(event.jobId);
        if (!job) return;
        job.finishedAt = Math.min(event.at, job.plan.endsAt);
        for (const [index, versions] of job.versions) {
          job.versions.set(
            index,
            versions.map((version) => ({
              ...version,
              readyAt: Math.min(version.readyAt, event.at),
            })),
          );
        }
        return;
      }
      case 'limited':
        limitHits.push(event);
        return;
      case 'credits':
        granted += event.add;
        return;
    }
  }

  return {
    apply,
    get bornAt() {
      return bornAt;
    },
    get secret() {
      return secret;
    },
    projects,
    uploads,
    identities,
    jobs,
    acceptances,
    limitHits,
    projectNamed: (name) => projectsByName.get(name),
    tokenEnd: (token) => tokens.get(token)?.expiresAt,
    tokenEmail: (token) => tokens.get(token)?.email,
    validTokens: () =>
      [...tokens].filter(([, { expiresAt }]) => expiresAt > 0).map(([token]) => token),
    openJobs(now) {
      settle(now);
      return [...open];
    },
    balance(now) {
      settle(now);
      return granted - reserved;
    },
    creditsSpent(now) {
      settle(now);
      return reserved;
    },
    get maxRunning() {
      return maxRunning;
    },
  };
}

function firstRoundCredits(job: Job): number {
  return creditsOf(job) - job.regenerateCredits;
}
