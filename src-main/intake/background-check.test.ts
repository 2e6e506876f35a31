import { describe, expect, it } from 'vitest';
import { DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { ImageFacts } from '../images/service.ts';
import { silentLog } from '../runtime/log.ts';
import { createBackgroundCheck } from './background-check.ts';
import type { FoundSku } from './scan.ts';

const FACTS: ImageFacts = {
  ...{ format: 'jpeg', width: 3000, height: 4000, orientation: 1, space: 'srgb' },
  ...{ hasProfile: true, profile: null },
};

function skuOf(name: string): FoundSku {
  const photo = { path: `/season/${name}/front.jpg`, name: 'front.jpg', bytes: 9, modifiedMs: 0 };
  const dir = `/season/${name}`;
  return { name, dir, photos: [photo], skipped: [], convertible: [], instructionsFile: null };
}

/** A check whose photos are looked at until the test lets go of them. */
function start() {
  const waiting: (() => void)[] = [];
  const done: string[] = [];
  const look = () => new Promise<ImageFacts>((resolve) => waiting.push(() => resolve(FACTS)));
  const checks = createBackgroundCheck({
    images: { probe: look, verify: look },
    log: silentLog,
    done: (id) => done.push(id),
  });
  const letGo = async () => {
    for (const go of waiting.splice(0)) go();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const add = (names: readonly string[]) => {
    for (const name of names) checks.add(DraftSkuId.parse(name), skuOf(name));
  };
  return { checks, done, add, letGo, looking: () => waiting.length };
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
});
