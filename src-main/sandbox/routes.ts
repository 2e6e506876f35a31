/** Which call a request is, and what answers it. */
import { type Answer, json } from './answer.ts';
import { creditsUsage, login, me } from './calls/accounts.ts';
import {
  getIdentity,
  identityPicture,
  identityStatus,
  listIdentities,
  uploadIdentity,
} from './calls/identities.ts';
import { regenerate, submitJob } from './calls/jobs.ts';
import { createProject, listProjects } from './calls/projects.ts';
import { galleryByJob, jobResults, jobStatus, resultPicture, versions } from './calls/results.ts';
import { getFile, putFile, requestUpload } from './calls/uploads.ts';
import type { CallName } from './fault-rules.ts';
import type { CallRequest } from './request.ts';
import type { World } from './world.ts';

export interface Route {
  readonly call: CallName;
  readonly method: string;
  readonly pattern: RegExp;
  /** Whether a bearer token is needed. */
  readonly account: boolean;
  readonly answer: (world: World, request: CallRequest) => Answer | Promise<Answer>;
}

/** `:name` stands for one path segment. */
function route(
  call: CallName,
  method: string,
  path: string,
  answer: Route['answer'],
  account = true,
): Route {
  const pattern = new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`);
  return { call, method, pattern, account, answer };
}

const routes: readonly Route[] = [
  route('login', 'POST', '/auth/login', login, false),
  route('me', 'GET', '/auth/me', me),
  route('project-create', 'POST', '/project', createProject),
  route('project-list', 'GET', '/project', listProjects),
  route('upload', 'POST', '/upload', (world, request) => requestUpload(world, request)),
  route('put', 'PUT', '/storage/:fileId', putFile, false),
  route('result-download', 'GET', '/storage/:fileId', getFile, false),
  route('identity-list', 'GET', '/identity', listIdentities),
  route('identity-upload', 'POST', '/identity/upload', uploadIdentity),
  route('identity-status', 'GET', '/identity/:code/status', identityStatus),
  route('identity-get', 'GET', '/identity/:code', getIdentity),
  route('identity-picture', 'GET', '/cdn/identities/:code', identityPicture, false),
  route('submit', 'POST', '/flat-2-model', submitJob),
  route('job-status', 'GET', '/jobs/:jobId/status', jobStatus),
  route('job-results', 'GET', '/jobs/:jobId/results', jobResults),
  route('regenerate', 'POST', '/jobs/:jobId/regenerate/:imageIndex', regenerate),
  route('versions', 'GET', '/jobs/:jobId/versions/:imageIndex', versions),
  route(
    'result-download',
    'GET',
    '/cdn/jobs/:jobId/:imageIndex/:version/:kind',
    resultPicture,
    false,
  ),
  route('gallery', 'GET', '/gallery/by-job', galleryByJob),
  route('credits', 'GET', '/billing/credits', creditsUsage),
  route('notifications', 'GET', '/notifications/events', openEvents),
  route('notifications', 'POST', '/notifications', () => json(200, { notifications: [] })),
];

export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export function matchRoute(method: string, path: string): RouteMatch | undefined {
  for (const candidate of routes) {
    const match = candidate.method === method ? candidate.pattern.exec(path) : null;
    if (!match) continue;
    const params = Object.entries(match.groups ?? {}).map(([key, value]) => [key, decode(value)]);
    return { route: candidate, params: Object.fromEntries(params) };
  }
  return undefined;
}

/** An open, silent event stream: its payloads are not documented, so polling is the truth. */
function openEvents(): Answer {
  const hello = Buffer.from(': connected\n\n');
  return { status: 200, contentType: 'text/event-stream', bytes: hello, keepOpen: true };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
