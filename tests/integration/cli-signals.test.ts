import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliBench, createCliBench, endOf } from '../support/cli-bench.ts';

let bench: CliBench;
beforeEach(async () => {
  bench = await createCliBench({ 'seconds-per-output': 1 });
});
afterEach(() => bench.close());

const batch = () => [
  ...['batch', '--input-dir', join(bench.home, 'season')],
  ...['--output-dir', join(bench.home, 'out'), '--json'],
];

// On Windows no program can send these to another: it ends it.
describe.skipIf(process.platform === 'win32')('[RUN-13] interrupted', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    '%s ends with %i within two seconds, and the same command goes on',
    async (signal, status) => {
      for (const name of ['a', 'b', 'c']) await bench.sku(`season/${name}`);
      let sentAt = 0;
      const stopped = await bench.cli(batch(), {
        onEvent(event, kill) {
          if (sentAt === 0 && event.event === 'sku' && event.phase === 'processing') {
            sentAt = performance.now();
            kill(signal);
          }
        },
      });
      expect(performance.now() - sentAt).toBeLessThan(2500);
      expect(stopped.status).toBe(status);
      expect(stopped.signal).toBeNull();
      expect(stopped.events.some(({ event }) => event === 'stopping')).toBe(true);
      expect(stopped.stderr).toContain('The same command goes on');
      expect(endOf(stopped).summary).toMatch(/batch_summary_/);

      const again = await bench.cli(batch());
      expect(again.status).toBe(0);
      const { accepted } = await bench.sandbox.journal();
      expect(accepted).toHaveLength(3);
      const names = await readdir(join(bench.home, 'out'), { recursive: true });
      expect(names.filter((name) => name.includes('.part'))).toEqual([]);
    },
  );

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('one %s is one, every time', async (signal, status) => {
    for (const name of ['a', 'b', 'c']) await bench.sku(`season/${name}`);
    for (let time = 0; time < 5; time += 1) {
      let sent = 0;
      const stopped = await bench.cli(batch(), {
        onEvent(event, kill) {
          if (event.event !== 'start') return;
          sent += 1;
          kill(signal);
        },
      });
      expect(sent).toBe(1);
      expect(stopped.status).toBe(status);
      const { summary } = endOf(stopped);
      expect(summary).not.toBeNull();
      expect((await stat(summary ?? '')).size).toBeGreaterThan(0);
    }
  });

  it('ends at once at the second signal', async () => {
    await bench.sku('season/a');
    const stopped = await bench.cli(batch(), {
      onEvent(event, kill) {
        if (event.event === 'sku' && event.phase === 'processing') kill('SIGINT');
        if (event.event === 'stopping') kill('SIGINT');
      },
    });
    expect(stopped.status).toBe(130);
  });
});
