import { describe, expect, it } from 'vitest';
import { BatchId } from '../../src-shared/domain/ids.ts';
import type { RunState } from '../../src-shared/domain/run.ts';
import type { BatchView, RunView } from '../../src-shared/domain/views.ts';
import { en } from '../../src-shared/text/en.ts';
import { createTranslate } from '../../src-shared/text/translate.ts';
import { cancelQuestion, quitQuestion, workOf } from './work.ts';

const say = createTranslate<typeof en>(en, 'en');
const counts = { total: 3, done: 0, running: 1, waiting: 2, failed: 0, needsYou: 0, cancelled: 0 };
const batch = (id: string, state: BatchView['state']) =>
  ({ id: BatchId.parse(id), state, counts }) as BatchView;
const run = (batchId: string, state: object) =>
  ({ batchId: BatchId.parse(batchId), state: state as RunState }) as RunView;

describe('[NIGHT-01] what is left when somebody quits', () => {
  it('tells what is sent from what is not, and leaves out batches that stand still', () => {
    const work = workOf({
      batches: [batch('a', { state: 'running' }), batch('b', { state: 'ended', atMs: 1 })],
      runs: [
        run('a', { phase: 'queued' }),
        run('a', { phase: 'uploading' }),
        run('a', { phase: 'processing' }),
        run('a', { phase: 'unclear' }),
        run('a', { phase: 'done' }),
        run('b', { phase: 'queued' }),
      ],
    });
    expect(work).toEqual({ batches: 1, unsent: 2, paid: 2 });
  });

  it('asks with the way that loses nothing first', () => {
    const { message, detail, answers } = quitQuestion({ batches: 1, unsent: 1, paid: 2 }, say);
    expect(message).toBe('A batch is not finished.');
    expect(detail).toMatch(/^1 SKU waits\. 2 SKUs are being made and paid for\./);
    expect(answers.map(({ answer }) => answer)).toEqual(['pause', 'background', 'cancel', 'stay']);
  });

  it('says what cancelling can save and what it cannot', () => {
    const some = cancelQuestion({ batches: 1, unsent: 5, paid: 1 }, say);
    expect(some.detail).toBe(
      '5 SKUs are not sent and will cost nothing. 1 SKU is sent and will be charged whatever you choose.',
    );
    expect(some.answers.map(({ answer }) => answer)).toEqual(['fetch', 'give-up', 'back']);
    const none = cancelQuestion({ batches: 1, unsent: 2, paid: 0 }, say);
    expect(none.answers.map(({ answer }) => answer)).toEqual(['give-up', 'back']);
    expect(cancelQuestion({ batches: 1, unsent: 0, paid: 2 }, say).detail).toMatch(/saves nothing/);
  });
});
