/** The diary on a real engine, and the report of the command line beside it. */
import { appendFileSync, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../src-main/runtime/log.ts';
import { openDiary, readStory } from '../../src-main/studio/diary.ts';
import { createCliBench } from '../support/cli-bench.ts';
import { createModelServer } from './engine/model-server.ts';
import { createVirtualClock } from './engine/virtual-clock.ts';
import { createWorkbench, type Workbench } from './engine/workbench.ts';

let bench: Workbench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

describe('the diary', () => {
  it('[NIGHT-07] tells how long a batch waited and why, over restarts and sleep', async () => {
    const clock = createVirtualClock();
    let broke = true;
    const server = createModelServer({
      clock,
      fate: (call) => (broke && call === 'submit' ? 'out-of-credits' : 'ok'),
    });
    const made = await createWorkbench({ clock, api: () => server });
    bench = made;
    const dir = made.dir;
    const open = () => openDiary({ dir, engines: made.engine as never, clock, log: silentLog });
    const diary = open();
    const { batchId } = await clock.until(made.engine.start(made.plan([await made.sku('dress')])));
    diary.estimated(batchId, 6);
    await clock.until(made.engine.settled(batchId));
    await clock.pass(600_000);
    broke = false;
    made.accountChanged();
    await clock.until(made.engine.settled(batchId));
    const story = diary.storyOf(batchId);
    expect(story.estimate).toBe(6);
    const credits = story.waits.find(({ cause }) => cause === 'credits');
    expect((credits?.toMs ?? 0) - (credits?.fromMs ?? 0)).toBeGreaterThanOrEqual(600_000);

    const two = await clock.until(made.engine.start(made.plan([await made.sku('shirt')])));
    diary.slept();
    await clock.pass(30_000);
    diary.woke();
    diary.close();
    await clock.pass(60_000);
    appendFileSync(join(dir, 'diary.jsonl'), '');
    open().close();
    const causes = readStory(dir, two.batchId).waits.map(({ cause }) => cause);
    expect(causes).toContain('asleep');
    appendFileSync(join(dir, 'diary.jsonl'), '{"kind":"wait","batch');
    expect(readStory(dir, batchId).estimate).toBe(6);
  });
});

describe('flat-to-model report', () => {
  it('[NIGHT-07] tells a batch at the terminal, as JSON and as a page that is never written over', async () => {
    const cli = await createCliBench();
    try {
      await cli.sku('season/dress');
      await cli.sku('season/shirt');
      const out = join(cli.home, 'out');
      const batch = ['batch', '--input-dir', join(cli.home, 'season'), '--output-dir', out];
      expect((await cli.cli(batch)).status).toBe(0);
      const data = ['--data-dir', join(cli.home, 'data')];
      const { runCli } = await import('../support/cli-process.ts');
      const report = (...flags: string[]) =>
        runCli(['report', ...flags, ...data], { home: cli.home });

      const text = await report();
      expect(text).toMatchObject({ status: 0, stderr: '' });
      expect(text.stdout).toMatch(/^season, batch \S+\n2 of 2 SKUs done/);
      const html = join(cli.home, 'morning.html');
      expect((await report('--html', html)).stdout).toBe(`${html}\n`);
      expect((await report('--html', html)).stdout).toBe(`${join(cli.home, 'morning_2.html')}\n`);
      const page = await readFile(html, 'utf8');
      expect(page.match(/<img alt="" src="data:image\/jpeg;base64,/g)).toHaveLength(2);
      expect(existsSync(join(cli.home, 'morning_2.html'))).toBe(true);

      const unknown = await report('--batch', 'nobody');
      expect(unknown.status).toBe(1);
      expect(unknown.stderr).toMatch(/There is no batch "nobody"/);
    } finally {
      await cli.close();
    }
  });
});
