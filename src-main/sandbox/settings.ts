/**
 * What can be set about the sandbox: speed, limits, prices, behaviour, and the planned fate of
 * jobs. Schemas first, so that in-process options and the control calls accept the same things.
 * Knows nothing of HTTP and nothing of files.
 */
import { z } from 'zod';

const Seconds = z.number().min(0);
const Milliseconds = z.number().min(0);

export const Speed = z.object({
  /** Seconds a job waits before its first output is begun. */
  queueSeconds: Seconds,
  secondsPerOutput: Seconds,
  /** Seconds until an uploaded identity is completed. */
  identitySeconds: Seconds,
  /** Added to each storage PUT. */
  uploadMs: Milliseconds,
  /** Added to each answer. */
  answerMs: Milliseconds,
  /** A new job answers 404 for so long. */
  visibleAfterMs: Milliseconds,
  /** A new job is missing from the gallery for so long. */
  galleryAfterMs: Milliseconds,
  tokenSeconds: Seconds,
  uploadUrlSeconds: Seconds,
  resultUrlSeconds: Seconds,
});
export type Speed = z.infer<typeof Speed>;

export const Limits = z.object({
  /** Submissions accepted within one window. */
  submissions: z.number().int().min(0),
  windowSeconds: Seconds,
  /** Jobs running at once. */
  running: z.number().int().min(0),
  /** Whether a 429 of the window says in `Retry-After` when to come back. */
  retryAfter: z.boolean(),
  /** Whether a regeneration counts like a submission. */
  countRegenerate: z.boolean(),
  maxUploadBytes: z.number().int().min(1),
});
export type Limits = z.infer<typeof Limits>;

/** Credits per output, by size. */
export const Prices = z.object({ '1K': Seconds, '2K': Seconds, '4K': Seconds });
export type Prices = z.infer<typeof Prices>;

export const Behaviour = z.object({
  /** `null` makes every job report `progress: null`. */
  progress: z.enum(['number', 'null']),
  /** Whether the 409 of an existing project carries its `project_id`. */
  conflictCarriesId: z.boolean(),
  /** What `total_images` means in the gallery by job. */
  galleryTotal: z.enum(['outputs', 'inputs']),
  /** Tiny pictures that cost next to nothing: for benches and fault tests. */
  plainPictures: z.boolean(),
  /** Optional fields of answers: present, `null`, or left out. */
  optionalFields: z.enum(['present', 'null', 'missing']),
  /** `original_filename` per output, in order; beyond the list the usual names. */
  resultNames: z.array(z.string().nullable()),
  /** Whether outputs that failed are charged. */
  chargeFailed: z.boolean(),
});
export type Behaviour = z.infer<typeof Behaviour>;

/** How the next matching jobs end. Taken once per accepted submission, first match wins. */
export const OutcomeRule = z.object({
  status: z.enum(['completed', 'failed', 'aborted']).default('completed'),
  errorMessage: z.string().nullable().default(null),
  /** `failed`/`aborted`: so many outputs are finished before the end. */
  finishedOutputs: z.number().int().min(0).default(0),
  /** Output indexes that fail alone, with their reason. */
  failedOutputs: z.array(z.number().int()).default([]),
  outputError: z.string().default('The garment could not be recognised in this pose.'),
  /** Output indexes marked `detail_needs_review`. */
  reviewOutputs: z.array(z.number().int()).default([]),
  names: z.array(z.string().nullable()).optional(),
  /** Overrides `speed.secondsPerOutput`. */
  secondsPerOutput: Seconds.optional(),
  /** How many jobs it applies to; without it, all. */
  times: z.number().int().min(0).optional(),
  /** Skip so many matching jobs first. */
  after: z.number().int().min(0).optional(),
  /** Part of the project's name. */
  match: z.string().optional(),
});
export type OutcomeRule = z.infer<typeof OutcomeRule>;
export type OutcomeRuleInput = z.input<typeof OutcomeRule>;

export const SettingsPatch = z.object({
  speed: Speed.partial().optional(),
  limits: Limits.partial().optional(),
  prices: Prices.partial().optional(),
  behaviour: Behaviour.partial().optional(),
  outcomes: z.array(OutcomeRule).optional(),
});
/** Any part of the settings; what is left out stays as it is. */
export type SettingsPatch = z.input<typeof SettingsPatch>;

export interface Settings {
  readonly speed: Speed;
  readonly limits: Limits;
  readonly prices: Prices;
  readonly behaviour: Behaviour;
  readonly outcomes: readonly OutcomeRule[];
}

/** A demo's pace: a job of one output takes a few seconds. Prices as in the sister products. */
export const defaultSettings: Settings = {
  speed: {
    queueSeconds: 1,
    secondsPerOutput: 3,
    identitySeconds: 4,
    uploadMs: 0,
    answerMs: 0,
    visibleAfterMs: 800,
    galleryAfterMs: 0,
    tokenSeconds: 3600,
    uploadUrlSeconds: 900,
    resultUrlSeconds: 86_400,
  },
  limits: {
    submissions: 5,
    windowSeconds: 60,
    running: 5,
    retryAfter: true,
    countRegenerate: true,
    maxUploadBytes: 100 * 1024 * 1024,
  },
  prices: { '1K': 3, '2K': 5, '4K': 10 },
  behaviour: {
    progress: 'number',
    conflictCarriesId: true,
    galleryTotal: 'outputs',
    plainPictures: false,
    optionalFields: 'present',
    resultNames: [],
    chargeFailed: false,
  },
  outcomes: [],
};

/**
 * Settings with a patch applied.
 * @throws z.ZodError naming the field when a value is out of range.
 */
export function patchSettings(base: Settings, patch: SettingsPatch): Settings {
  const { speed, limits, prices, behaviour, outcomes } = SettingsPatch.parse(patch);
  return {
    speed: Speed.parse({ ...base.speed, ...speed }),
    limits: Limits.parse({ ...base.limits, ...limits }),
    prices: Prices.parse({ ...base.prices, ...prices }),
    behaviour: Behaviour.parse({ ...base.behaviour, ...behaviour }),
    outcomes: outcomes ?? base.outcomes,
  };
}
