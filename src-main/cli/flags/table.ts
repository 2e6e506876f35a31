/**
 * Every flag of the command line, once. Names and defaults of the first four groups are those of
 * PiktID's own scripts, so that a command written for them works here.
 */
import { z } from 'zod';
import { MAX_VARIATIONS } from '../../../src-shared/domain/instruction.ts';
import {
  DEFAULT_LIMITS,
  DEFAULT_PARALLEL,
  MAX_PARALLEL,
  parseRate,
  type Rate,
} from '../../../src-shared/domain/limits.ts';
import {
  choice,
  choiceOr,
  type Flag,
  number,
  numberOr,
  onOff,
  path,
  text,
  textOr,
  texts,
} from './flag.ts';

export const DEFAULT_BASE_URL = 'https://v2.api.piktid.com';

const MOST_SECONDS = 1e9;
const rate: Flag<Rate> = {
  group: 'Pace and money',
  value: 'N/SECONDS',
  help: 'Most submissions in any window of so many seconds, for the whole account.',
  shownDefault: '5/60',
  expects: 'submissions per seconds, such as 5/60',
  schema: z
    .string()
    .optional()
    .transform((given, context) => {
      const parsed = given === undefined ? DEFAULT_LIMITS.rate : parseRate(given);
      if (parsed) return parsed;
      context.addIssue({ code: 'custom', message: 'not a rate' });
      return z.NEVER;
    }) as z.ZodType<Rate>,
};

const adopt: Flag<Readonly<Record<string, string>>> = {
  group: 'The same command again',
  value: 'SKU=JOB',
  repeated: true,
  help: 'Take this job as the one of the SKU whose answer was lost. May be given several times.',
  expects: 'SKU=JOB, such as "summer dress=7f3a"',
  schema: z
    .array(z.string().regex(/^.+=[^=\s]+$/))
    .default([])
    .transform((pairs) =>
      Object.fromEntries(
        pairs.map((pair) => [
          pair.slice(0, pair.lastIndexOf('=')),
          pair.slice(pair.lastIndexOf('=') + 1),
        ]),
      ),
    ) as z.ZodType<Readonly<Record<string, string>>>,
};

