/** The jobs that pictures are put through, by value: what a worker is asked and what it answers. */
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { Rgb } from '../../src-shared/domain/review/colour.ts';
import type { ExportedPicture, ExportPictureJob } from './export-job.ts';
import type { PatchJob, SmallJob, SmallPixels } from './look-closely.ts';
import type { ImageFacts, VerifiedImage } from './service.ts';

export type ImageJob =
  | { readonly kind: 'probe'; readonly path: string }
  | {
      readonly kind: 'verify';
      readonly path: string;
      readonly hash?: boolean;
      /** Nobody waits for it: everything else goes first. */
      readonly patient?: boolean;
    }
  | {
      readonly kind: 'thumbnail';
      readonly path: string;
      /** Longest side, in pixels. */
      readonly size: number;
      /** Written under a temporary name beside it, then renamed. */
      readonly target: string;
    }
  | { readonly kind: 'convert'; readonly path: string; readonly target: string }
  | PatchJob
  | SmallJob
  | ExportPictureJob;

/** What each kind of job answers. */
export interface JobValues {
  readonly probe: ImageFacts;
  readonly verify: VerifiedImage;
  readonly thumbnail: null;
  readonly convert: null;
  readonly patch: Rgb;
  readonly small: SmallPixels;
  readonly export: ExportedPicture;
}
export type JobValue = JobValues[ImageJob['kind']];

/** Does a job, here or in a worker. */
export type JobRunner = <Job extends ImageJob>(
  job: Job,
  signal?: AbortSignal,
) => Promise<JobValues[Job['kind']]>;

export interface JobMessage {
  readonly id: number;
  readonly job: ImageJob;
}

export type JobAnswer =
  | { readonly id: number; readonly ok: true; readonly value: JobValue }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };
