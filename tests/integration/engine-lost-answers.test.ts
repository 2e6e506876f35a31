/** Submissions whose answer was lost: looked up, adopted, asked about, never blindly repeated. */
import { describe, expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

describe('lost answers', () => {
  it('[BATCH-03] a job that was accepted is adopted from the gallery', async () => {
    const { server, begin, settle, phases } = await openStudio({
      fate: (call) => (call === 'submit' ? 'lost-after' : 'ok'),
    });
    const { batchId } = await begin(skuNames(3));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done', 'done']);
    expect(server.jobs).toHaveLength(3);
  });

  it('[BATCH-03] one that was not is sent again once, when the gallery is known to tell', async () => {
    const { server, begin, settle, phases } = await openStudio({
      fate: (call, n) => (call === 'submit' && n === 3 ? 'lost-before' : 'ok'),
    });
    const { batchId } = await begin(skuNames(3));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done', 'done']);
    expect(server.jobs).toHaveLength(3);
    expect(server.calls['submit']).toBe(4);
  });

  it('[BATCH-03] a gallery that has proven nothing makes it a question; the user decides', async () => {
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-before' : 'ok'),
    });
    const { batchId } = await begin(skuNames(1));
    const view = await settle(batchId);
    expect(view.state.state).toBe('running');
    expect(view.counts.needsYou).toBe(1);
    expect(server.calls['submit']).toBe(1);
    bench.engine.retryFailed(batchId);
    expect(phases(batchId)).toEqual(['unclear']);
    const [run] = bench.engine.runsOf(batchId);
    if (!run) throw new Error('no run');
    bench.engine.resubmitUnclear(run.id);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(clock.now()).toBeGreaterThan(0);
  });

  it('[BATCH-03] a job the user names is taken, and no other SKU’s', async () => {
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-after' : 'ok'),
      galleryDelayMs: 3_600_000,
    });
    const { batchId } = await begin(skuNames(1));
    await settle(batchId);
    const [run] = bench.engine.runsOf(batchId);
    if (!run) throw new Error('no run');
    await expect(clock.until(bench.engine.adoptJob(run.id, 'job-7'))).rejects.toMatchObject({
      code: 'job-not-found',
    });
    await clock.until(bench.engine.adoptJob(run.id, 'job-1'));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-03] whatever goes wrong after sending is looked up, not sent again', async () => {
    const { server, begin, settle, phases } = await openStudio({
      seen: (model) => ({
        ...model,
        submit: async (...given) => {
          await model.submit(...given);
          throw new TypeError('a fault of our own');
        },
      }),
    });
    const { batchId } = await begin(skuNames(2));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done']);
    expect(server.calls['submit']).toBe(2);
    expect(server.jobs).toHaveLength(2);
  });

  it('[BATCH-02] the intent is on disk before the call is made, in the database and in the ledger', async () => {
    const atTheCall: unknown[] = [];
    const { bench, begin, settle } = await openStudio({
      seen: (model) => ({
        ...model,
        submit: (...given) => {
          const { database, ledger } = bench.data;
          atTheCall.push(
            database.all('SELECT kind, outcome FROM submissions'),
            database.all('SELECT phase FROM runs'),
            ledger.readFile().entries.map(({ event }) => event),
          );
          return model.submit(...given);
        },
      }),
    });
    const { batchId } = await begin(skuNames(1));
    await settle(batchId);
    expect(atTheCall).toEqual([
      [{ kind: 'submit', outcome: 'pending' }],
      [{ phase: 'submitting' }],
      ['intent'],
    ]);
  });

  it('[BATCH-03] a process that dies while the job is sent leaves enough to find it, and sends nothing', async () => {
    let answering = false;
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      seen: (model) => ({
        ...model,
        submit: async (...given) => {
          const outcome = await model.submit(...given);
          // The server has acted; its answer never comes.
          return answering ? outcome : await new Promise<never>(() => undefined);
        },
      }),
    });
    const { batchId } = await begin(skuNames(1));
    await clock.pass(5_000);
    expect(phases(batchId)).toEqual(['submitting']);
    await bench.crash();
    answering = true;
    await clock.until(bench.engine.recover());
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.calls['submit']).toBe(1);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-03] a listing that was not whole before the call decides nothing after it', async () => {
    let whole = true;
    const { server, begin, settle, bench } = await openStudio({
      fate: (call, n) => (call === 'submit' && n > 1 ? 'lost-before' : 'ok'),
      seen: (model) => ({
        ...model,
        galleryJobs: async (...given) => ({
          ...(await model.galleryJobs(...given)),
          complete: whole,
        }),
      }),
    });
    // The first one proves that the gallery lists what runs.
    const first = await begin(['first']);
    await settle(first.batchId);
    whole = false;
    const second = await begin(['second']);
    whole = true;
    await settle(second.batchId);
    const [run] = bench.engine.runsOf(second.batchId);
    expect(run?.state).toMatchObject({
      phase: 'unclear',
      question: { reason: 'gallery-unreadable' },
    });
    expect(server.calls['submit']).toBe(2);
  });
});
