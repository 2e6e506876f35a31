/** What is told of a batch that has ended: to a program by its environment, to a server as JSON. */
import type { BatchView } from '../../../src-shared/domain/views.ts';

export interface EndedBatch {
  /** `test`: nothing has ended, the user tries the address. */
  readonly event: 'batch-ended' | 'test';
  readonly version: 1;
  readonly batch_id: string;
  readonly name: string;
  readonly sandbox: boolean;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly credits: number;
  readonly ended_at: string;
}

export function endedBatch(batch: BatchView, nowMs: number): EndedBatch {
  const { counts, state } = batch;
  return {
    event: 'batch-ended',
    version: 1,
    batch_id: batch.id,
    name: batch.name,
    sandbox: batch.sandbox,
    total: counts.total,
    done: counts.done,
    failed: counts.failed,
    cancelled: counts.cancelled,
    credits: batch.creditsSpent,
    ended_at: new Date(state.state === 'ended' ? state.atMs : nowMs).toISOString(),
  };
}

/** What is told when the user tries the address: the same shape, of a batch that never was. */
export function testBatch(nowMs: number): EndedBatch {
  return {
    event: 'test',
    version: 1,
    batch_id: 'test',
    name: 'Test',
    sandbox: true,
    total: 0,
    done: 0,
    failed: 0,
    cancelled: 0,
    credits: 0,
    ended_at: new Date(nowMs).toISOString(),
  };
}
