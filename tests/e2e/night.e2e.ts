/** Hours without anybody: what the window can set, what only a native dialog can, and a held batch. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { startSampleBatch } from './batch-steps.ts';
import { ask, call } from './calls.ts';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';

describe('hours without anybody', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'night-e2e-');
  });

  test('[NIGHT-03] runs the program that was picked when a batch is done, and holds one until its time', async ({
    launch,
  }) => {
    const studio = await launch();
    const { page } = studio;
    const program = join(scratch, 'after.sh');
    writeFileSync(program, '#!/bin/sh\necho "$STUDIO_BATCH_NAME $STUDIO_DONE" > told.txt\n');
    chmodSync(program, 0o755);
    await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [program] });
    expect(await call(page, 'night:pick-command', undefined)).toMatchObject({
      command: 'after.sh',
      thenDo: 'nothing',
      scheduled: [],
      openAtLogin: false,
    });
    const refused = await ask(page, 'night:set-webhook', { url: 'http://studio.example/x' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });

    const { batchId, output } = await startSampleBatch(studio, scratch, { skus: 1 });
    const later = await call(page, 'night:start-at', { batchId, atMs: Date.now() + 3_600_000 });
    expect(later.scheduled).toMatchObject([{ batchId }]);
    expect((await call(page, 'night:start-at', { batchId, atMs: null })).scheduled).toEqual([]);
    const told = join(output, 'told.txt');
    await expect.poll(() => existsSync(told), { timeout: 60_000 }).toBe(true);
    await expect.poll(() => readFileSync(told, 'utf8')).toBe('Night 1\n');
    // The report is the last thing written.
    const report = join(output, 'batch_report.html');
    await expect.poll(() => existsSync(report), { timeout: 20_000 }).toBe(true);
  }, 120_000);
});
