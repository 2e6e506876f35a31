import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { ImageFacts } from '../images/service.ts';
import { silentLog } from '../runtime/log.ts';
import { createBackgroundCheck } from './background-check.ts';
import type { FoundSku } from './scan.ts';

const FACTS: ImageFacts = {
  ...{ format: 'jpeg', width: 3000, height: 4000, orientation: 1, space: 'srgb' },
  ...{ hasProfile: true, profile: null },
};

let season: string;
beforeEach(() => {
  season = mkdtempSync(join(tmpdir(), 'background-check-'));
});
afterEach(() => rmSync(season, { recursive: true, force: true }));

function skuOf(name: string): FoundSku {
  const dir = join(season, name);
  const path = join(dir, 'front.jpg');
  mkdirSync(dir);
  writeFileSync(path, 'no pixels');
  const { size, mtimeMs } = statSync(path);
  const photo = { path, name: 'front.jpg', bytes: size, modifiedMs: mtimeMs };
  return { name, dir, photos: [photo], skipped: [], convertible: [], instructionsFile: null };
}

/**
 * A check whose photos are looked at until the test lets go of them; every pixel of
 * `broken` is bad, and the disk of `away` goes while it is looked at closely.
 */
function start({ broken = '', away = '' } = {}) {
  const waiting: (() => void)[] = [];
  const close: string[] = [];
  const done: string[] = [];
  const probe = () => new Promise<ImageFacts>((resolve) => waiting.push(() => resolve(FACTS)));
  const checks = createBackgroundCheck({
    images: {
      probe,
      verify: async (path, _signal, wishes) => {
        const sku = basename(dirname(path));
        close.push(`${sku}${wishes?.patient ? '' : ' at once'}`);
        if (sku === away) rmSync(path);
        if (sku !== broken && sku !== away) return FACTS;
        throw new StudioError({ code: 'photo-unreadable', message: 'Damaged.' });
      },
    },
    log: silentLog,
    done: (id, { problems }) => done.push([id, ...problems.map(({ code }) => code)].join(' ')),
  });
  const letGo = async () => {
    for (const go of waiting.splice(0)) go();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const add = (names: readonly string[]) => {
    for (const name of names) checks.add(DraftSkuId.parse(name), skuOf(name));
  };
  return { checks, close, done, add, letGo, looking: () => waiting.length };
}

describe('the check in the background', () => {
  it('[INTAKE-03] looks at fewer SKUs side by side while folders are looked through', async () => {
    const { checks, done, add, letGo, looking } = start();
    checks.goEasy(true);
    add(['a', 'b', 'c', 'd']);
    expect(looking()).toBe(1);
    await letGo();
    expect([done, looking()]).toEqual([['a'], 1]);
    checks.goEasy(false);
    expect(looking()).toBe(2);
    await letGo();
    await letGo();
    await checks.idle();
    expect(done).toEqual(['a', 'b', 'c', 'd']);
  });

  it('[INTAKE-11] looks at every pixel once all heads are read, and tells only what is new', async () => {
    const { checks, close, done, add, letGo, looking } = start({ broken: 'b' });
    add(['a', 'b', 'c']);
    await letGo();
    expect([close, looking()]).toEqual([[], 1]);
    await letGo();
    await letGo();
    await vi.waitFor(() => expect(done).toEqual(['a', 'b', 'c', 'b photo-unreadable']));
    await vi.waitFor(() => expect(close).toEqual(['a', 'b', 'c']));
    await checks.close();
  });

  it('[INTAKE-11] leaves pixels alone while folders are looked through, and of SKUs that were taken away', async () => {
    const { checks, close, add, letGo } = start();
    add(['a', 'b']);
    checks.goEasy(true);
    await letGo();
    await letGo();
    checks.remove(DraftSkuId.parse('a'));
    expect(close).toEqual([]);
    checks.goEasy(false);
    await letGo();
    expect(close).toEqual(['b']);
    await checks.close();
  });

  it('[INTAKE-11] says nothing about photos whose disk went away while they were looked at', async () => {
    const { checks, close, done, add, letGo } = start({ away: 'a' });
    add(['a', 'b']);
    await letGo();
    await vi.waitFor(() => expect(close).toEqual(['a', 'b']));
    await checks.close();
    expect(done).toEqual(['a', 'b']);
  });
});
