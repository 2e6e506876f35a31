/**
 * The calls that spend credits. Each is sent exactly once, on a connection of its own, repeated
 * only after a 401 with a renewed token; what became of it is sorted, never thrown.
 */
import { type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import type { CallOptions, JobRequest, SubmitOutcome } from '../api.ts';
import {
  failureOfFault,
  failureOfStatus,
  IMAGES_REFUSED,
  SIGNED_OUT,
  SUBMISSION_UNCLEAR,
} from '../errors.ts';
import type { ApiTools } from '../json-call.ts';
import { NetworkFault } from '../network/fault.ts';
import { RegenerateAnswer, SubmitAnswer } from '../schemas.ts';
import { isSuccess, type RawAnswer, sendRaw } from '../send-once.ts';
import { namesImages, showable } from '../server-words.ts';
import { segment } from '../urls.ts';
import { jobBody } from './job-body.ts';

/** The server may think for a while before it accepts. */
const PATIENCE = 2;

interface Spending {
  readonly call: 'submit' | 'regenerate';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Reads a 2xx; null when it says nothing of the job. */
  readonly read: (answer: RawAnswer) => SubmitOutcome | null;
}

export function submit(
  tools: ApiTools,
  job: JobRequest,
  options?: CallOptions,
): Promise<SubmitOutcome> {
  return spend(
    tools,
    { call: 'submit', path: '/flat-2-model', json: jobBody(job), read: readAccepted },
    options,
  );
}

export async function regenerate(
  tools: ApiTools,
  jobId: string,
  imageIndex: number,
  groupIndex: number,
  options?: CallOptions,
): Promise<SubmitOutcome> {
  try {
    const path = `/jobs/${segment(jobId)}/regenerate/${imageIndex}`;
    const read = (answer: RawAnswer) => readRegenerated(jobId, answer);
    const query = { group_index: String(groupIndex) };
    return await spend(tools, { call: 'regenerate', path, query, read }, options);
  } catch (error) {
    // A job id that cannot stand in an address: nothing was sent.
    return { kind: 'refused', failure: toFailure(error) };
  }
}

async function spend(
  tools: ApiTools,
  spending: Spending,
  options: CallOptions = {},
): Promise<SubmitOutcome> {
  try {
    const token = await tools.session.token(options);
    const first = await attempt(tools, spending, token, options);
    if (!(first instanceof Refused)) return first;
    const fresh = await tools.session.renewed(token, options);
    if (fresh === null) return { kind: 'signed-out', failure: first.failure };
    const second = await attempt(tools, spending, fresh, options);
    return second instanceof Refused ? { kind: 'signed-out', failure: second.failure } : second;
  } catch (error) {
    // Only signing in throws: the job itself has not been sent, or was answered with 401.
    return notSent(toFailure(error));
  }
}

class Refused {
  readonly failure: Failure;
  constructor(failure: Failure) {
    this.failure = failure;
  }
}

async function attempt(
  tools: ApiTools,
  spending: Spending,
  token: string,
  options: CallOptions,
): Promise<SubmitOutcome | Refused> {
  const { call, path, query, json } = spending;
  try {
    const answer = await sendRaw(tools, {
      call,
      method: 'POST',
      url: tools.urls.api(path, query),
      headers: { authorization: `Bearer ${token}` },
      fresh: true,
      patience: PATIENCE,
      signal: options.signal,
      onCall: options.onCall,
      ...(json === undefined ? {} : { json }),
    });
    if (answer.status === 401) {
      return new Refused({ ...SIGNED_OUT, status: 401 });
    }
    return sortAnswer(spending, answer);
  } catch (error) {
    // Whatever else went wrong may have gone wrong after the server had acted.
    if (!(error instanceof NetworkFault)) return unclear(null, null);
    const failure = failureOfFault(call, error);
    return error.sent ? unclear(error, null) : { kind: 'not-sent', failure };
  }
}

/** The table of the batch rules, for every status but 401. */
function sortAnswer({ call, read }: Spending, answer: RawAnswer): SubmitOutcome {
  const { status, words } = answer;
  const failure = failureOfStatus(call, status, words);
  if (isSuccess(status)) return (answer.bodyFault ? null : read(answer)) ?? unclear(null, answer);
  if (status === 429) return { kind: 'rate-limited', retryAfterMs: answer.retryAfterMs, failure };
  if (status === 402) return { kind: 'out-of-credits', failure };
  if (status < 400 || status >= 500 || status === 408 || status === 425 || status === 499) {
    return unclear(null, answer);
  }
  if (call === 'submit' && NAMES_IMAGES.has(status) && namesImages(words)) {
    return { kind: 'images-refused', failure: { ...failure, ...IMAGES_REFUSED } };
  }
  return { kind: 'refused', failure };
}

const NAMES_IMAGES: ReadonlySet<number> = new Set([400, 404, 409, 422]);

function readAccepted({ json }: RawAnswer): SubmitOutcome | null {
  const parsed = SubmitAnswer.safeParse(json);
  if (!parsed.success) return null;
  const { job_id: jobId, total_outputs: totalOutputs, message } = parsed.data;
  return {
    kind: 'accepted',
    jobId,
    // Nothing is ordered that makes no picture: such a number would call an empty job done.
    totalOutputs:
      Number.isSafeInteger(totalOutputs) && (totalOutputs ?? 0) > 0 ? totalOutputs : null,
    message: message === null ? null : showable(message),
  };
}

function readRegenerated(jobId: string, { json, status }: RawAnswer): SubmitOutcome | null {
  const parsed = RegenerateAnswer.safeParse(json);
  if (!parsed.success) return null;
  const { success, message, image_index: imageIndex } = parsed.data;
  const said = message === null ? null : showable(message);
  if (success === false) {
    const failure = { ...failureOfStatus('regenerate', 400), status };
    return { kind: 'refused', failure: said === null ? failure : { ...failure, detail: said } };
  }
  if (success === null && imageIndex === null) return null;
  return { kind: 'accepted', jobId, totalOutputs: 1, message: said };
}

function unclear(fault: NetworkFault | null, answer: RawAnswer | null): SubmitOutcome {
  const detail = fault?.systemCode ?? answer?.words.text ?? null;
  return {
    kind: 'unclear',
    failure: {
      ...SUBMISSION_UNCLEAR,
      ...(answer === null ? {} : { status: answer.status }),
      ...(detail === null ? {} : { detail }),
    },
  };
}

function notSent(failure: Failure): SubmitOutcome {
  const signedOut = failure.code === 'auth-failed' || failure.code === 'signed-out';
  return { kind: signedOut ? 'signed-out' : 'not-sent', failure };
}
