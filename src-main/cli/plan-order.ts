/** From an order to the plan the engine takes: photos checked and frozen, identity known by hash. */
import { SANDBOX_ACCOUNT, SANDBOX_BASE_URL } from '../../src-shared/domain/account-key.ts';
import { ALL_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { Converter } from '../intake/convert-photos.ts';
import { freezeIdentity } from '../intake/freeze-photos.ts';
import type { PhotoLook } from '../intake/photo-memory.ts';
import { type Planned, planBatch } from '../intake/plan-batch.ts';
import { withConvertible } from '../intake/scan.ts';
import { requireKnownSkus } from './adopt.ts';
import type { Order } from './order.ts';

export interface PlanTools {
  readonly photos: PhotoLook;
  /** Used only where the user asked for it with `--convert`. */
  readonly converter: Converter;
  readonly signal: AbortSignal;
}

/**
 * The account in it is a stand-in: it is known only after sign-in, which goes on at the same time.
 * For `run` a folder that cannot start is thrown as its reason.
 */
export async function planOrder(
  order: Order,
  { photos, converter, signal }: PlanTools,
): Promise<Planned> {
  const { flags, look } = order;
  const identity = await freezeIdentity(
    { code: look.identityCode, imagePath: look.identityImage },
    signal,
  );
  const notes = flags['image-notes'];
  const planned = await planBatch({
    kind: order.kind,
    found: flags.convert ? order.inputs.found.map(withConvertible) : order.inputs.found,
    rejected: order.inputs.rejected,
    images: photos,
    ...(flags.convert
      ? { convert: { conversions: ALL_CONVERSIONS, toJpeg: converter.toJpeg } }
      : {}),
    signal,
    wishes: {
      name: order.name,
      account: SANDBOX_ACCOUNT,
      baseUrl: flags.sandbox ? SANDBOX_BASE_URL : flags['base-url'],
      sandbox: flags.sandbox,
      outputDir: order.outputDir,
      identity,
      instructions: look.instructions,
      options: look.options,
      parallel: order.parallel,
      limits: { rate: flags.rate, maxJobs: flags['max-jobs'] },
      budget: {
        ...(flags.budget === undefined ? {} : { outputs: flags.budget }),
        ...(flags['budget-credits'] === undefined ? {} : { credits: flags['budget-credits'] }),
      },
      unclearGraceSeconds: flags['unclear-grace'],
      pollSeconds: flags['poll-seconds'],
      retryFailed: flags['retry-failed'],
      fresh: flags.fresh,
      resubmitUnclear: flags['resubmit-unclear'],
      adopt: adoptedOf(order),
      pilot: order.pilot === 'first',
      release: order.pilot === 'release',
      instructionsFile: flags['instructions-file'] ?? null,
      ...(notes === undefined ? {} : { imageNotes: notes }),
    },
  });
  requireKnownSkus(planned.plan);
  const refused = planned.plan.rejected[0];
  if (order.kind === 'run' && refused) throw new StudioError(refused.failure);
  return planned;
}

/** By the names the folders have: a disk may spell with accents of their own what was typed without. */
function adoptedOf({ flags, inputs }: Order): Record<string, string> {
  const names = [...inputs.found.map(({ name }) => name), ...inputs.rejected.map(({ sku }) => sku)];
  const nameOf = (typed: string) =>
    names.find((name) => name === typed) ??
    names.find((name) => name.normalize('NFC') === typed.normalize('NFC')) ??
    typed;
  const adopted = Object.entries(flags.adopt ?? {});
  return Object.fromEntries(adopted.map(([sku, job]) => [nameOf(sku), job]));
}
