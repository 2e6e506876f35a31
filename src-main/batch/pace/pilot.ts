/**
 * The pilot: one SKU of a batch goes first, and the rest waits until a person has looked at it and
 * said yes. A SKU that fails before anything was paid says nothing about the look: the next one takes
 * its place. What is ordered again while the batch waits becomes the pilot anew.
 */
import type { RunId } from '../../../src-shared/domain/ids.ts';
import { hasEnded } from '../../../src-shared/domain/run.ts';
import type { PilotView } from '../../../src-shared/domain/views.ts';
import { isUnpaid } from '../rules/rerun.ts';
import type { Core } from '../state/core.ts';
import type { Batch, Run } from '../state/model.ts';
import type { Pauses } from './pauses.ts';

export type PilotStep =
  /** It is under way, or stands still for a reason of its own. */
  | { readonly kind: 'goes-on' }
  /** This one goes first now. */
  | { readonly kind: 'next'; readonly run: Run }
  /** A person has to look. */
  | { readonly kind: 'ask' }
  /** Nothing is left that could wait for a yes. */
  | { readonly kind: 'over' };

/**
 * `first`: the first SKU in the queue that could be sent; `parked`: others wait for a larger budget.
 * Pure.
 */
export function judgePilot(
  pilot: Run | undefined,
  first: Run | undefined,
  parked: boolean,
): PilotStep {
  if (pilot && !isThrough(pilot)) return { kind: 'goes-on' };
  if (!first && !parked) return { kind: 'over' };
  if (pilot && mayHaveCost(pilot)) return { kind: 'ask' };
  return first ? { kind: 'next', run: first } : { kind: 'goes-on' };
}

function isThrough({ state, task, redo }: Run): boolean {
  return hasEnded(state) && task === null && redo.length === 0;
}

function mayHaveCost(run: Run): boolean {
  const { state } = run;
  if (state.phase === 'cancelled' && state.following === 'stopped') return true;
  return !isUnpaid(run);
}

/** Whether the run may be prepared and sent: all of them where there is no pilot. */
export function mayGo({ settings }: Batch, run: Run): boolean {
  return !settings.pilot || settings.pilot.runId === run.id;
}

/** The next run to prepare: the first of the queue, or the pilot alone. */
export function firstToPrepare(batch: Batch): Run | undefined {
  if (!batch.settings.pilot) return batch.queue.first();
  const pilot = pilotOf(batch);
  return pilot && batch.queue.has(pilot) ? pilot : undefined;
}

export function pilotOf({ settings, runs }: Batch): Run | undefined {
  const runId = settings.pilot?.runId ?? null;
  return runId === null ? undefined : runs?.get(runId);
}

/** True when the pilot itself waits for the user: a question, or a larger budget. */
export function pilotStandsStill(batch: Batch): boolean {
  const phase = pilotOf(batch)?.state.phase;
  return phase === 'unclear' || phase === 'parked';
}

export function viewOfPilot(batch: Batch): PilotView | null {
  const { settings, state, counts } = batch;
  if (!settings.pilot || state.state === 'ended') return null;
  const pilot = pilotOf(batch);
  const waits = pilot !== undefined && (batch.queue.has(pilot) || batch.ready.has(pilot));
  return {
    runId: settings.pilot.runId,
    asking: state.state === 'paused' && state.reason === 'pilot',
    waiting: Math.max(0, counts.waiting - (waits ? 1 : 0)),
  };
}

/** The same settings with this run as the pilot; null takes the pilot away. */
export function withPilot(
  settings: Batch['settings'],
  pilot: { readonly runId: RunId | null } | null,
): Batch['settings'] {
  const { pilot: _before, ...rest } = settings;
  return pilot ? { ...rest, pilot } : rest;
}

export interface Pilots {
  /** Chooses the pilot of a running batch, or asks once it has ended. */
  check(batch: Batch): void;
  /** Something of this run was ordered by the user: while a yes is awaited it is the pilot. */
  orderedAgain(batch: Batch, run: Run): void;
  /** The person's yes. Does nothing where there is no pilot. */
  release(batch: Batch): void;
}

export function createPilots(core: Core, pauses: Pauses): Pilots {
  const choose = (batch: Batch, pilot: { readonly runId: RunId | null } | null): void => {
    batch.settings = withPilot(batch.settings, pilot);
    core.keepBatch(batch);
  };

  return {
    check: (batch) => {
      if (!batch.settings.pilot || batch.state.state !== 'running' || batch.held) return;
      const step = judgePilot(pilotOf(batch), firstWaiting(batch), batch.parked.size > 0);
      switch (step.kind) {
        case 'goes-on':
          return;
        case 'next':
          choose(batch, { runId: step.run.id });
          core.tell(step.run, { said: 'pilot' });
          return;
        case 'ask':
          pauses.pause(batch, 'pilot');
          return;
        case 'over':
          choose(batch, null);
          return;
      }
    },
    orderedAgain: (batch, run) => {
      if (!batch.settings.pilot) return;
      choose(batch, { runId: run.id });
      const { state } = batch;
      if (state.state === 'paused' && state.reason === 'pilot') {
        batch.state = { state: 'running' };
        core.keepBatch(batch);
      }
    },
    release: (batch) => {
      if (!batch.settings.pilot) return;
      choose(batch, null);
      if (batch.state.state === 'paused' && batch.state.reason === 'pilot') pauses.resume(batch);
      core.pump();
    },
  };
}

/** The first in line among those not sent yet, whether it was prepared already or not. */
function firstWaiting(batch: Batch): Run | undefined {
  let first = batch.queue.first();
  for (const run of batch.ahead.keys()) {
    if (!first || run.position < first.position) first = run;
  }
  return first;
}
