/** What the studio process of the soak is told, and what it tells. One line of JSON each. */
import type { RunId } from '../../src-shared/domain/ids.ts';

export type SoakOrder =
  /** The computer slept so long, in scaled milliseconds. */
  | { readonly order: 'suspend'; readonly ms: number }
  | { readonly order: 'resubmit'; readonly runId: RunId }
  | { readonly order: 'retry' }
  | { readonly order: 'stop' };

export interface SoakReport {
  readonly nowMs: number;
  readonly done: number;
  readonly failed: number;
  readonly running: number;
  readonly paused: string | null;
  readonly ended: boolean;
  readonly rssMb: number;
  readonly questions: readonly { readonly runId: RunId; readonly sku: string }[];
}
