/** From checked flags to an order: what to make, from which folders, at which pace. Reads folders and files. */
import { basename, resolve } from 'node:path';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { BatchPlan } from '../../src-shared/domain/plan.ts';
import { checkedBaseUrl } from '../accounts/base-url.ts';
import { count } from './display/words.ts';
import { type ChosenLook, chooseLook } from './flags/look.ts';
import type { FlagName } from './flags/table.ts';
import type { BatchFlags, RunFlags } from './flags/taken.ts';
import {
  type FoundInputs,
  namedFolders,
  requireFile,
  requireFolder,
  requireRoom,
  subfoldersOf,
} from './inputs.ts';
import { UsageError } from './usage-error.ts';

/** Flags that `run` and `batch` have in common. */
export type SharedFlags = Omit<RunFlags, 'input-folder' | 'output-folder'>;

export interface Order {
  readonly kind: BatchPlan['kind'];
  readonly name: string;
  readonly flags: SharedFlags;
  readonly parallel: number;
  /** One SKU goes first and the rest waits; or the yes to the rest. */
  readonly pilot: 'first' | 'release' | null;
  readonly look: ChosenLook;
  readonly inputs: FoundInputs;
  /** Absolute. */
  readonly outputDir: string;
  readonly warnings: readonly string[];
}

export interface OrderTools {
  readonly cwd: string;
  readonly readText: (path: string) => Promise<string>;
  readonly signal: AbortSignal;
}

/** @throws UsageError, or `instructions-invalid` */
export async function orderOfRun(flags: RunFlags, tools: OrderTools): Promise<Order> {
  const given = flags['input-folder'];
  if (given === undefined) throw new UsageError('--input-folder is required.', SAMPLE_RUN);
  const common = await commonOrder(flags, tools);
  const dir = await requireFolder('input-folder', given, tools.cwd);
  const inputs = await namedFolders([dir]);
  const photos = inputs.found[0]?.photos.length ?? 0;
  const notes = flags['image-notes']?.length;
  if (notes !== undefined && photos > 0 && notes !== photos) {
    throw new UsageError(
      `--image-notes has ${count(notes, 'text')} for ${count(photos, 'photo')}.`,
      'Give one text per photo in the order of the file names, "" for none.',
    );
  }
  return {
    ...common,
    kind: 'run',
    name: basename(dir),
    parallel: 1,
    pilot: null,
    inputs,
    outputDir: await requireRoom('output-folder', flags['output-folder'], tools.cwd),
  };
}

/** @throws UsageError, or `instructions-invalid` */
export async function orderOfBatch(flags: BatchFlags, tools: OrderTools): Promise<Order> {
  const dir = flags['input-dir'];
  const dirs = flags['input-folders'];
  if (dir !== undefined && dirs !== undefined) {
    throw new UsageError('Give either --input-dir or --input-folders, not both.');
  }
  if (flags.pilot && flags.release) {
    throw new UsageError('Give either --pilot or --release, not both.');
  }
  const common = await commonOrder(flags, tools);
  const outputDir = await requireRoom('output-dir', flags['output-dir'], tools.cwd);
  if (dir !== undefined) {
    const input = await requireFolder('input-dir', dir, tools.cwd);
    const inputs = await subfoldersOf(input, outputDir, tools.signal);
    if (inputs.found.length + inputs.rejected.length === 0) {
      throw new UsageError(
        `--input-dir holds no SKU folders: "${dir}".`,
        'Put each SKU’s photos into a folder of its own.',
      );
    }
    return batchOf(common, flags, inputs, basename(input), outputDir);
  }
  if (dirs !== undefined) {
    const inputs = await namedFolders(dirs.map((one) => resolve(tools.cwd, one)));
    return batchOf(common, flags, inputs, basename(outputDir), outputDir);
  }
  throw new UsageError('One of --input-dir and --input-folders is required.', SAMPLE_BATCH);
}

const SAMPLE_RUN =
  'For example: flat-to-model run --sandbox --input-folder DIR --identity-code PiktidSummer';
const SAMPLE_BATCH =
  'For example: flat-to-model batch --sandbox --input-dir DIR --identity-code PiktidSummer';

function batchOf(
  common: Awaited<ReturnType<typeof commonOrder>>,
  flags: BatchFlags,
  inputs: FoundInputs,
  name: string,
  outputDir: string,
): Order {
  const warnings = [...common.warnings];
  let { parallel } = flags;
  if (parallel > flags['max-jobs']) {
    parallel = flags['max-jobs'];
    warnings.push(
      `--parallel ${flags.parallel} is lowered to ${parallel}: --max-jobs allows no more jobs at once.`,
    );
  }
  const pilot = flags.pilot ? 'first' : flags.release ? 'release' : null;
  return { ...common, warnings, kind: 'batch', name, parallel, pilot, inputs, outputDir };
}

async function commonOrder(given: SharedFlags, tools: OrderTools) {
  checkTogether(given);
  const flags = given.sandbox ? given : { ...given, 'base-url': serverOf(given['base-url']) };
  const dataDir = flags['data-dir'];
  if (dataDir !== undefined) await requireRoom('data-dir', dataDir, tools.cwd);
  const look = await chooseLook(flags, (path) => tools.readText(resolve(tools.cwd, path)));
  const identityImage =
    look.identityImage === undefined
      ? undefined
      : await requireFile('identity-image', look.identityImage, tools.cwd);
  if (identityImage !== undefined && !/\.(jpe?g|png)$/i.test(identityImage)) {
    throw new UsageError(
      `--identity-image must be a .jpg or .png file, got "${look.identityImage}".`,
    );
  }
  const ignored = (
    ['account', 'username', 'password', 'token'] as const satisfies FlagName[]
  ).filter((name) => flags.sandbox && flags[name] !== undefined);
  const warnings =
    ignored.length === 0
      ? look.warnings
      : [...look.warnings, `--sandbox needs no account: ${dashed(ignored)} not used.`];
  return { flags, look: { ...look, identityImage }, warnings };
}

function checkTogether(flags: SharedFlags): void {
  const { account, username, password, token, sandbox } = flags;
  if (account !== undefined && !sandbox && (username ?? password ?? token) !== undefined) {
    throw new UsageError('Give either --account, or credentials of your own, not both.');
  }
  if (flags['retry-failed'] && flags.fresh) {
    throw new UsageError('Give either --retry-failed or --fresh, not both.');
  }
}

/** In one spelling: the server is part of the look, and of what an account is called. */
function serverOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UsageError(`--base-url must be an address such as https://…, got "${url}".`);
  }
  try {
    return checkedBaseUrl(url);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    throw new UsageError(error.failure.message, error.failure.remedy);
  }
}

function dashed(names: readonly string[]): string {
  const list = names.map((name) => `--${name}`).join(', ');
  return `${list} ${names.length === 1 ? 'is' : 'are'}`;
}
