/** A finished picture beside its flat-lay: walked by keys, whole or at 100 %, on three mats. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { batch, run } from '../renderer-harness/fixtures.ts';
import { test } from './electron-app.ts';
import { showBatches } from './shown-batch.ts';
import { enterSandbox } from './window-steps.ts';

const ID = 'review' as BatchId;

test('[APP-07] [APP-08] pictures are looked at by the keyboard alone, without violation', async ({
  launch,
}) => {
  const studio = await launch();
  const { page } = studio;
  await enterSandbox(page);
  const runs = [0, 1, 2].map((index) => run(ID, index, { phase: 'done' }));
  await showBatches(studio.app, page, [batch(ID, 'Looks', runs)], runs);
  const review = page.getByRole('navigation').getByRole('button', { name: 'Review', exact: true });
  await review.focus();
  await page.keyboard.press('Enter');
  const wall = page.getByRole('grid', { name: 'Results' });
  await wall.getByRole('gridcell').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByText('2 / 6').waitFor();
  // The front of the SKU is what it is compared with first.
  await page.getByRole('img', { name: 'Flat-lay: front.jpg' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByText('3 / 6').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByText('Photo 2 of 4').waitFor();
  await page.keyboard.press('z');
  await expect.poll(() => page.getByRole('radio', { name: '100 %' }).isChecked()).toBe(true);
  await page.keyboard.press('b');
  await expect.poll(() => page.getByRole('radio', { name: '18 % grey' }).isChecked()).toBe(true);
  await studio.screens('review-one');
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .disableRules('region')
    .analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.target.join(' ')}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await wall.waitFor();
});
