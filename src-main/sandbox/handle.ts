/**
 * One request from its first byte to its answer: route, fault, account, call, answer. The order
 * in which a fault bites ("before or after acting") is decided here.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, ApiError } from './answer.ts';
import { bendAnswer, replacementAnswer } from './bend-answer.ts';
import { bearerOf, requireToken } from './calls/accounts.ts';
import { expiredUrl, requestUpload } from './calls/uploads.ts';
import { type CallName, type FaultRule, type FaultSubject, faultFits } from './fault-rules.ts';
import { type CallRequest, maxFormBytes, maxJsonBytes, readBody } from './request.ts';
import { matchRoute, type RouteMatch } from './routes.ts';
import type { RuleQueue } from './rule-queue.ts';
import { send, sendEndlessly, sendSlowly, sendTruncated } from './send.ts';
import type { World } from './world.ts';

export interface Handling {
  readonly world: World;
  readonly faults: RuleQueue<FaultRule>;
  /** Aborted when the sandbox closes. */
  readonly signal: AbortSignal;
  readonly count: (call: CallName) => void;
  readonly log: (line: string) => void;
}

const actsFirst: ReadonlySet<string> = new Set([
  'reset-after',
  'hang-after',
  'truncated',
  'bad-json',
  'null-fields',
  'slow-bytes',
  'wrong-type',
  'damaged',
]);

/** Answers a request that is not for the control surface. Never rejects. */
export async function handle(
  handling: Handling,
  raw: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const match = matchRoute(raw.method ?? 'GET', url.pathname);
    if (!match) {
      send(response, new ApiError(404, `No such call: ${raw.method} ${url.pathname}`).toAnswer());
      return;
    }
    handling.count(match.route.call);
    await handleCall(handling, match, raw, response, url);
  } catch (error) {
    // A client that goes away in the middle of its upload is its own affair.
    if (raw.destroyed && !raw.complete) return;
    handling.log(`sandbox: ${error instanceof Error ? error.message : String(error)}`);
    if (!response.headersSent) send(response, new ApiError(500, 'Internal error').toAnswer());
    else response.destroy();
  }
}

async function handleCall(
  handling: Handling,
  match: RouteMatch,
  raw: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { world, faults, signal } = handling;
  const early = { call: match.route.call, path: url.pathname + url.search, project: '', file: '' };
  if (faults.take((rule) => rule.fault === 'refused' && faultFits(rule, early))) {
    raw.socket.resetAndDestroy();
    return;
  }
  const request: CallRequest = {
    params: match.params,
    path: url.pathname,
    query: url.searchParams,
    headers: raw.headers,
    body: match.route.call === 'put' ? Buffer.alloc(0) : await readBody(raw, bodyBound(match)),
    raw,
  };
  const subject = { ...early, ...subjectOf(world, request) };
  const rule = faults.take(
    (candidate) => candidate.fault !== 'refused' && faultFits(candidate, subject),
  );
  await world.clock.wait(world.settings().speed.answerMs, signal);

  if (rule && !(rule.acts || actsFirst.has(rule.fault))) {
    const done = await actOutBefore(handling, rule, match, request, response);
    if (done) return;
  }
  const answer = await answerOf(world, match, request);
  if (match.route.call === 'put') await world.clock.wait(world.settings().speed.uploadMs, signal);
  if (rule) await actOutAfter(handling, rule, answer, response);
  else send(response, answer);
}

async function answerOf(world: World, match: RouteMatch, request: CallRequest): Promise<Answer> {
  try {
    if (match.route.account) requireToken(world, request);
    return await match.route.answer(world, request);
  } catch (error) {
    if (error instanceof ApiError) return error.toAnswer();
    throw error;
  }
}

/** Faults that bite before the call acts. Says whether the request is dealt with. */
async function actOutBefore(
  handling: Handling,
  rule: FaultRule,
  match: RouteMatch,
  request: CallRequest,
  response: ServerResponse,
): Promise<boolean> {
  const { world, signal } = handling;
  if (match.route.call === 'put' && rule.fault !== 'slow') await readBody(request.raw, maxPutBytes);
  switch (rule.fault) {
    case 'reset-before':
      request.raw.socket.resetAndDestroy();
      return true;
    case 'hang':
      await closed(response, signal);
      return true;
    case 'slow':
      if (rule.when !== 'after') await world.clock.wait(rule.ms ?? 1000, signal);
      return false;
    case 'expired-token': {
      const token = bearerOf(request);
      if (token !== undefined) world.record({ type: 'token-ended', token });
      break;
    }
    case 'expired-upload-url':
      send(
        response,
        match.route.call === 'upload' ? requestUpload(world, request, 60_000) : expiredUrl(),
      );
      return true;
    case 'body':
      if (!rule.endless) break;
      await sendEndlessly(response, rule, signal);
      return true;
    default:
  }
  const replacement = replacementAnswer(rule, world.url());
  if (replacement) send(response, replacement);
  return replacement !== undefined;
}

async function actOutAfter(
  { world, signal }: Handling,
  rule: FaultRule,
  answer: Answer,
  response: ServerResponse,
): Promise<void> {
  switch (rule.fault) {
    case 'reset-after':
      response.socket?.resetAndDestroy();
      return;
    case 'hang-after':
      await closed(response, signal);
      return;
    case 'truncated':
      sendTruncated(response, answer);
      return;
    case 'slow-bytes':
      await sendSlowly(response, answer, rule, world.clock, signal);
      return;
    case 'slow':
      if (rule.when === 'after') await world.clock.wait(rule.ms ?? 1000, signal);
      break;
    case 'body':
      if (!rule.endless) break;
      await sendEndlessly(response, rule, signal);
      return;
    default:
  }
  send(response, replacementAnswer(rule, world.url()) ?? bendAnswer(answer, rule));
}

const maxPutBytes = 2 * 1024 * 1024 * 1024;

function bodyBound({ route }: RouteMatch): number {
  return route.call === 'identity-upload' ? maxFormBytes : maxJsonBytes;
}

/** The project and file a request is about, so that rules can pick one SKU. */
function subjectOf(world: World, request: CallRequest): Pick<FaultSubject, 'project' | 'file'> {
  const body = looseJson(request.body);
  const jobProject = world.state.jobs.get(request.params['jobId'] ?? '')?.plan.projectId;
  const projectId = jobProject ?? body['project_id'] ?? request.query.get('project_id');
  const named = body['project_name'];
  const known =
    typeof projectId === 'string' ? world.state.projects.get(projectId)?.name : undefined;
  const filename =
    world.state.uploads.get(request.params['fileId'] ?? '')?.filename ?? body['filename'];
  return {
    project: known ?? (typeof named === 'string' ? named : ''),
    file: typeof filename === 'string' ? filename : '',
  };
}

function looseJson(body: Buffer): Record<string, unknown> {
  if (body[0] !== 0x7b) return {};
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function closed(response: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('close', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    response.on('close', done);
    signal.addEventListener('abort', done);
  });
}
