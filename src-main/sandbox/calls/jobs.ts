/** Submitting a job and asking for it again: the calls that spend credits. */
import { randomInt } from 'node:crypto';
import { type Answer, ApiError, json } from '../answer.ts';
import type { PlannedOutput } from '../events.ts';
import { shortId } from '../ids.ts';
import type { Job } from '../job-view.ts';
import { viewJob } from '../job-view.ts';
import { checkLimits } from '../limiter.ts';
import { planJob, priceOfAll } from '../plan-job.ts';
import { type CallRequest, jsonBody } from '../request.ts';
import { problemsOf, Submission } from '../submission.ts';
import type { World } from '../world.ts';
import { findIdentity } from './identities.ts';

export function submitJob(world: World, request: CallRequest): Answer {
  const parsed = Submission.safeParse(jsonBody(request));
  if (!parsed.success) {
    throw new ApiError(422, 'Validation failed', { detail: problemsOf(parsed.error) });
  }
  const submission = parsed.data;
  checkReferences(world, submission);
  passLimits(world, 'submit');
  const settings = world.settings();
  passCredits(world, priceOfAll(submission.instructions, settings));
  const projectName = world.state.projects.get(submission.project_id)?.name ?? '';
  const plan = planJob({
    jobId: shortId('job'),
    now: world.clock.now(),
    submission,
    settings,
    outcome: world.outcomes.take((rule) => projectName.includes(rule.match ?? '')),
    randomSeed: () => randomInt(1, 2_000_000_000),
  });
  world.record(plan);
  return json(202, {
    job_id: plan.jobId,
    status: 'queued',
    message: 'Job accepted',
    total_outputs: plan.outputs.length,
  });
}

export function regenerate(world: World, request: CallRequest): Answer {
  const { job, output } = requireOutput(world, request);
  const now = world.clock.now();
  if (!viewJob(job, now).ended) throw new ApiError(409, 'The job is still running');
  passLimits(world, 'regenerate');
  passCredits(world, output.price);
  const { speed } = world.settings();
  const fixed = job.plan.instructions[output.instruction]?.seed !== undefined;
  world.record({
    type: 'regenerate',
    at: now,
    jobId: job.plan.jobId,
    imageIndex: output.imageIndex,
    version: (job.versions.get(output.imageIndex)?.at(-1)?.version ?? 0) + 1,
    seed: fixed ? output.seed : randomInt(1, 2_000_000_000),
    readyAt: now + (speed.queueSeconds + speed.secondsPerOutput) * 1000,
    price: output.price,
  });
  return json(200, {
    success: true,
    message: 'Regeneration started',
    image_index: output.imageIndex,
  });
}

/** @throws ApiError 404 for an unknown job, or one created just now. */
export function requireJob(world: World, request: CallRequest): Job {
  const job = world.state.jobs.get(request.params['jobId'] ?? '');
  if (!job || world.clock.now() < job.plan.visibleAt) throw new ApiError(404, 'Job not found');
  return job;
}

/** @throws ApiError 404 for an unknown job or image index. */
export function requireOutput(
  world: World,
  request: CallRequest,
): { job: Job; output: PlannedOutput } {
  const job = requireJob(world, request);
  const output = job.plan.outputs[Number(request.params['imageIndex'])];
  if (!output) throw new ApiError(404, 'Image not found');
  return { job, output };
}

function checkReferences(world: World, submission: Submission): void {
  if (!world.state.projects.has(submission.project_id))
    throw new ApiError(404, 'Project not found');
  const identity = findIdentity(world, submission.identity_code);
  if (!identity) throw new ApiError(404, 'Identity not found');
  if (identity.locked) throw new ApiError(403, 'This identity is locked for your plan');
  if (identity.preparation === 'failed') {
    throw new ApiError(422, 'Identity preprocessing failed', {
      detail: [{ field: 'identity_code', message: 'preprocessing failed', position: 0 }],
    });
  }
  const detail = submission.images
    .map((image, position) => ({ id: typeof image === 'string' ? image : image.file_id, position }))
    .filter(({ id }) => !world.state.uploads.get(id)?.stored)
    .map(({ id, position }) => ({ field: 'images', message: `file ${id} not found`, position }));
  if (detail.length > 0) throw new ApiError(422, 'Some images are not available', { detail });
}

function passLimits(world: World, call: 'submit' | 'regenerate'): void {
  const { limits } = world.settings();
  const now = world.clock.now();
  if (call === 'regenerate' && !limits.countRegenerate) return;
  const decision = checkLimits(world.state, limits, now);
  if (decision.pass) return;
  world.record({ type: 'limited', at: now, call, reason: decision.reason });
  if (decision.reason === 'running') {
    throw new ApiError(429, `Too many jobs running (at most ${limits.running})`);
  }
  throw new ApiError(
    429,
    `Rate limit exceeded: ${limits.submissions} per ${limits.windowSeconds} s`,
    {
      headers: limits.retryAfter ? { 'retry-after': String(decision.retryAfterSeconds) } : {},
    },
  );
}

function passCredits(world: World, required: number): void {
  const balance = world.state.balance(world.clock.now());
  if (balance >= required) return;
  throw new ApiError(402, `Insufficient credits: ${required} needed, ${balance} left`, {
    extra: { required_credits: required },
  });
}
