/**
 * What the rest of the product may ask of PiktID: one method a call, failures thrown as StudioError.
 * Knows nothing of batches, runs or the database.
 */
import type { Readable } from 'node:stream';
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { Instruction, JobOptions } from '../../src-shared/domain/instruction.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /**
   * Told before every wait between two tries, e.g. for `Rate limited (429). Waiting 2.1s before
   * retry 1/5...`.
   */
  readonly onWait?: (wait: ApiWait) => void;
  /** Told of every exchange with the server or its storage, every try of it, once it is over. */
  readonly onCall?: (call: ApiCall) => void;
}

/** One exchange, without anything that must not be shown. */
export interface ApiCall {
  readonly atMs: number;
  /** `GET /jobs/{job}/status`, `PUT photo` … */
  readonly request: string;
  /** Null when no answer came. */
  readonly status: number | null;
  /** What broke it off, in a word; null when the answer came whole. */
  readonly fault: string | null;
  readonly durationMs: number;
}

export interface ApiWait {
  readonly reason: 'rate-limited' | 'network' | 'server';
  readonly waitMs: number;
  readonly attempt: number;
  readonly attempts: number;
  readonly call: string;
}

export interface Me {
  readonly user: string | null;
  readonly credits: number | null;
}

export interface Project {
  readonly projectId: string;
  readonly created: boolean;
}

export interface IdentityInfo {
  readonly code: string;
  readonly name: string | null;
  readonly preprocessing: 'pending' | 'processing' | 'completed' | 'failed' | 'unknown';
  /** Address of its picture; anything the server sent, to be fetched by `fetchPicture` only. */
  readonly link: string | null;
  readonly locked: boolean;
  /** Answered by an upload only: the account had this portrait already (409). */
  readonly existing?: boolean;
  readonly errorMessage: string | null;
}

export interface IdentityListing {
  readonly identities: readonly IdentityInfo[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

export interface JobRequest {
  readonly projectId: string;
  readonly identityCode: string;
  readonly images: readonly { readonly fileId: string; readonly note?: string }[];
  readonly instructions: readonly Instruction[];
  readonly options: JobOptions;
}

/** Outcome of a call that spends credits, sorted as the batch rules sort it. Never thrown. */
export type SubmitOutcome =
  | {
      readonly kind: 'accepted';
      readonly jobId: string;
      readonly totalOutputs: number | null;
      readonly message: string | null;
    }
  /** Refused before any byte was sent: DNS, connection refused, TLS. */
  | { readonly kind: 'not-sent'; readonly failure: Failure }
  | {
      readonly kind: 'rate-limited';
      readonly retryAfterMs: number | null;
      readonly failure: Failure;
    }
  /** 401 after one fresh sign-in was tried, or with a token that cannot be renewed. */
  | { readonly kind: 'signed-out'; readonly failure: Failure }
  | { readonly kind: 'out-of-credits'; readonly failure: Failure }
  /** 400/404/409/422 that names the images: upload again, once. */
  | { readonly kind: 'images-refused'; readonly failure: Failure }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** Nobody knows whether the server acted. */
  | { readonly kind: 'unclear'; readonly failure: Failure };

export interface JobStatus {
  /** The server's own word; `completed`, `failed` and `aborted` end the job, any other goes on. */
  readonly status: string;
  readonly ended: boolean;
  /** 0–100. */
  readonly progress: number | null;
  readonly totalImages: number | null;
  readonly processedImages: number | null;
  readonly errorMessage: string | null;
}

export interface JobResult {
  readonly imageIndex: number;
  readonly groupIndex: number;
  readonly version: number;
  readonly originalFilename: string | null;
  readonly status: string | null;
  /** Where the picture can be fetched now; null while it is not ready or has failed. */
  readonly fullSizeUrl: string | null;
  readonly thumbnailUrl: string | null;
  readonly qualityScore: number | null;
  readonly processingSeconds: number | null;
  readonly modelUsed: string | null;
  readonly errorMessage: string | null;
  readonly needsReview: boolean;
  readonly reviewReason: string | null;
}

export interface JobResults {
  readonly results: readonly JobResult[];
  readonly creditsUsed: number | null;
  /** The whole answer as it came, for metadata.json. */
  readonly raw: unknown;
}

export interface GalleryJob {
  readonly jobId: string;
  readonly status: string;
  readonly identityCode: string | null;
  readonly projectId: string | null;
  readonly totalImages: number | null;
  readonly createdAt: string | null;
}

/** A picture's file, whole and checked, in its `.part` place; the caller renames it. */
export interface DownloadedFile {
  readonly partPath: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly format: 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff' | 'gif';
}

/** Where the bytes come from, anew for every try: a file, read as fast as can be, or any stream. */
export interface UploadSource {
  readonly name: string;
  readonly bytes: number;
  readonly path?: string;
  /** Not asked where there is a path. */
  open(): Readable;
}

export interface PiktidApi {
  readonly baseUrl: string;
  /** Cheapest check of the credentials, and the balance. */
  me(options?: CallOptions): Promise<Me>;
  /** `POST /project`; a 409 becomes the existing project's id. */
  ensureProject(name: string, options?: CallOptions): Promise<Project>;
  /**
   * Asks for an upload address and puts the bytes there; again from the start when the address
   * expired. Answers the file id.
   */
  uploadPhoto(
    source: UploadSource,
    options?: CallOptions & { readonly onProgress?: (progress: UploadProgress) => void },
  ): Promise<{ readonly fileId: string }>;
  /** Fails with `identity-not-found` or `identity-not-usable`. */
  identity(code: string, options?: CallOptions): Promise<IdentityInfo>;
  identities(
    query: { readonly page: number; readonly perPage: number; readonly search?: string },
    options?: CallOptions,
  ): Promise<IdentityListing>;
  /** Uploads a portrait; 409 answers the existing code. */
  uploadIdentity(source: UploadSource, name: string, options?: CallOptions): Promise<IdentityInfo>;
  identityStatus(code: string, options?: CallOptions): Promise<IdentityInfo>;
  /**
   * Spends credits. Sent exactly once by this method, except after 401 with a fresh sign-in. Never
   * throws for what the server or network did.
   */
  submit(job: JobRequest, options?: CallOptions): Promise<SubmitOutcome>;
  /** Spends credits; the same promise as `submit`. */
  regenerate(
    jobId: string,
    imageIndex: number,
    groupIndex: number,
    options?: CallOptions,
  ): Promise<SubmitOutcome>;
  /** Fails with `job-not-found` on 404. */
  jobStatus(jobId: string, options?: CallOptions): Promise<JobStatus>;
  jobResults(jobId: string, options?: CallOptions): Promise<JobResults>;
  /** Versions known of one picture. */
  versions(jobId: string, imageIndex: number, options?: CallOptions): Promise<readonly number[]>;
  /** Every page of the project's jobs; `complete` is false when a page was missing or unreadable. */
  galleryJobs(
    projectId: string,
    options?: CallOptions,
  ): Promise<{ readonly jobs: readonly GalleryJob[]; readonly complete: boolean }>;
  /**
   * Streams to `partPath`, checks length, type and that it decodes to the end. Fails with
   * `result-damaged`, `result-unsafe`, `unsafe-url`, `result-missing` (address refused: ask for
   * results again).
   */
  downloadResult(
    url: string,
    partPath: string,
    options?: CallOptions & {
      readonly onProgress?: (progress: { readonly bytes: number }) => void;
    },
  ): Promise<DownloadedFile>;
}