export const FLAGS = {
  // ---- photos and results
  'input-folder': path({
    group: 'Photos and results',
    value: 'DIR',
    help: 'Folder with the flat-lay photos of one SKU (1 to 10; .jpg, .jpeg, .png), sent in the order of their file names.',
  }),
  'input-dir': path({
    group: 'Photos and results',
    value: 'DIR',
    help: 'Folder whose subfolders are the SKUs.',
  }),
  'input-folders': texts({
    group: 'Photos and results',
    value: 'DIR',
    help: 'The SKU folders themselves, one or more.',
  }),
  'output-folder': textOr({
    group: 'Photos and results',
    value: 'DIR',
    fallback: 'output',
    help: 'Where the results and metadata.json go.',
  }),
  'output-dir': textOr({
    group: 'Photos and results',
    value: 'DIR',
    fallback: 'output',
    help: 'Where the results go: one folder per SKU, and a summary of the batch.',
  }),
  // ---- account
  account: text({
    group: 'Account',
    value: 'NAME',
    help: 'An account signed in to in the app, by its name there. Only through the app: put --cli before the command.',
  }),
  username: text({
    group: 'Account',
    value: 'NAME',
    env: 'FLAT_TO_MODEL_USERNAME',
    help: 'Name or e-mail address of your PiktID account.',
  }),
  password: text({
    group: 'Account',
    value: 'PASSWORD',
    env: 'FLAT_TO_MODEL_PASSWORD',
    help: 'Its password. Better left out: you are asked for it, without echo.',
  }),
  token: text({
    group: 'Account',
    value: 'TOKEN',
    env: 'FLAT_TO_MODEL_TOKEN',
    help: 'An API token from your PiktID profile page, instead of name and password.',
  }),
  'base-url': textOr({
    group: 'Account',
    value: 'URL',
    fallback: DEFAULT_BASE_URL,
    help: 'Address of the API.',
  }),
  sandbox: onOff({
    group: 'Account',
    help: 'Use the built-in sandbox: no account, no credits, drawn results.',
  }),
  // ---- identity
  'identity-code': text({
    group: 'Model identity',
    value: 'CODE',
    help: 'Code of a model identity. Checked before anything is sent.',
  }),
  'identity-image': path({
    group: 'Model identity',
    value: 'FILE',
    help: 'Portrait to upload as the identity (.jpg, .png). With both, the code is tried first.',
  }),
  // ---- instruction
  prompt: text({
    group: 'What the pictures show',
    value: 'TEXT',
    simple: true,
    help: 'What the picture shall show, in your own words.',
  }),
  pose: text({
    group: 'What the pictures show',
    value: 'TEXT',
    simple: true,
    help: 'Pose of the model, e.g. "standing".',
  }),
  background: text({
    group: 'What the pictures show',
    value: 'TEXT',
    simple: true,
    help: 'Background, e.g. "white studio".',
  }),
  'num-variations': number({
    group: 'What the pictures show',
    value: 'N',
    simple: true,
    min: 1,
    max: MAX_VARIATIONS,
    whole: true,
    help: 'Pictures of this look, 1 to 4 (default: 1).',
  }),
  size: choice({
    group: 'What the pictures show',
    simple: true,
    choices: ['1K', '2K', '4K'],
    help: 'Size of the results.',
  }),
  'aspect-ratio': choice({
    group: 'What the pictures show',
    simple: true,
    choices: ['1:1', '3:4', '4:3', '9:16', '16:9'],
    help: 'Shape of the results.',
  }),
  format: choice({
    group: 'What the pictures show',
    simple: true,
    choices: ['png', 'jpg'],
    help: 'File format of the results.',
  }),
  seed: number({
    group: 'What the pictures show',
    value: 'N',
    simple: true,
    min: -Number.MAX_SAFE_INTEGER,
    max: Number.MAX_SAFE_INTEGER,
    whole: true,
    help: 'Number that makes results repeatable.',
  }),
  'instructions-file': path({
    group: 'What the pictures show',
    value: 'FILE',
    help: 'JSON file with 1 to 10 instructions; overrides the flags above.',
  }),
  'image-notes': texts({
    group: 'What the pictures show',
    value: 'TEXT',
    help: 'One note per photo, in upload order; "" for none.',
  }),
  // ---- job
  model: choiceOr({
    group: 'The job',
    choices: ['auto', 'nano_banana_pro', 'seedream'],
    fallback: 'auto',
    help: 'Image model. A forced model has no safety fallback.',
  }),
  'no-consistency': onOff({
    group: 'The job',
    help: 'Do not keep the pictures of one SKU consistent with each other.',
  }),
  barefoot: onOff({ group: 'The job', help: 'Show the model without shoes.' }),
  convert: onOff({
    group: 'The job',
    help: 'Send JPEG copies of WebP, TIFF, AVIF, BMP, turned and CMYK photos; originals stay.',
  }),
  // ---- pace and money
  parallel: numberOr({
    group: 'Pace and money',
    value: 'N',
    min: 1,
    max: MAX_PARALLEL,
    whole: true,
    fallback: DEFAULT_PARALLEL,
    help: 'Jobs of this batch running at once, 1 to 5.',
  }),
  rate,
  'max-jobs': numberOr({
    group: 'Pace and money',
    value: 'N',
    min: 1,
    max: 1000,
    whole: true,
    fallback: DEFAULT_LIMITS.maxJobs,
    help: 'Jobs running at once for the whole account.',
  }),
  'poll-seconds': numberOr({
    group: 'Pace and money',
    value: 'SECONDS',
    min: 0.05,
    max: 3600,
    fallback: 5,
    help: 'Longest time between two looks at one job.',
  }),
  budget: number({
    group: 'Pace and money',
    value: 'PICTURES',
    min: 1,
    max: 1e9,
    whole: true,
    help: 'Order at most so many pictures; the rest is kept for later.',
  }),
  'budget-credits': number({
    group: 'Pace and money',
    value: 'CREDITS',
    min: 0.01,
    max: 1e9,
    help: 'Spend at most so many credits; the rest is kept for later.',
  }),
  'max-wait': numberOr({
    group: 'Pace and money',
    value: 'SECONDS',
    min: 0,
    max: MOST_SECONDS,
    fallback: 0,
    help: 'Give up waiting for a job after this time; the job goes on, and the same command takes it up again. 0 waits until it ends.',
  }),
  'wait-for-user': numberOr({
    group: 'Pace and money',
    value: 'SECONDS',
    min: 0,
    max: MOST_SECONDS,
    fallback: 0,
    help: 'When something needs you (signed out, credits, disk, folder), wait this long for it before stopping.',
  }),
  pilot: onOff({
    group: 'Pace and money',
    help: 'Make one SKU first and stop with status 3, so that you can look at it; --release makes the rest.',
  }),
  release: onOff({
    group: 'Pace and money',
    help: 'You have looked at the pilot: make the rest. The same command with --release instead of --pilot.',
  }),
  'dry-run': onOff({
    group: 'Pace and money',
    help: 'Print what would be done, with estimated credits and time, and send nothing.',
  }),
  // ---- again
  'retry-failed': onOff({
    group: 'The same command again',
    help: 'Take up SKUs whose paid job failed or came out partial: fetches what is there, free; orders the rest again and tells the price first.',
  }),
  fresh: onOff({
    group: 'The same command again',
    help: 'Make everything anew, what is done already too. Costs again.',
  }),
  'unclear-grace': numberOr({
    group: 'The same command again',
    value: 'SECONDS',
    min: 0,
    max: 86_400,
    fallback: 60,
    help: 'How long a submission whose answer was lost is looked for before anything else is decided.',
  }),
  'resubmit-unclear': onOff({
    group: 'The same command again',
    help: 'Send submissions again that nobody can find. May cost twice.',
  }),
  adopt,
  // ---- rest
  'data-dir': path({
    group: 'Everything else',
    value: 'DIR',
    help: "Folder for the product's own state, shared with the app by default.",
  }),
  json: onOff({
    group: 'Everything else',
    help: 'Print one event a line as JSON on standard output, and nothing else there.',
  }),
  batch: textOr({
    group: 'Everything else',
    value: 'ID',
    fallback: 'last',
    help: 'Which batch: its id, or the one begun last.',
  }),
  html: path({
    group: 'Everything else',
    value: 'FILE',
    help: 'Write the report as a page with thumbnails. A file that is there is left alone; the name gets a number.',
  }),
  csv: onOff({ group: 'Everything else', help: 'Print comma-separated values.' }),
} as const satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof FLAGS;

