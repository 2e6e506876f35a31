import { describe, expect, it } from 'vitest';
import { BatchId, type OutputId, type PhotoId, RunId } from '../../src-shared/domain/ids.ts';
import type { BatchView, StudioChange } from '../../src-shared/domain/views.ts';
import { createEngines } from './engines.ts';

const batchOf = (id: string) => ({ id: BatchId.parse(id), name: id }) as BatchView;

const woken: string[] = [];

/** An engine that holds one batch and says what it is told to say. */
function fakeEngine(name: string) {
  const listeners = new Set<(change: StudioChange) => void>();
  const batch = batchOf(name);
  let revision = 40;
  return {
    snapshot: () => ({ revision, batches: [batch], runs: [], limits: [] }),
    batch: (id: BatchId) => (id === batch.id ? batch : undefined),
    detail: (id: RunId) => (id === `${name}-run` ? ({} as never) : undefined),
    photoPath: (id: PhotoId) => (id === `${name}-photo` ? `/${name}.jpg` : undefined),
    outputPath: (_id: OutputId) => undefined,
    onChange: (listener: (change: StudioChange) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wake: () => {
      woken.push(name);
    },
    stop: async () => undefined,
    say: (batches: BatchView[]) => {
      const baseRevision = revision;
      revision += 1;
      const change = { baseRevision, revision, batches, runs: [], limits: [] };
      for (const listener of listeners) {
        listener({ ...change, removedBatches: [], removedRuns: [] });
      }
    },
  };
}

describe('several engines as one', () => {
  it('[BATCH-22] publishes one unbroken chain of revisions', () => {
    const engines = createEngines<ReturnType<typeof fakeEngine>>();
    const [real, sandbox] = [fakeEngine('real'), fakeEngine('sandbox')];
    const changes: StudioChange[] = [];
    engines.add(real);
    const start = engines.snapshot().revision;
    engines.onChange((change) => changes.push(change));
    real.say([batchOf('real')]);
    engines.add(sandbox);
    sandbox.say([batchOf('sandbox')]);
    real.say([]);
    let at = start;
    for (const change of changes) {
      expect(change.baseRevision).toBe(at);
      at = change.revision;
    }
    expect(changes).toHaveLength(4);
    expect(engines.snapshot()).toMatchObject({
      revision: at,
      batches: [{ id: 'real' }, { id: 'sandbox' }],
    });
  });

  it('[BATCH-24] wakes every engine after a sleep', () => {
    const engines = createEngines<ReturnType<typeof fakeEngine>>();
    engines.add(fakeEngine('real'));
    engines.add(fakeEngine('sandbox'));
    engines.wake();
    expect(woken).toEqual(['real', 'sandbox']);
  });

  it('shows what an engine held before it was taken in as one change', () => {
    const engines = createEngines<ReturnType<typeof fakeEngine>>();
    const seen: StudioChange[] = [];
    engines.onChange((change) => seen.push(change));
    engines.add(fakeEngine('sandbox'));
    expect(seen.map((change) => change.batches.map(({ id }) => id))).toEqual([['sandbox']]);
  });

  it('finds the engine of a batch, a run and a picture, and says when there is none', () => {
    const engines = createEngines<ReturnType<typeof fakeEngine>>();
    const [real, sandbox] = [fakeEngine('real'), fakeEngine('sandbox')];
    engines.add(real);
    engines.add(sandbox);
    expect(engines.ofBatch(BatchId.parse('sandbox'))).toBe(sandbox);
    expect(engines.ofRun(RunId.parse('real-run'))).toBe(real);
    expect(engines.photoPath('sandbox-photo' as PhotoId)).toBe('/sandbox.jpg');
    expect(() => engines.ofBatch(BatchId.parse('gone'))).toThrowError(/not in the list/);
  });
});
