/** A bare client for the sandbox's tests: fetch, no retries, no cleverness. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createSandbox,
  type Sandbox,
  type SandboxClock,
  type SandboxOptions,
} from '../../src-main/sandbox/index.ts';

/** A clock that stands still until it is moved; waiting moves it. */
export function manualClock(start = Date.UTC(2026, 0, 5, 9)): SandboxClock & {
  advance(ms: number): void;
} {
  let now = start;
  return {
    now: () => now,
    async wait(ms) {
      now += Math.max(0, ms);
    },
    advance(ms) {
      now += ms;
    },
  };
}

export interface TestBench {
  readonly sandbox: Sandbox;
  readonly stateDir: string;
  readonly clock: ReturnType<typeof manualClock>;
  end(): Promise<void>;
}

export async function startBench(options: Partial<SandboxOptions> = {}): Promise<TestBench> {
  const stateDir = options.stateDir ?? (await mkdtemp(join(tmpdir(), 'sandbox-')));
  const clock = manualClock();
  const sandbox = await createSandbox({
    clock,
    ...options,
    stateDir,
    behaviour: { plainPictures: true, ...options.behaviour },
  });
  return {
    sandbox,
    stateDir,
    clock,
    async end() {
      await sandbox.close();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read arbitrary answers field by field
  readonly body: any;
}

/** One JSON call with the API token, unless `headers` say otherwise. */
export async function call(
  sandbox: Pick<Sandbox, 'url'>,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: 'Bearer sandbox-token' },
): Promise<Reply> {
  const response = await fetch(sandbox.url + path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'manual',
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: asJson(text) };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Uploads bytes as one photo. */
export async function uploadPhoto(
  sandbox: Pick<Sandbox, 'url'>,
  filename: string,
  content: Buffer | string,
): Promise<string> {
  const asked = await call(sandbox, 'POST', '/upload', { filename });
  const put = await fetch(asked.body.upload_url, {
    method: 'PUT',
    headers: { 'content-type': asked.body.content_type },
    body: new Uint8Array(Buffer.from(content)),
  });
  if (put.status !== 200) throw new Error(`PUT answered ${put.status}`);
  return asked.body.file_id;
}

/** Project, photos and a body that would be accepted. */
export async function prepareSku(sandbox: Pick<Sandbox, 'url'>, name: string, photos = 2) {
  const project = await call(sandbox, 'POST', '/project', { project_name: name });
  const images: string[] = [];
  for (let index = 0; index < photos; index += 1) {
    images.push(await uploadPhoto(sandbox, `photo-${index}.jpg`, `${name} photo ${index}`));
  }
  return {
    project_id: project.body.project_id as string,
    identity_code: 'PiktidSummer',
    images: images as unknown[],
    instructions: [{ pose: 'standing' }] as Record<string, unknown>[],
    options: { model: 'auto' },
    post_process: false,
  };
}

export async function submitted(sandbox: Pick<Sandbox, 'url'>, body: unknown): Promise<string> {
  const reply = await call(sandbox, 'POST', '/flat-2-model', body);
  if (reply.status !== 202) throw new Error(`submission answered ${reply.status}`);
  return reply.body.job_id;
}
