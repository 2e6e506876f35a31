/** Looking at jobs: status, results, versions, the gallery by job, and the pictures themselves. */
import { type Answer, ApiError, bytes, json } from '../answer.ts';
import type { PlannedOutput } from '../events.ts';
import type { Job } from '../job-view.ts';
import { creditsOf, latestVersion, type OutputVersion, versionsOf, viewJob } from '../job-view.ts';
import { lookOfHash } from '../pictures/looks.ts';
import { pixelsOf, type ResultPicture } from '../pictures/picture-request.ts';
import { type CallRequest, pageOf } from '../request.ts';
import { pictureOptions } from '../submission.ts';
import { checkSignature, signedUrl, type World } from '../world.ts';
import { findIdentity } from './identities.ts';
import { requireJob, requireOutput } from './jobs.ts';
import { expiredUrl, storageError } from './uploads.ts';

export function jobStatus(world: World, request: CallRequest): Answer {
  const job = requireJob(world, request);
  const view = viewJob(job, world.clock.now());
  return json(200, {
    job_id: job.plan.jobId,
    status: view.status,
    progress: world.settings().behaviour.progress === 'null' ? null : view.progress,
    total_images: job.plan.outputs.length,
    processed_images: view.processed,
    error_message: view.ended ? job.plan.errorMessage : null,
    created_at: new Date(job.plan.at).toISOString(),
  });
}

export function jobResults(world: World, request: CallRequest): Answer {
  const job = requireJob(world, request);
  const now = world.clock.now();
  const view = viewJob(job, now);
  const results = job.plan.outputs.flatMap((output) => {
    const version = latestVersion(job, output, now);
    return version ? [describeResult(world, job, output, version)] : [];
  });
  const good = results.filter((result) => result.status === 'completed');
  const scores = good.flatMap(({ quality_score: score }) =>
    typeof score === 'number' ? [score] : [],
  );
  return json(200, {
    job_id: job.plan.jobId,
    status: view.status,
    results,
    summary: {
      total_images: job.plan.outputs.length,
      successful: good.length,
      failed: results.length - good.length,
      average_quality_score: scores.length > 0 ? round(average(scores)) : null,
      success_rate: results.length > 0 ? round((100 * good.length) / results.length) : 0,
    },
    credits_used: view.ended ? creditsOf(job) : null,
  });
}

export function versions(world: World, request: CallRequest): Answer {
  const { job, output } = requireOutput(world, request);
  const now = world.clock.now();
  return json(200, {
    job_id: job.plan.jobId,
    image_index: output.imageIndex,
    versions: versionsOf(job, output).map((version) =>
      version.readyAt !== null && version.readyAt <= now
        ? describeResult(world, job, output, version)
        : {
            image_index: output.imageIndex,
            version: version.version,
            status: 'processing',
            output: null,
          },
    ),
  });
}

export function galleryByJob(world: World, request: CallRequest): Answer {
  const { query } = request;
  const now = world.clock.now();
  const wanted = query.get('project_id');
  const projects =
    wanted === null ? world.state.projects.values() : [world.state.projects.get(wanted)];
  const jobs = [...projects]
    .flatMap((project) => project?.jobs ?? [])
    .filter((job) => job.plan.galleryAt <= now)
    .filter(() => (query.get('job_type') ?? 'flat_2_model') === 'flat_2_model')
    .sort((a, b) => a.plan.at - b.plan.at);
  if ((query.get('order') ?? 'desc') === 'desc') jobs.reverse();
  const { items, pagination } = pageOf(jobs, query);
  const counted = world.settings().behaviour.galleryTotal;
  return json(200, {
    jobs: items.map((job) => ({
      job_id: job.plan.jobId,
      job_type: 'flat_2_model',
      job_status: viewJob(job, now).status,
      identity_code: job.plan.identityCode,
      project_key: job.plan.projectId,
      project_text: projectName(world, job),
      total_images: counted === 'inputs' ? job.plan.images.length : job.plan.outputs.length,
      created_at: new Date(job.plan.at).toISOString(),
    })),
    pagination,
  });
}

