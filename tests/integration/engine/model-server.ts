/**
 * A model of the server, in memory and by itself: it decides what it accepts, counts its minute and
 * its running jobs by the moments requests arrive, loses answers, and keeps a journal. Shares no
 * code with the engine.
 */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type {
  GalleryJob,
  IdentityInfo,
  JobResult,
  JobStatus,
  PiktidApi,
  SubmitOutcome,
} from '../../../src-main/piktid/api.ts';
import type { Clock } from '../../../src-main/runtime/clock.ts';
import { type Failure, StudioError } from '../../../src-shared/domain/errors.ts';

export interface ModelJob {
  readonly id: string;
  readonly project: string;
  readonly identity: string;
  readonly files: readonly string[];
  readonly notes: readonly (string | undefined)[];
  readonly outputs: number;
  readonly acceptedAt: number;
  endsAt: number;
  end: 'completed' | 'failed' | 'aborted';
  good: number;
  readonly versions: Map<number, number[]>;
  /** When the newest version of a picture made again can be had. */
  readonly remadeAt: Map<number, number>;
}

/** What happens to one call of a kind, decided when it arrives. */
export type Fate =
  | 'ok'
  /** Acts, and the answer is lost. */
  | 'lost-after'
  /** Does not act, and nobody knows. */
  | 'lost-before'
  | 'not-sent'
  | 'refused'
  | 'images-refused'
  | 'signed-out'
  | 'out-of-credits'
  | 'network'
  | 'server-error'
  /** Answers what nobody can read. */
  | 'nonsense';

export interface ModelOptions {
  readonly clock: Clock;
  readonly window?: { readonly submissions: number; readonly ms: number };
  readonly running?: number;
  readonly jobMs?: (n: number) => number;
  /** How long a picture takes that is made again. */
  readonly regenerateMs?: number;
  /** Time a request travels to the server, and its answer back. */
  readonly latencyMs?: () => number;
  readonly uploadMs?: number;
  readonly downloadMs?: number;
  readonly fate?: (call: string, n: number) => Fate;
  readonly end?: (n: number) => { readonly end: ModelJob['end']; readonly good?: number };
  /** A new job is missing from the gallery for so long. */
  readonly galleryDelayMs?: number;
  /** A new job answers 404 for so long. */
  readonly visibleDelayMs?: number;
  readonly credits?: number;
  readonly retryAfterMs?: number | null;
  readonly price?: number;
}

export interface ModelServer extends PiktidApi {
  readonly jobs: readonly ModelJob[];
  readonly refusedByLimits: number;
  readonly mostRunning: number;
  readonly mostInWindow: number;
  readonly calls: Readonly<Record<string, number>>;
  readonly uploaded: readonly string[];
  readonly regenerated: readonly { readonly job: string; readonly index: number }[];
  credits: number;
  /** Jobs somebody else runs on the same account. */
  foreignJobs: number;
}

