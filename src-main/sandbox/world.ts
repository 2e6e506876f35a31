/** What every call works with: the state, its log, the settings in force, the clock. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BlobStore } from './blobs.ts';
import type { SandboxClock } from './clock.ts';
import type { SandboxEvent } from './events.ts';
import type { PictureStore } from './pictures/picture-store.ts';
import type { RuleQueue } from './rule-queue.ts';
import type { OutcomeRule, Settings } from './settings.ts';
import type { SandboxState } from './state.ts';

export interface World {
  readonly clock: SandboxClock;
  readonly state: SandboxState;
  readonly blobs: BlobStore;
  readonly pictures: PictureStore;
  readonly outcomes: RuleQueue<OutcomeRule>;
  readonly apiTokens: readonly string[];
  /** Current settings; replaced as a whole when patched. */
  settings(): Settings;
  /** Base URL, without a trailing slash. */
  url(): string;
  /** Writes the event to disk, then applies it. */
  record(event: SandboxEvent): void;
}

/** A signature over a path and its expiry, as it stands in a pre-signed URL's query. */
export function sign(world: World, path: string, expiresAt: number): string {
  return createHmac('sha256', world.state.secret).update(`${path}?${expiresAt}`).digest('hex');
}

export function signedUrl(world: World, path: string, expiresAt: number): string {
  return `${world.url()}${path}?expires=${expiresAt}&signature=${sign(world, path, expiresAt)}`;
}

type SignatureState = 'good' | 'expired' | 'wrong';

export function checkSignature(world: World, path: string, query: URLSearchParams): SignatureState {
  const expiresAt = Number(query.get('expires'));
  const expected = Buffer.from(sign(world, path, expiresAt));
  const given = Buffer.from(query.get('signature') ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong';
  return world.clock.now() > expiresAt ? 'expired' : 'good';
}
