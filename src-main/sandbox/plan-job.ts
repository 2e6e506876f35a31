/**
 * Plans an accepted job: which outputs, with which seeds, ready when, at what price, and how it
 * ends. Pure but for the seeds, which are passed in.
 */
import type { JobEvent, PlannedOutput } from './events.ts';
import type { OutcomeRule, Settings } from './settings.ts';
import { type Instruction, pictureOptions, type Submission } from './submission.ts';

function priceOf(instruction: Instruction, settings: Settings): number {
  const { size, width, height } = pictureOptions(instruction);
  if (width === undefined && height === undefined) return settings.prices[size];
  const long = Math.max(width ?? 0, height ?? 0);
  return settings.prices[long <= 1024 ? '1K' : long <= 2048 ? '2K' : '4K'];
}

/** Credits of a whole submission. */
export function priceOfAll(instructions: readonly Instruction[], settings: Settings): number {
  return instructions.reduce(
    (sum, instruction) => sum + (instruction.num_variations ?? 1) * priceOf(instruction, settings),
    0,
  );
}

export function planJob(input: {
  readonly jobId: string;
  readonly now: number;
  readonly submission: Submission;
  readonly settings: Settings;
  readonly outcome: OutcomeRule | undefined;
  readonly randomSeed: () => number;
}): JobEvent {
  const { submission, settings, outcome, now } = input;
  const { speed, behaviour } = settings;
  const startsAt = now + speed.queueSeconds * 1000;
  const perOutputMs = (outcome?.secondsPerOutput ?? speed.secondsPerOutput) * 1000;
  const ending = outcome?.status ?? 'completed';
  const names = outcome?.names ?? behaviour.resultNames;

  const slots = submission.instructions.flatMap((instruction, index) =>
    Array.from({ length: instruction.num_variations ?? 1 }, (_, variation) => ({
      instruction,
      index,
      variation,
    })),
  );
  const finished = ending === 'completed' ? slots.length : (outcome?.finishedOutputs ?? 0);

  const outputs = slots.map(({ instruction, index, variation }, imageIndex): PlannedOutput => {
    const { format } = pictureOptions(instruction);
    const seed = instruction.seed === undefined ? input.randomSeed() : instruction.seed + variation;
    const fails = outcome?.failedOutputs.includes(imageIndex) ?? false;
    const usualName = `output_${index}_${variation}.${format}`;
    const name = imageIndex < names.length ? (names[imageIndex] ?? null) : usualName;
    return {
      imageIndex,
      instruction: index,
      variation,
      seed,
      readyAt: imageIndex < finished ? startsAt + (imageIndex + 1) * perOutputMs : null,
      error: fails ? (outcome?.outputError ?? null) : null,
      name,
      price: priceOf(instruction, settings),
      quality: 0.72 + (Math.abs(seed) % 27) / 100,
      reviewReason: outcome?.reviewOutputs.includes(imageIndex)
        ? 'Small details of the garment may differ from the photo.'
        : null,
    };
  });

  return {
    type: 'job',
    at: now,
    jobId: input.jobId,
    projectId: submission.project_id,
    identityCode: submission.identity_code,
    images: submission.images.map((image) =>
      typeof image === 'string'
        ? { fileId: image, note: null }
        : { fileId: image.file_id, note: image.note ?? null },
    ),
    instructions: submission.instructions,
    options: submission.options ?? {},
    outputs,
    startsAt,
    endsAt: startsAt + Math.max(finished, ending === 'completed' ? 0 : 1) * perOutputMs,
    ending,
    errorMessage: outcome?.errorMessage ?? defaultMessage(ending),
    visibleAt: now + speed.visibleAfterMs,
    galleryAt: now + speed.galleryAfterMs,
    chargeFailed: behaviour.chargeFailed,
  };
}

function defaultMessage(ending: JobEvent['ending']): string | null {
  if (ending === 'failed') return 'The job failed on the server.';
  return ending === 'aborted' ? 'The job was stopped on the server.' : null;
}