/** The checked value of one flag. */
export type FlagValue<N extends FlagName> = z.output<(typeof FLAGS)[N]['schema']>;
/** The checked values of a command that takes these flags. */
export type FlagValues<N extends FlagName> = { readonly [K in N]: FlagValue<K> };

export const INSTRUCTION_FLAGS = [
  'prompt',
  'pose',
  'background',
  'num-variations',
  'size',
  'aspect-ratio',
  'format',
  'seed',
] as const satisfies readonly FlagName[];

const SHARED = [
  'account',
  'username',
  'password',
  'token',
  'base-url',
  'sandbox',
  'identity-code',
  'identity-image',
  ...INSTRUCTION_FLAGS,
  'instructions-file',
  'image-notes',
  'model',
  'no-consistency',
  'barefoot',
  'convert',
  'rate',
  'max-jobs',
  'poll-seconds',
  'budget',
  'budget-credits',
  'max-wait',
  'wait-for-user',
  'dry-run',
  'retry-failed',
  'fresh',
  'unclear-grace',
  'resubmit-unclear',
  'data-dir',
  'json',
] as const satisfies readonly FlagName[];

export const RUN_FLAGS = ['input-folder', 'output-folder', ...SHARED, 'adopt'] as const;
export const BATCH_FLAGS = [
  'input-dir',
  'input-folders',
  'output-dir',
  ...SHARED,
  'parallel',
  'pilot',
  'release',
  'adopt',
] as const;
export const LEDGER_FLAGS = ['sandbox', 'data-dir', 'csv', 'json'] as const;

export const REPORT_FLAGS = ['batch', 'html', 'sandbox', 'data-dir', 'json'] as const;

export type RunFlags = FlagValues<(typeof RUN_FLAGS)[number]>;
export type BatchFlags = FlagValues<(typeof BATCH_FLAGS)[number]>;
export type LedgerFlags = FlagValues<(typeof LEDGER_FLAGS)[number]>;
export type ReportFlags = FlagValues<(typeof REPORT_FLAGS)[number]>;
