/** Tells a screen reader how the work goes, wherever one is in the window; nothing of it is seen. */
import { useEffect, useState } from 'react';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { useStores } from '../stores/context.tsx';
import { NO_RUNS, runsOf } from '../stores/run-table.ts';
import type { StudioState } from '../stores/studio.ts';
import { NOTHING_TOLD, newsOf, type Told, toldOf } from '../view/progress-news.ts';

/** What comes together is told together. */
const GATHER_MS = 1_500;
/** Between two sentences there is time to hear what one does oneself. */
const REST_MS = 10_000;

export function ProgressNews() {
  const { studio } = useStores();
  const [said, setSaid] = useState({ turn: 0, text: '' });
  useEffect(() => {
    let told: Map<BatchId, Told> | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let saidAtMs = Number.NEGATIVE_INFINITY;
    const tell = (): void => {
      timer = undefined;
      const state = studio.getState();
      const sentences = Object.values(state.batches).flatMap((batch) => {
        const before = told?.get(batch.id) ?? NOTHING_TOLD;
        told?.set(batch.id, toldOf(batch));
        return newsOf(before, batch, () => lastEnded(state, batch.id)) ?? [];
      });
      if (sentences.length === 0) return;
      saidAtMs = performance.now();
      setSaid(({ turn }) => ({ turn: turn + 1, text: sentences.join(' ') }));
    };
    const look = (state: StudioState): void => {
      if (state.status !== 'ready') return;
      // What stood there when the window opened is no news.
      told ??= new Map(Object.values(state.batches).map((batch) => [batch.id, toldOf(batch)]));
      timer ??= setTimeout(tell, Math.max(GATHER_MS, saidAtMs + REST_MS - performance.now()));
    };
    look(studio.getState());
    const off = studio.subscribe((state, before) => {
      if (state.batches !== before.batches) look(state);
    });
    return () => {
      off();
      clearTimeout(timer);
    };
  }, [studio]);
  return (
    <p role="status" aria-live="polite" className="sr-only" data-progress-news>
      {/* Another element each time: the same words are said again. */}
      <span key={said.turn}>{said.text}</span>
    </p>
  );
}

function lastEnded(state: StudioState, batchId: BatchId): string | undefined {
  let last: { readonly sku: string; readonly endedMs: number } | undefined;
  for (const { sku, endedMs } of runsOf(state.runs[batchId] ?? NO_RUNS)) {
    if (endedMs !== null && endedMs >= (last?.endedMs ?? 0)) last = { sku, endedMs };
  }
  return last?.sku;
}
