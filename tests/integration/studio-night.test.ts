/** The night: webhook, program, schedule and the end of the work, with real HTTP, processes and engine. */
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createNetwork } from '../../src-main/piktid/network/network.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { createSchedule } from '../../src-main/studio/schedule.ts';
import {
  callWebhook,
  checkedWebhook,
  signatureOf,
} from '../../src-main/studio/when-done/call-webhook.ts';
import type { EndedBatch } from '../../src-main/studio/when-done/ended-batch.ts';
import { runCommand, startOf } from '../../src-main/studio/when-done/run-command.ts';
import { watchWhenDone } from '../../src-main/studio/when-done/when-done.ts';
import type { BatchView, StudioChange } from '../../src-shared/domain/views.ts';
import type { Scheduled, ThenDo } from '../../src-shared/ipc/calls/night.ts';
import { createModelServer } from './engine/model-server.ts';
import { createVirtualClock } from './engine/virtual-clock.ts';
import { createWorkbench } from './engine/workbench.ts';

const ended: EndedBatch = {
  event: 'batch-ended',
  version: 1,
  batch_id: 'b1',
  name: 'Spring "$(touch hacked)"; touch hacked',
  sandbox: false,
  total: 2,
  done: 2,
  failed: 0,
  cancelled: 0,
  credits: 12,
  ended_at: '2026-01-05T20:00:00.000Z',
};

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

/** Answers the statuses in order, the last one for ever. */
async function receiver(statuses: readonly number[]) {
  const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const status = statuses[Math.min(calls.length, statuses.length - 1)] ?? 200;
    calls.push({ headers: request.headers, body });
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(() => server.close());
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

describe('[NIGHT-03] the webhook', () => {
  const call = (url: string) => {
    const waits: number[] = [];
    const network = createNetwork();
    undo.push(() => network.dropConnections());
    const clock = {
      now: () => 1_700_000_000_000,
      sleep: async (ms: number) => void waits.push(ms),
    };
    const { signal } = new AbortController();
    return {
      waits,
      answer: callWebhook({ url, key: 'k3y', batch: ended, network, clock, signal }),
    };
  };

  it('is told again until it has heard, each time signed the same way', async () => {
    const { calls, url } = await receiver([503, 429, 204]);
    const { waits, answer } = call(url);
    expect(await answer).toBe(3);
    expect(waits).toEqual([2_000, 10_000]);
    for (const { headers, body } of calls) {
      expect(JSON.parse(body)).toEqual(ended);
      const stamp = String(headers['x-studio-timestamp']);
      expect(headers['x-studio-signature']).toBe(signatureOf('k3y', stamp, body));
      expect(headers['x-studio-delivery']).toBe('b1-2026-01-05T20:00:00.000Z');
      expect(headers.authorization).toBeUndefined();
    }
    // As a receiver computes it, from what the documents say: the time is signed along.
    const signed = createHmac('sha256', 'k3y').update('1767636000.{"a":1}').digest('hex');
    expect(signatureOf('k3y', '1767636000', '{"a":1}')).toBe(`sha256=${signed}`);
  });

  it('is not told twice when it refuses, nor followed elsewhere', async () => {
    for (const status of [400, 302]) {
      const { calls, url } = await receiver([status]);
      await expect(call(url).answer).rejects.toMatchObject({ code: 'network' });
      expect(calls).toHaveLength(1);
    }
  });

  it('is given up after the last try', async () => {
    const { calls, url } = await receiver([500]);
    await expect(call(url).answer).rejects.toMatchObject({ code: 'network' });
    expect(calls).toHaveLength(5);
  });

  it('is https, or on this computer', () => {
    expect(checkedWebhook(' https://studio.example/hook?a=1 ')).toBe(
      'https://studio.example/hook?a=1',
    );
    expect(checkedWebhook('http://127.0.0.1:9/x')).toBe('http://127.0.0.1:9/x');
    for (const bad of ['http://studio.example/', 'ftp://x', 'https://a:b@c.example', 'nonsense']) {
      expect(() => checkedWebhook(bad)).toThrowError(/cannot be called/);
    }
  });
});

describe.skipIf(process.platform === 'win32')('[NIGHT-03] the program', () => {
  it('runs without a shell, told by its environment, with no secret in it', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'ftm-night-'));
    undo.push(() => rm(dir, { recursive: true, force: true }));
    const program = join(dir, 'after; touch hacked');
    await writeFile(program, '#!/bin/sh\nenv > told.txt\nexit 3\n');
    await chmod(program, 0o755);
    const env = {
      PATH: process.env['PATH'],
      FLAT_TO_MODEL_TOKEN: 'tok-1',
      flat_to_model_x: 'tok-1',
    };
    const { signal } = new AbortController();
    const run = { program, batch: ended, outputDir: dir, env, signal };
    expect(await runCommand(run)).toBe(3);
    const told = await readFile(join(dir, 'told.txt'), 'utf8');
    expect(told).toContain(`STUDIO_BATCH_NAME=${ended.name}`);
    expect(told).toContain('STUDIO_DONE=2');
    expect(told).not.toContain('tok-1');
    expect(existsSync(join(dir, 'hacked'))).toBe(false);
    await expect(runCommand({ ...run, program: join(dir, 'gone') })).rejects.toThrow(/ENOENT/);
  });
});

