/**
 * Everything the sandbox remembers, as facts in the order they happened. State is what follows
 * from replaying them (`state.ts`); time-dependent answers are worked out when asked (`job-view.ts`).
 */
import type { Instruction, JobOptions } from './submission.ts';

export interface PlannedOutput {
  readonly imageIndex: number;
  readonly instruction: number;
  readonly variation: number;
  readonly seed: number;
  /** When it is finished; null: never, because the job ends before. */
  readonly readyAt: number | null;
  readonly error: string | null;
  readonly name: string | null;
  readonly price: number;
  readonly quality: number;
  readonly reviewReason: string | null;
}

export interface SubmittedImage {
  readonly fileId: string;
  readonly note: string | null;
}

export interface JobEvent {
  readonly type: 'job';
  readonly at: number;
  readonly jobId: string;
  readonly projectId: string;
  readonly identityCode: string;
  readonly images: readonly SubmittedImage[];
  readonly instructions: readonly Instruction[];
  readonly options: JobOptions;
  readonly outputs: readonly PlannedOutput[];
  readonly startsAt: number;
  readonly endsAt: number;
  readonly ending: 'completed' | 'failed' | 'aborted';
  readonly errorMessage: string | null;
  readonly visibleAt: number;
  readonly galleryAt: number;
  readonly chargeFailed: boolean;
}

export interface RegenerateEvent {
  readonly type: 'regenerate';
  readonly at: number;
  readonly jobId: string;
  readonly imageIndex: number;
  readonly version: number;
  readonly seed: number;
  readonly readyAt: number;
  readonly price: number;
}

export type SandboxEvent =
  | {
      readonly type: 'born';
      readonly at: number;
      readonly secret: string;
      readonly credits: number;
    }
  | {
      readonly type: 'token';
      readonly token: string;
      readonly email: string;
      readonly expiresAt: number;
    }
  | { readonly type: 'token-ended'; readonly token: string }
  | {
      readonly type: 'project';
      readonly at: number;
      readonly projectId: string;
      readonly name: string;
    }
  | {
      readonly type: 'upload';
      readonly at: number;
      readonly fileId: string;
      readonly filename: string;
      readonly contentType: string;
      readonly expiresAt: number;
    }
  | {
      readonly type: 'stored';
      readonly at: number;
      readonly fileId: string;
      readonly hash: string;
      readonly bytes: number;
    }
  | {
      readonly type: 'identity';
      readonly at: number;
      readonly code: string;
      readonly name: string;
      readonly hash: string;
      readonly contentType: string;
      readonly completedAt: number;
    }
  | JobEvent
  | RegenerateEvent
  | { readonly type: 'finish'; readonly at: number; readonly jobId: string }
  | {
      readonly type: 'limited';
      readonly at: number;
      readonly call: 'submit' | 'regenerate';
      readonly reason: 'window' | 'running';
    }
  | { readonly type: 'credits'; readonly at: number; readonly add: number };
