/** When a process is killed: after a while, or soon after it has told a certain phase. */
import type { CliEvent } from '../../src-shared/domain/cli-events.ts';

export type KillPlan =
  | { readonly kind: 'after'; readonly ms: number }
  /** `ms` after the first event that shows this phase, or this kind of event. */
  | { readonly kind: 'at'; readonly phase: Watchable; readonly ms: number };

const WATCHABLE = [
  'start',
  'uploading',
  'ready',
  'submitting',
  'processing',
  'downloading',
  'done',
] as const;
export type Watchable = (typeof WATCHABLE)[number];

/** Half at any time at all, half near something that happens: with a coin of its own for submitting. */
export function planKill(random: () => number): KillPlan {
  if (random() < 0.5) return { kind: 'after', ms: Math.round(random() * 3000) };
  const ms = Math.round(random() * 300);
  if (random() < 0.3) return { kind: 'at', phase: 'submitting', ms };
  return { kind: 'at', phase: WATCHABLE[Math.floor(random() * WATCHABLE.length)] ?? 'start', ms };
}

export function isMoment(event: CliEvent, phase: Watchable): boolean {
  if (phase === 'start') return event.event === 'start';
  return event.event === 'sku' && event.phase === phase && !event.skipped;
}

/** What the process was at when it died, by the last it told of each SKU: the furthest step counts. */
export function phaseOf(events: readonly CliEvent[]): string {
  const last = new Map<string, string>();
  for (const event of events) if (event.event === 'sku') last.set(event.sku, event.phase);
  if (last.size === 0) return events.length === 0 ? 'before the first word' : 'before the start';
  const phases = new Set(last.values());
  const order = [
    'downloading',
    'submitting',
    'processing',
    'unclear',
    'ready',
    'uploading',
    'preparing',
  ];
  return order.find((phase) => phases.has(phase)) ?? 'between two SKUs';
}
