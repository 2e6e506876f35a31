/** Ten thousand results in the real window: opened in time, scrolled through, nothing piles up. */
import { expect } from 'vitest';
import { makeResultTree } from '../bench/result-tree.ts';
import { type Studio, test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { enterSandbox } from './window-steps.ts';

const SKUS = 2_500;
const PER_SKU = 4;
const STOPS = 25;
/** From the answer of the folder dialog to the first pictures on the wall. */
const OPEN_WITHIN_MS = 2_500;
const MOST_NODES = 6_000;
const MOST_MB_MORE = 60;

/** The page's script memory once everything unused is gone, in MB. */
async function memoryOf({ page }: Studio): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return metric('JSHeapUsedSize') / 1e6;
}

test('[CULL-09] 10,000 results open in the window and are scrolled through within bounds of memory', {
  timeout: 180_000,
}, async ({ launch, onTestFinished }) => {
  const dir = scratchFor({ onTestFinished }, 'review-large-');
  const { root } = await makeResultTree(dir, { skus: SKUS, perSku: PER_SKU });
  const studio = await launch();
  const { page } = studio;
  await enterSandbox(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Review', exact: true }).click();
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [root] });
  const cells = page.getByRole('grid', { name: 'Results' }).getByRole('gridcell');
  const begun = performance.now();
  await page.getByRole('button', { name: 'Open folder' }).click();
  await cells.first().waitFor();
  const openMs = performance.now() - begun;
  await page.getByRole('radio', { name: 'All, 10,000' }).waitFor();

  await cells.first().focus();
  const scroller = page.getByRole('grid', { name: 'Results' }).getByRole('rowgroup');
  const through = async (): Promise<number> => {
    let most = 0;
    for (let stop = 0; stop <= STOPS; stop += 1) {
      await scroller.evaluate((element, share) => {
        element.scrollTop = share * (element.scrollHeight - element.clientHeight);
      }, stop / STOPS);
      await cells.first().waitFor();
      most = Math.max(most, await page.evaluate(() => document.querySelectorAll('*').length));
    }
    return most;
  };
  // Once there and back is what it takes; more of the same takes nothing more.
  await through();
  const before = await memoryOf(studio);
  const most = await through();
  const after = await memoryOf(studio);
  await page.keyboard.press('ControlOrMeta+End');
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('SKU-02500'));
  await page.keyboard.press('Enter');
  await page.getByText('10,000 / 10,000').waitFor();
  console.log(
    `10,000 results: first pictures after ${openMs.toFixed(0)} ms; ` +
      `${most} elements at most; ${before.toFixed(0)} MB, then ${after.toFixed(0)} MB`,
  );
  expect(openMs).toBeLessThan(OPEN_WITHIN_MS);
  expect(most).toBeLessThan(MOST_NODES);
  expect(after - before).toBeLessThan(MOST_MB_MORE);
});
