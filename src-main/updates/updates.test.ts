import { afterEach, describe, expect, it, vi } from 'vitest';
import { FIRST_LOOK_MS, LOOK_EVERY_MS, type Release } from '../../src-shared/domain/update.ts';
import type { UpdaterPort } from './updater-port.ts';
import { createUpdates, type Updates } from './updates.ts';

const release: Release = { version: '2.0.0', notes: 'Faster walls' };
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Time stands still; `pass` ends the wait that is on. */
function clock() {
  let end = (): void => {};
  const waits: number[] = [];
  return {
    waits,
    pass: () => end(),
    now: () => 1000,
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        waits.push(ms);
        end = resolve;
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
  };
}

let updates: Updates | undefined;
afterEach(() => updates?.close());

function service(updater: Partial<UpdaterPort> = {}, way: 'self' | 'by-hand' | 'none' = 'self') {
  let on = true;
  const time = clock();
  const port = {
    look: vi.fn(async () => release),
    fetch: vi.fn(async () => {}),
    install: vi.fn(),
    ...updater,
  };
  const made = createUpdates({
    way,
    updater: port,
    automatic: {
      get: () => on,
      set: (next) => {
        on = next;
      },
    },
    changed: () => {},
    clock: time,
    log,
  });
  updates = made;
  return { updates: made, port, time };
}

describe('[SHIP-02] updates', () => {
  it('are looked for a while after the start, fetched, and installed on a word', async () => {
    const { updates, port, time } = service();
    expect(time.waits).toEqual([FIRST_LOOK_MS]);
    expect(port.look).not.toHaveBeenCalled();
    time.pass();
    await vi.waitFor(() => expect(updates.view().now).toEqual({ state: 'ready', release }));
    await vi.waitFor(() => expect(time.waits).toEqual([FIRST_LOOK_MS, LOOK_EVERY_MS]));
    updates.install();
    expect(port.install).toHaveBeenCalledOnce();
  });

  it('wait for the end of a batch, with the fetch and with the installation', async () => {
    const { updates, port } = service();
    updates.setBusy(true);
    await updates.check();
    expect(updates.view()).toMatchObject({ busy: true, now: { state: 'found', release } });
    expect(port.fetch).not.toHaveBeenCalled();
    updates.setBusy(false);
    await vi.waitFor(() => expect(updates.view().now.state).toBe('ready'));
    updates.setBusy(true);
    expect(() => updates.install()).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    expect(port.install).not.toHaveBeenCalled();
  });

  it('stop fetching when a batch starts, and go on when it is done', async () => {
    let attempts = 0;
    const fetch: UpdaterPort['fetch'] = (onPercent, signal) => {
      attempts += 1;
      if (attempts === 2) return Promise.resolve();
      onPercent(40);
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
      );
    };
    const { updates } = service({ fetch });
    const checked = updates.check();
    await vi.waitFor(() => expect(updates.view().now).toMatchObject({ percent: 40 }));
    updates.setBusy(true);
    await checked;
    expect(updates.view().now).toEqual({ state: 'found', release });
    updates.setBusy(false);
    await vi.waitFor(() => expect(updates.view().now.state).toBe('ready'));
  });

  it('are told quietly when the feed is broken or the file is not what it promised', async () => {
    const look = vi.fn().mockRejectedValueOnce(new Error('404')).mockResolvedValue(release);
    const fetch = vi.fn().mockRejectedValue(new Error('checksum'));
    const { updates, port } = service({ look, fetch });
    await updates.check();
    expect(updates.view().now).toEqual({ state: 'failed', atMs: 1000 });
    await updates.check();
    expect(updates.view().now.state).toBe('failed');
    expect(() => updates.install()).toThrow();
    expect(port.install).not.toHaveBeenCalled();
  });

  it('can be switched off, and still be asked for', async () => {
    const { updates, port, time } = service();
    updates.setAutomatic(false);
    time.pass();
    await vi.waitFor(() => expect(time.waits.length).toBe(2));
    expect(port.look).not.toHaveBeenCalled();
    await updates.check();
    expect(updates.view().now).toEqual({ state: 'found', release });
    expect(port.fetch).not.toHaveBeenCalled();
  });

  it('are only told of where the package cannot replace itself', async () => {
    const { updates, port } = service({}, 'by-hand');
    await updates.check();
    expect(updates.view().now).toEqual({ state: 'found', release });
    expect(port.fetch).not.toHaveBeenCalled();
    expect(() => updates.install()).toThrow();
  });

  it('are none of a build without a feed', async () => {
    const { updates, port, time } = service({}, 'none');
    await updates.check();
    expect(time.waits).toEqual([]);
    expect(port.look).not.toHaveBeenCalled();
  });
});
