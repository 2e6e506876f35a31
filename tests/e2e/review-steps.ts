/** Steps of the review that its test files share: a batch to judge, what is decided, how fast it goes on. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CollectionId } from '../../src-shared/domain/ids.ts';
import type { ReviewResult } from '../../src-shared/domain/review/library.ts';
import { startSampleBatch } from './batch-steps.ts';
import { call } from './calls.ts';
import type { Studio } from './electron-app.ts';
import { enterSandbox } from './window-steps.ts';

const POSES = ['standing', 'walking'] as const;

/**
 * Sample SKUs with so many pictures each, made in the sandbox, all saved. Few SKUs: PiktID takes
 * five orders a minute, and so does the sandbox.
 */
export async function finishedSamples(
  studio: Studio,
  { name = 'Autumn', skus = 3, variations = 4, poses = 1, size = '1K' as '1K' | '2K' } = {},
): Promise<CollectionId> {
  const scratch = join(studio.dataDir, '..');
  const options = { size, ar: '3:4', format: 'jpg' } as const;
  const { batchId } = await startSampleBatch(studio, scratch, {
    name,
    skus,
    instructions: POSES.slice(0, poses).map((pose) => ({
      pose,
      num_variations: variations,
      options,
    })),
  });
  const id = batchId as string as CollectionId;
  const wanted = skus * variations * poses;
  await expect
    .poll(async () => (await results(studio.page, id)).length, { timeout: 90_000, interval: 500 })
    .toBe(wanted);
  return id;
}

/** Enters the sandbox and opens a folder of results by its button; the first cell has the keyboard. */
export async function openFolder(studio: Studio, root: string): Promise<CollectionId> {
  const { page } = studio;
  await enterSandbox(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Review', exact: true }).click();
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [root] });
  await page.getByRole('button', { name: 'Open folder' }).click();
  const first = page.getByRole('grid', { name: 'Results' }).getByRole('gridcell').first();
  await first.focus();
  const [collection] = await call(page, 'review:collections', undefined);
  if (!collection) throw new Error('nothing in the library');
  return collection.id;
}

export async function results(page: Page, id: CollectionId): Promise<readonly ReviewResult[]> {
  return (await call(page, 'review:open', { collectionId: id })).results;
}

/** How many have which verdict, as the main process keeps it. */
export async function verdicts(page: Page, id: CollectionId) {
  const counts = { pick: 0, reject: 0, open: 0 };
  for (const { judgement } of await results(page, id)) counts[judgement.verdict ?? 'open'] += 1;
  return counts;
}

/** Opens a collection from the navigation, by the keyboard alone. */
export async function openCollection(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Review', exact: true }).focus();
  await page.keyboard.press('Enter');
  const row = page.getByRole('grid', { name: 'Collections' }).getByRole('row', { name });
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Results' }).getByRole('gridcell').first().waitFor();
}

/**
 * Presses a key and answers how long it took until the next picture stood on the screen: its own
 * full-size file, decoded, and a frame painted with it. Milliseconds.
 */
export async function timeToNext(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const held = window as unknown as { shownAfter?: Promise<number> };
    const shown = () =>
      [...document.querySelectorAll<HTMLImageElement>('[data-stage] img')].find((img) =>
        img.src.startsWith('studio-media://result/'),
      )?.src;
    const before = shown();
    held.shownAfter = new Promise((done) => {
      const onKey = () => {
        const begun = performance.now();
        const look = () => {
          const now = [...document.querySelectorAll<HTMLImageElement>('[data-stage] img')].find(
            (img) => img.src.startsWith('studio-media://result/') && img.src !== before,
          );
          if (!now?.src.includes('size=full') || !now.complete || now.naturalWidth === 0) {
            requestAnimationFrame(look);
            return;
          }
          // The frame after this one has it on the screen.
          requestAnimationFrame(() => done(performance.now() - begun));
        };
        look();
      };
      window.addEventListener('keydown', onKey, { capture: true, once: true });
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { shownAfter: Promise<number> }).shownAfter);
}

/** What a frame with nothing to do takes at this moment, twice, as {@link timeToNext} waits for two. */
export function timeOfTwoFrames(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const begun = performance.now();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
      }),
  );
}
