/** What every display is told: one interface, so that terminal, plain lines and JSON hear the same. */
import type { Failure } from '../../../src-shared/domain/errors.ts';
import type { RejectedSku } from '../../../src-shared/domain/plan.ts';
import type { BatchView, LimitsView, RunView } from '../../../src-shared/domain/views.ts';
import type { PlanPreview } from '../../batch/engine.ts';
import type { ApiWait } from '../../piktid/api.ts';
import type { StopSignal } from '../exit-status.ts';

/** The batch as it stands. `runs` are in the order of the queue. */
export interface Watched {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
  readonly limits: LimitsView | null;
}

export interface StartInfo {
  readonly command: 'run' | 'batch';
  readonly version: string;
  readonly sandbox: boolean;
  readonly baseUrl: string;
  readonly outputDir: string;
  readonly dataDir: string;
  readonly resumed: boolean;
  readonly balance: number | null;
  readonly watched: Watched;
}

/** `before` is null when the run is seen for the first time. */
export interface RunChange {
  readonly run: RunView;
  readonly before: RunView | null;
}

/** Everything the end of a command tells. */
export interface EndInfo {
  readonly exitStatus: number;
  readonly watched: Watched | null;
  readonly outputDir: string;
  readonly seconds: number;
  /** Credits this process spent; null when the server does not say. */
  readonly creditsSpent: number | null;
  readonly summaryPath: string | null;
  readonly stoppedBy: StopSignal | null;
  /** SKUs whose job was still running when waiting was given up. */
  readonly givenUp: readonly RunView[];
}

/** Where a SKU's line comes from when a notice names none. */
export type SkuName = string | null;

export interface Display {
  started(info: StartInfo): void;
  changed(watched: Watched, runs: readonly RunChange[]): void;
  waited(sku: SkuName, wait: ApiWait): void;
  saved(sku: string, path: string): void;
  warned(sku: SkuName, text: string): void;
  planned(preview: PlanPreview, rejected: readonly RejectedSku[]): void;
  stopping(signal: StopSignal): void;
  failed(failure: Failure): void;
  ended(info: EndInfo): void;
  /** Leaves the terminal as it was; safe to call at any time, more than once. */
  close(): void;
}