export function createModelServer(options: ModelOptions): ModelServer {
  const { clock } = options;
  const window = options.window ?? { submissions: 5, ms: 60_000 };
  const maxRunning = options.running ?? 5;
  const jobs: ModelJob[] = [];
  const arrivals: number[] = [];
  const projects = new Map<string, string>();
  const files = new Map<string, string>();
  const calls: Record<string, number> = {};
  const uploaded: string[] = [];
  const regenerated: { job: string; index: number }[] = [];
  let refusedByLimits = 0;
  let mostRunning = 0;
  let mostInWindow = 0;

  const arrive = async (call: string, signal?: AbortSignal): Promise<Fate> => {
    const n = (calls[call] ?? 0) + 1;
    calls[call] = n;
    const fate = options.fate?.(call, n) ?? 'ok';
    await travel(signal);
    if (fate === 'network') throw failure('network');
    if (fate === 'server-error') throw failure('server-error');
    if (fate === 'nonsense') throw failure('bad-answer');
    if (fate === 'signed-out' && call !== 'submit' && call !== 'regenerate') {
      throw failure('signed-out');
    }
    return fate;
  };
  const travel = async (signal?: AbortSignal): Promise<void> => {
    const ms = options.latencyMs?.() ?? 0;
    if (ms > 0) await clock.sleep(ms, signal);
  };
  const running = (): number =>
    jobs.filter((job) => job.endsAt > clock.now()).length + server.foreignJobs;

  /** The server's own limits, counted at arrival. */
  const admit = (): boolean => {
    const now = clock.now();
    const inWindow = arrivals.filter((at) => at > now - window.ms).length;
    if (inWindow >= window.submissions || running() >= maxRunning) {
      refusedByLimits += 1;
      return false;
    }
    arrivals.push(now);
    mostInWindow = Math.max(mostInWindow, inWindow + 1);
    return true;
  };

  const findJob = (jobId: string): ModelJob => {
    const job = jobs.find((one) => one.id === jobId);
    if (!job || clock.now() < job.acceptedAt + (options.visibleDelayMs ?? 0)) {
      throw failure('job-not-found');
    }
    return job;
  };
  const progressOf = (job: ModelJob): number =>
    Math.min(1, (clock.now() - job.acceptedAt) / Math.max(1, job.endsAt - job.acceptedAt));
  const readyOf = (job: ModelJob): number =>
    clock.now() >= job.endsAt ? job.good : Math.floor(progressOf(job) * job.good);

  const sent = async (
    call: 'submit' | 'regenerate',
    act: () => SubmitOutcome,
  ): Promise<SubmitOutcome> => {
    const n = (calls[call] ?? 0) + 1;
    calls[call] = n;
    const fate = options.fate?.(call, n) ?? 'ok';
    if (fate === 'not-sent') return { kind: 'not-sent', failure: words('connection-refused') };
    await travel();
    if (fate === 'lost-before') {
      await travel();
      return { kind: 'unclear', failure: words('network') };
    }
    if (fate === 'signed-out') return { kind: 'signed-out', failure: words('signed-out') };
    if (fate === 'refused') return { kind: 'refused', failure: words('submission-refused') };
    if (fate === 'images-refused') {
      return { kind: 'images-refused', failure: words('images-refused') };
    }
    if (fate === 'out-of-credits' || server.credits <= 0) {
      return {
        kind: 'out-of-credits',
        failure: { ...words('out-of-credits'), requiredCredits: 5, balance: server.credits },
      };
    }
    if (!admit()) {
      await travel();
      return {
        kind: 'rate-limited',
        retryAfterMs: options.retryAfterMs ?? null,
        failure: words('rate-limited'),
      };
    }
    const outcome = act();
    mostRunning = Math.max(mostRunning, running());
    await travel();
    return fate === 'lost-after' || fate === 'network' || fate === 'server-error'
      ? { kind: 'unclear', failure: words('network') }
      : outcome;
  };

  const server: ModelServer = {
    baseUrl: 'http://model.invalid',
    jobs,
    calls,
    uploaded,
    regenerated,
    credits: options.credits ?? 1_000_000,
    foreignJobs: 0,
    get refusedByLimits() {
      return refusedByLimits;
    },
    get mostRunning() {
      return mostRunning;
    },
    get mostInWindow() {
      return mostInWindow;
    },
    me: async (call) => {
      await arrive('me', call?.signal);
      return { user: 'model', credits: server.credits };
    },
    ensureProject: async (name, call) => {
      await arrive('project', call?.signal);
      const known = projects.get(name);
      const projectId = known ?? `project-${projects.size + 1}`;
      projects.set(name, projectId);
      return { projectId, created: known === undefined };
    },
    uploadPhoto: async (source, call) => {
      await arrive('upload', call?.signal);
      if (options.uploadMs) await clock.sleep(options.uploadMs, call?.signal);
      const hash = createHash('sha256');
      for await (const chunk of source.open()) hash.update(chunk as Buffer);
      const fileId = `file-${files.size + 1}`;
      files.set(fileId, hash.digest('hex'));
      uploaded.push(source.name);
      return { fileId };
    },
    identity: async (code, call) => {
      await arrive('identity', call?.signal);
      if (code.startsWith('missing')) throw failure('identity-not-found');
      return identity(code);
    },
    identities: async () => ({ identities: [], page: 1, pages: 1, total: 0 }),
    uploadIdentity: async (_source, name, call) => {
      await arrive('identity-upload', call?.signal);
      return identity(`portrait-${name}`);
    },
    identityStatus: async (code, call) => {
      await arrive('identity-status', call?.signal);
      return identity(code);
    },
    submit: (job) =>
      sent('submit', () => {
        const outputs = job.instructions.reduce((sum, one) => sum + (one.num_variations ?? 1), 0);
        const n = jobs.length + 1;
        const { end, good } = options.end?.(n) ?? { end: 'completed' as const };
        const now = clock.now();
        jobs.push({
          id: `job-${n}`,
          project: job.projectId,
          identity: job.identityCode,
          files: job.images.map(({ fileId }) => files.get(fileId) ?? '?'),
          notes: job.images.map(({ note }) => note),
          outputs,
          acceptedAt: now,
          endsAt: now + (options.jobMs?.(n) ?? 10_000),
          end,
          good: good ?? (end === 'completed' ? outputs : 0),
          versions: new Map(),
          remadeAt: new Map(),
        });
        server.credits -= outputs * (options.price ?? 3);
        return { kind: 'accepted', jobId: `job-${n}`, totalOutputs: outputs, message: null };
      }),
    regenerate: (jobId, imageIndex) =>
      sent('regenerate', () => {
        const job = jobs.find(({ id }) => id === jobId);
        if (!job) return { kind: 'refused', failure: words('job-not-found') };
        regenerated.push({ job: jobId, index: imageIndex });
        const versions = job.versions.get(imageIndex) ?? [0];
        job.versions.set(imageIndex, [...versions, versions.length]);
        job.remadeAt.set(imageIndex, clock.now() + (options.regenerateMs ?? 0));
        return { kind: 'accepted', jobId, totalOutputs: 1, message: null };
      }),
    jobStatus: async (jobId, call) => {
      await arrive('status', call?.signal);
      const job = findJob(jobId);
      const ended = clock.now() >= job.endsAt;
      const status: JobStatus = {
        status: ended ? job.end : 'processing',
        ended,
        progress: Math.floor(progressOf(job) * 100),
        totalImages: job.outputs,
        processedImages: readyOf(job),
        errorMessage: ended && job.end !== 'completed' ? 'The model was not amused.' : null,
      };
      await travel(call?.signal);
      return status;
    },
    jobResults: async (jobId, call) => {
      await arrive('results', call?.signal);
      const job = findJob(jobId);
      const ready = readyOf(job);
      const results = Array.from({ length: ready }, (_, index): JobResult => {
        const remade = clock.now() >= (job.remadeAt.get(index) ?? 0);
        const version = job.versions.get(index)?.at(remade ? -1 : -2) ?? 0;
        return {
          imageIndex: index,
          groupIndex: 0,
          version,
          originalFilename: `output_0_${index}.jpg`,
          status: 'completed',
          fullSizeUrl: `https://cdn.invalid/${jobId}/${index}/${version}`,
          thumbnailUrl: null,
          qualityScore: null,
          processingSeconds: null,
          modelUsed: null,
          errorMessage: null,
          needsReview: false,
          reviewReason: null,
        };
      });
      const ended = clock.now() >= job.endsAt;
      return {
        results,
        creditsUsed: ended ? ready * (options.price ?? 3) : null,
        raw: { results: results.length },
      };
    },
    versions: async (jobId, imageIndex, call) => {
      await arrive('versions', call?.signal);
      return findJob(jobId).versions.get(imageIndex) ?? [0];
    },
    galleryJobs: async (projectId, call) => {
      await arrive('gallery', call?.signal);
      const now = clock.now();
      const listed = jobs
        .filter((job) => job.project === projectId)
        .filter((job) => now >= job.acceptedAt + (options.galleryDelayMs ?? 0))
        .map(
          (job): GalleryJob => ({
            jobId: job.id,
            status: now >= job.endsAt ? job.end : 'processing',
            identityCode: job.identity,
            projectId: job.project,
            totalImages: job.outputs,
            createdAt: null,
          }),
        );
      return { jobs: listed, complete: true };
    },
    downloadResult: async (url, partPath, call) => {
      await arrive('download', call?.signal);
      if (options.downloadMs) await clock.sleep(options.downloadMs, call?.signal);
      const bytes = Buffer.from(`picture of ${url}`);
      await writeFile(partPath, bytes);
      return {
        partPath,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        width: 3,
        height: 4,
        format: 'jpeg',
      };
    },
  };
  return server;
}

function identity(code: string): IdentityInfo {
  return {
    code,
    name: code,
    preprocessing: 'completed',
    link: null,
    locked: false,
    errorMessage: null,
  };
}

function words(code: Failure['code']): Failure {
  return { code, message: `The model server says ${code}.` };
}

function failure(code: Failure['code']): StudioError {
  return new StudioError(words(code));
}
