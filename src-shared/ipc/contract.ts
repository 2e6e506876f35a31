/**
 * The one contract between main process and renderer: every call and every event, with schemas.
 * A handler or a client that is missing or wrong does not compile.
 */
import { z } from 'zod';
import { IdentityView } from '../domain/account-views.ts';
import { DraftChange } from '../domain/draft-views.ts';
import { StudioChange } from '../domain/views.ts';
import { AccountsView, accountCalls } from './calls/accounts.ts';
import { appCalls, Theme } from './calls/app.ts';
import { batchCalls, batchEvents } from './calls/batches.ts';
import { exportCalls, exportEvents } from './calls/export.ts';
import { HotFoldersView, hotFolderCalls } from './calls/hot-folders.ts';
import { identityCalls } from './calls/identities.ts';
import { intakeCalls } from './calls/intake.ts';
import { NightView, nightCalls } from './calls/night.ts';
import { openingCalls, openingEvents } from './calls/opening.ts';
import { presetCalls } from './calls/presets.ts';
import { reviewCalls, reviewEvents } from './calls/review.ts';
import { storageCalls } from './calls/storage.ts';
import { updateCalls, updateEvents } from './calls/updates.ts';

export const calls = {
  ...appCalls,
  ...accountCalls,
  ...intakeCalls,
  ...identityCalls,
  ...presetCalls,
  ...batchCalls,
  ...nightCalls,
  ...hotFolderCalls,
  ...storageCalls,
  ...openingCalls,
  ...updateCalls,
  ...reviewCalls,
  ...exportCalls,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<Name extends CallName> = z.input<Calls[Name]['input']>;
export type ParsedInput<Name extends CallName> = z.output<Calls[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<Calls[Name]['output']>;

/** Things that happened, in the past tense; every window gets them. */
export const events = {
  'studio:changed': StudioChange,
  ...batchEvents,
  'draft:changed': DraftChange,
  'accounts:changed': AccountsView,
  /** A step of a portrait's preparation. */
  'identity:changed': IdentityView,
  'hot-folders:changed': HotFoldersView,
  /** A batch was given a time, or its time has come. */
  'night:changed': NightView,
  'theme:changed': z.object({ theme: Theme }),
  ...openingEvents,
  ...updateEvents,
  ...reviewEvents,
  ...exportEvents,
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<Name extends EventName> = z.output<Events[Name]>;

/** What the preload puts on `window.studio`. */
export interface StudioBridge {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<unknown>;
  on<Name extends EventName>(name: Name, listener: (payload: unknown) => void): () => void;
  /**
   * Hands over really dropped files and folders; what they are is decided in the main process.
   * Answers a `Reply<DropAnswer>` (see `drop.ts`).
   */
  drop(files: readonly unknown[], target: 'skus' | 'portrait' | 'review'): Promise<unknown>;
}
