/**
 * The wires between the processes, by name. Free of schemas, so that the preload stays one small
 * file; `contract.ts` hands the same names on to everybody else.
 */
import type { CallName, EventName } from './contract.ts';

/** The channel every call travels on; the preload exposes calls by name, never this channel. */
export const CALL_CHANNEL = 'ftm:call';
/** The channel every event travels on. */
export const EVENT_CHANNEL = 'ftm:event';
/** Carries the paths of really dropped files from the preload; the page cannot reach it. */
export const DROP_CHANNEL = 'ftm:drop';

/** Every call there is. A call that is missing here does not compile. */
export const CALL_NAMES = Object.freeze({
  'app:info': true,
  'app:set-theme': true,
  'app:open-page': true,
  'app:copy-diagnostics': true,
  'accounts:list': true,
  'accounts:sign-in': true,
  'accounts:use-sandbox': true,
  'accounts:activate': true,
  'accounts:rename': true,
  'accounts:sign-out': true,
  'accounts:refresh': true,
  'intake:draft': true,
  'intake:pick-folders': true,
  'intake:add-samples': true,
  'intake:edit-sku': true,
  'intake:edit-photos': true,
  'intake:propose-photos': true,
  'intake:set-conversions': true,
  'intake:set-override': true,
  'intake:use-own-instructions': true,
  'intake:refresh': true,
  'intake:recent-folders': true,
  'intake:open-recent': true,
  'intake:remove': true,
  'intake:clear': true,
  'intake:pick-output': true,
  'intake:last-output': true,
  'identities:list': true,
  'identities:check': true,
  'identities:pick-portrait': true,
  'identities:set-favourite': true,
  'identities:consent': true,
  'identities:upload-portrait': true,
  'presets:list': true,
  'presets:create': true,
  'presets:save': true,
  'presets:duplicate': true,
  'presets:rename': true,
  'presets:remove': true,
  'presets:restore': true,
  'presets:import': true,
  'presets:export': true,
  'looks:open': true,
  'looks:save': true,
  'looks:last': true,
  'looks:remember': true,
  'batches:snapshot': true,
  'batches:runs': true,
  'batches:estimate': true,
  'batches:rehearse': true,
  'batches:start': true,
  'batches:act': true,
  'batches:set-budget': true,
  'batches:show-folder': true,
  'batches:morning': true,
  'batches:write-report': true,
  'storage:view': true,
  'storage:clear-cache': true,
  'night:view': true,
  'night:then-do': true,
  'night:open-at-login': true,
  'night:pick-command': true,
  'night:clear-command': true,
  'night:set-webhook': true,
  'night:copy-webhook-key': true,
  'night:start-at': true,
  'runs:act': true,
  'runs:detail': true,
  'runs:show-folder': true,
  'outputs:show': true,
} satisfies Record<CallName, true>);

/** Every event there is. */
export const EVENT_NAMES = Object.freeze({
  'studio:changed': true,
  'draft:changed': true,
  'accounts:changed': true,
  'identity:changed': true,
  'theme:changed': true,
  'command:invoked': true,
} satisfies Record<EventName, true>);
