import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOpenings } from './openings.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'openings-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function service() {
  const added: (readonly string[])[] = [];
  const came = vi.fn();
  const openings = createOpenings({
    addFolders: (paths) => added.push(paths),
    knowsBatch: (id) => id === 'b1',
    came,
    log,
  });
  const path = (name: string) => ({ kind: 'path', path: join(dir, name) }) as const;
  const link = (text: string) => ({ kind: 'link', link: text }) as const;
  return { openings, added, came, path, link };
}

describe('[SHIP-06] what the system hands over', () => {
  it('makes SKUs of folders, all at once, and shows them', async () => {
    const { openings, added, came } = service();
    const folder = { kind: 'path', path: dir } as const;
    await openings.open([folder, folder]);
    expect(added).toEqual([[dir, dir]]);
    expect(openings.take()).toEqual([{ what: 'screen', screen: 'new-batch' }]);
    expect(came).toHaveBeenCalledOnce();
    expect(openings.take()).toEqual([]);
  });

  it('reads look files, with either ending, and says what is wrong with one', async () => {
    const { openings, added, path } = service();
    const look = JSON.stringify([{ pose: 'standing', background: 'white' }]);
    writeFileSync(join(dir, 'North.ftmpreset'), look);
    writeFileSync(join(dir, 'bad.json'), '[{');
    await openings.open([path('North.ftmpreset'), path('bad.json')]);
    expect(openings.take()).toMatchObject([
      { what: 'look', look: { name: 'North', instructions: [{ pose: 'standing' }] } },
      { what: 'failure', failure: { code: 'instructions-invalid' } },
    ]);
    expect(added).toEqual([]);
  });

  it('leaves other files alone, and says what is not there', async () => {
    const { openings, came, path } = service();
    writeFileSync(join(dir, 'run.sh'), 'exit 1');
    await openings.open([path('run.sh')]);
    expect(came).not.toHaveBeenCalled();
    await openings.open([path('gone')]);
    expect(openings.take()).toMatchObject([{ failure: { code: 'folder-missing' } }]);
  });

  it('shows what an address names, if it is here', async () => {
    const { openings, added, link } = service();
    await openings.open([
      link('flat-to-model://review/b1'),
      link('flat-to-model://settings'),
      link('flat-to-model://batch/b2'),
      link('flat-to-model://batch/b1/start'),
    ]);
    expect(openings.take()).toMatchObject([
      { what: 'batch', screen: 'review', batchId: 'b1' },
      { what: 'screen', screen: 'settings' },
      { what: 'failure', failure: { code: 'not-found' } },
      { what: 'failure', failure: { code: 'invalid-input' } },
    ]);
    expect(added).toEqual([]);
  });

  it('keeps commands of menus in their order until a window takes them, each once', () => {
    const { openings, came } = service();
    openings.command('go:review');
    openings.command('view:palette');
    expect(came).toHaveBeenCalledTimes(2);
    expect(openings.take()).toEqual([
      { what: 'command', command: 'go:review' },
      { what: 'command', command: 'view:palette' },
    ]);
    expect(openings.take()).toEqual([]);
  });

  it('keeps no more than a few for a window that takes nothing', async () => {
    const { openings, link } = service();
    await openings.open(Array(100).fill(link('flat-to-model://settings')));
    expect(openings.take().length).toBe(20);
  });
});
