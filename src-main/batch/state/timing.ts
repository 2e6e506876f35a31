/** Every pace of the engine in one place, in ms, so that tests and benches can scale it. */

export interface EngineTiming {
  /** Changes are gathered for so long before they are published. */
  readonly publishMs: number;
  /** Never more than one status call a job in this time. */
  readonly pollMinMs: number;
  /** First look at a new job. */
  readonly firstLookMs: number;
  /** A job that takes longer is worth a notice; it is waited for all the same. */
  readonly longJobMs: number;
  /** A job the server does not know, or answers nonsense about, for so long is given up. */
  readonly lostAfterMs: number;
  /** First pause after a failure that can be waited out; doubles up to `retryMaxMs`. */
  readonly retryMs: number;
  readonly retryMaxMs: number;
  /** How often the gallery is looked at while a question about a lost answer stands. */
  readonly lateLookMs: number;
  /** Uploads are reused for so long. */
  readonly uploadReuseMs: number;
  /** How often a full disk or a missing folder is looked at again. */
  readonly recheckMs: number;
  /** How often the balance is asked for while a batch waits for credits. */
  readonly creditsRecheckMs: number;
  /** How often the preprocessing of a new portrait is asked for, and for how long. */
  readonly identityPollMs: number;
  readonly identityPatienceMs: number;
}

export const DEFAULT_TIMING: EngineTiming = {
  publishMs: 100,
  pollMinMs: 1_000,
  firstLookMs: 5_000,
  longJobMs: 1_200_000,
  lostAfterMs: 600_000,
  retryMs: 2_000,
  retryMaxMs: 60_000,
  lateLookMs: 300_000,
  uploadReuseMs: 12 * 3_600_000,
  recheckMs: 10_000,
  creditsRecheckMs: 60_000,
  identityPollMs: 2_000,
  identityPatienceMs: 600_000,
};