/** The content network: no account, a signature in the query, JPEG or PNG bytes. */
export async function resultPicture(world: World, request: CallRequest): Promise<Answer> {
  const job = world.state.jobs.get(request.params['jobId'] ?? '');
  const output = job?.plan.outputs[Number(request.params['imageIndex'])];
  if (!job || !output) return storageError(404, 'NoSuchKey');
  const signature = checkSignature(world, request.path, request.query);
  if (signature === 'wrong') return storageError(403, 'SignatureDoesNotMatch');
  if (signature === 'expired') return expiredUrl();
  const number = Number(request.params['version']);
  const version = versionsOf(job, output).find((candidate) => candidate.version === number);
  if (!version) return storageError(404, 'NoSuchKey');
  const picture = pictureOf(world, job, output, version);
  if (request.params['kind'] === 'thumb.jpg') {
    return bytes('image/jpeg', await world.pictures.thumbnail(picture));
  }
  const type = picture.format === 'png' ? 'image/png' : 'image/jpeg';
  return bytes(type, await world.pictures.result(picture));
}

function pictureOf(
  world: World,
  job: Job,
  output: PlannedOutput,
  version: OutputVersion,
): ResultPicture {
  const instruction = job.plan.instructions[output.instruction];
  if (!instruction) throw new ApiError(404, 'Image not found');
  const options = pictureOptions(instruction);
  const identity = findIdentity(world, job.plan.identityCode);
  return {
    sku: projectName(world, job),
    pose: [instruction.pose, instruction.prompt].filter(Boolean).join(', '),
    background: [instruction.background, instruction.prompt].filter(Boolean).join(', '),
    identity: identity?.name ?? job.plan.identityCode,
    look: identity?.look ?? lookOfHash(job.plan.identityCode),
    variation: output.variation,
    seed: version.seed,
    version: version.version,
    garments: job.plan.images.flatMap(({ fileId }) => {
      const upload = world.state.uploads.get(fileId);
      return upload?.stored ? [{ hash: upload.stored.hash, filename: upload.filename }] : [];
    }),
    barefoot: job.plan.options.barefoot ?? false,
    ...pixelsOf(options),
    format: options.format,
    plain: world.settings().behaviour.plainPictures,
  };
}

function describeResult(world: World, job: Job, output: PlannedOutput, version: OutputVersion) {
  const { behaviour, speed } = world.settings();
  const format = pictureOptions(job.plan.instructions[output.instruction] ?? {}).format;
  const folder = `/cdn/jobs/${job.plan.jobId}/${output.imageIndex}/${version.version}`;
  const until = world.clock.now() + speed.resultUrlSeconds * 1000;
  const failed = version.error !== null;
  const optional = {
    group_index: 0,
    quality_score: failed ? null : round(output.quality),
    processing_time: 4.2,
    model_used: job.plan.options.model === 'seedream' ? 'seedream' : 'nano_banana_pro',
    error_message: version.error,
    detail_needs_review: output.reviewReason !== null,
    detail_review_reason: output.reviewReason,
  };
  return {
    image_index: output.imageIndex,
    version: version.version,
    original_filename: output.name,
    status: failed ? 'failed' : 'completed',
    output: failed
      ? null
      : {
          full_size: signedUrl(world, `${folder}/full.${format}`, until),
          thumbnail: signedUrl(world, `${folder}/thumb.jpg`, until),
        },
    ...shown(optional, behaviour.optionalFields),
  };
}

function shown<T extends Record<string, unknown>>(
  fields: T,
  how: 'present' | 'null' | 'missing',
): { [K in keyof T]?: T[K] | null } {
  if (how === 'present') return fields;
  if (how === 'missing') return {};
  return Object.fromEntries(Object.keys(fields).map((key) => [key, null])) as {
    [K in keyof T]?: null;
  };
}

function projectName(world: World, job: Job): string {
  return world.state.projects.get(job.plan.projectId)?.name ?? '';
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