describe('[NIGHT-03] a batch file of Windows', () => {
  it('is run by the interpreter of the system, its path no part of a command', () => {
    const program = 'C:\\Nach & vor\\100% fertig.BAT';
    expect(startOf(program, 'win32', { SystemRoot: 'C:\\WINDOWS' })).toEqual({
      file: 'C:\\WINDOWS\\System32\\cmd.exe',
      args: ['/d', '/v:off', '/s', '/c', '""%STUDIO_PROGRAM%""'],
      env: { STUDIO_PROGRAM: program },
      options: { windowsVerbatimArguments: true },
    });
    for (const [other, platform] of [
      ['C:\\tell.exe', 'win32'],
      ['/home/ann/tell.bat', 'linux'],
    ] as const) {
      expect(startOf(other, platform, {})).toMatchObject({ file: other, args: [] });
    }
  });

  it.runIf(process.platform === 'win32')('runs whatever its folder is called', async () => {
    const dir = join(await mkdtemp(join(tmpdir(), 'ftm-night-')), 'a & b ^ 100% (x)!');
    undo.push(() => rm(dir, { recursive: true, force: true }));
    await mkdir(dir);
    const program = join(dir, 'after it.cmd');
    await writeFile(program, '@echo done: %STUDIO_DONE% >told.txt\r\n@exit /b 3\r\n');
    const { signal } = new AbortController();
    const { env } = process;
    expect(await runCommand({ program, batch: ended, outputDir: dir, env, signal })).toBe(3);
    expect((await readFile(join(dir, 'told.txt'), 'utf8')).trim()).toBe('done: 2');
  });
});

describe('[NIGHT-03] when all is done', () => {
  function studio(thenDo: ThenDo) {
    const clock = createVirtualClock();
    const listeners = new Set<(change: StudioChange) => void>();
    const batch = (id: string, state: BatchView['state']) => ({ id, state }) as BatchView;
    const seen: string[] = [];
    const situation = { thenDo, goesOn: true };
    undo.push(
      watchWhenDone({
        engines: {
          snapshot: () => ({
            revision: 0,
            batches: [batch('old', { state: 'ended', atMs: 1 }), batch('a', { state: 'running' })],
            runs: [],
            limits: [],
          }),
          onChange: (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
        },
        tell: [
          async ({ id }) => void seen.push(`told of ${id}`),
          () => Promise.reject(new Error('nobody heard')),
        ],
        thenDo: () => situation.thenDo,
        goesOn: () => situation.goesOn,
        announce: (how) => seen.push(`announced ${how}`),
        finish: async (how) => void seen.push(how),
        clock,
        log: silentLog,
      }),
    );
    const end = (id: string) => {
      for (const listener of listeners) {
        listener({ batches: [batch(id, { state: 'ended', atMs: 2 })] } as unknown as StudioChange);
      }
    };
    return { clock, seen, situation, end };
  }

  it('tells each end once, and sleeps a minute after the last', async () => {
    const { clock, seen, situation, end } = studio('sleep');
    end('old');
    end('a');
    await clock.pass(120_000);
    expect(seen).toEqual(['told of a']);
    situation.goesOn = false;
    end('a');
    await clock.pass(120_000);
    expect(seen).toEqual(['told of a']);
  });

  it('quits after a minute in which nobody objected', async () => {
    const { clock, seen, situation, end } = studio('quit');
    situation.goesOn = false;
    end('a');
    await clock.pass(30_000);
    expect(seen).toEqual(['told of a', 'announced quit']);
    await clock.pass(60_000);
    expect(seen.at(-1)).toBe('quit');
  });

  it('does not when somebody began something, or changed the word', async () => {
    for (const object of [{ goesOn: true }, { thenDo: 'nothing' as const }]) {
      const { clock, seen, situation, end } = studio('sleep');
      situation.goesOn = false;
      end('a');
      await clock.pass(30_000);
      Object.assign(situation, object);
      await clock.pass(60_000);
      expect(seen).not.toContain('sleep');
    }
  });
});

describe('[NIGHT-03] a batch that waits for its time', () => {
  async function studio() {
    const clock = createVirtualClock();
    const server = createModelServer({ clock });
    const bench = await createWorkbench({ clock, api: () => server });
    undo.push(() => bench.close());
    let stored: Scheduled[] = [];
    const open = () => {
      const schedule = createSchedule({
        engines: { snapshot: () => bench.engine.snapshot(), ofBatch: () => bench.engine },
        store: {
          get: () => stored,
          set: (all) => {
            stored = all;
          },
        },
        clock,
        log: silentLog,
      });
      undo.push(() => schedule.close());
      return schedule;
    };
    const begin = async (schedule: ReturnType<typeof open>, inMs: number) => {
      const plan = bench.plan([await bench.sku('dress')]);
      // As the app does it: nothing lies between the start and the word to wait.
      const held = bench.engine.start(plan).then(({ batchId }) => {
        schedule.set(batchId, clock.now() + inMs);
        return batchId;
      });
      return clock.until(held);
    };
    return { clock, server, bench, open, begin, stored: () => stored };
  }

  it('sends nothing before, and everything after, also when the app was started again', async () => {
    const { clock, server, bench, open, begin, stored } = await studio();
    const schedule = open();
    const batchId = await begin(schedule, 3_600_000);
    await clock.pass(1_800_000);
    expect(server.jobs).toHaveLength(0);
    schedule.close();
    await bench.crash();
    open();
    await clock.until(bench.engine.recover());
    await clock.pass(1_700_000);
    expect(server.jobs).toHaveLength(0);
    await clock.pass(200_000);
    const view = await clock.until(bench.engine.settled(batchId));
    expect(view.counts.done).toBe(1);
    expect(stored()).toEqual([]);
  });

  it('follows the user who did not want to wait', async () => {
    const { clock, bench, open, begin, stored } = await studio();
    const schedule = open();
    const batchId = await begin(schedule, 3_600_000);
    bench.engine.resume(batchId);
    const view = await clock.until(bench.engine.settled(batchId));
    expect(view.state.state).toBe('ended');
    await clock.pass(60_000);
    expect(stored()).toEqual([]);
  });
});
