/** Looking closely by the keyboard alone: zoom and place kept, slider, lens, a pin put and walked. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './axe.ts';
import { call } from './calls.ts';
import { test } from './electron-app.ts';
import { finishedSamples, openCollection, results } from './review-steps.ts';
import { setTheme } from './screens.ts';

const SLOW_MS = 150_000;

interface Shown {
  readonly src: string;
  /** Device pixels of the screen a picture pixel takes. */
  readonly zoom: number;
  /** Share of the picture in the middle of its pane. */
  readonly x: number;
  readonly y: number;
  /** How far the picture's corner is from a whole device pixel. */
  readonly offGrid: number;
}

/** A picture of the stage as it is drawn, measured on the screen. */
async function measured(page: Page, side: 'reference' | 'result'): Promise<Shown> {
  const box = page.locator(`[data-picture=${side}][data-state=there]`);
  await box.locator('img').waitFor();
  return box.evaluate((element) => {
    const img = element.querySelector('img');
    let pane = element.parentElement;
    while (pane && getComputedStyle(pane).touchAction !== 'none') pane = pane.parentElement;
    if (!img || !pane) throw new Error('no picture in a pane');
    const [at, around] = [img.getBoundingClientRect(), pane.getBoundingClientRect()];
    const off = (value: number) => {
      const pixels = value * devicePixelRatio;
      return Math.abs(pixels - Math.round(pixels));
    };
    return {
      src: img.src,
      zoom: (at.width * devicePixelRatio) / img.naturalWidth,
      x: (around.left + around.width / 2 - at.left) / at.width,
      y: (around.top + around.height / 2 - at.top) / at.height,
      offGrid: Math.max(off(at.left), off(at.top)),
    };
  });
}

test('[REVIEW-03] [COMPARE-01] [COMPARE-02] zoom and place are linked and kept from picture to picture; slider and lens go by keys', {
  timeout: SLOW_MS,
}, async ({ launch }) => {
  const studio = await launch();
  const { page } = studio;
  await finishedSamples(studio, { variations: 2, skus: 2 });
  await openCollection(page, 'Autumn');
  await page.getByRole('grid', { name: 'Results' }).getByRole('gridcell').first().focus();
  await page.keyboard.press('Enter');
  await page.getByText('1 / 4').waitFor();
  const whole = await measured(page, 'result');
  expect([whole.x, whole.y]).toEqual([expect.closeTo(0.5, 2), expect.closeTo(0.5, 2)]);

  // 100 % on one key: a picture pixel is a device pixel, on the grid of the screen.
  await page.keyboard.press('z');
  await expect.poll(async () => (await measured(page, 'result')).zoom).toBeCloseTo(1, 3);
  for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight']) {
    await page.keyboard.press(key);
  }
  const before = await measured(page, 'result');
  const beside = await measured(page, 'reference');
  expect(before.offGrid).toBeLessThan(0.02);
  expect(before.y).toBeGreaterThan(0.52);
  // The flat-lay shows the same share, whatever its pixels.
  expect([beside.x, beside.y]).toEqual([expect.closeTo(before.x, 2), expect.closeTo(before.y, 2)]);

  await page.keyboard.press('ArrowRight');
  await page.getByText('2 / 4').waitFor();
  await expect.poll(async () => (await measured(page, 'result')).src).not.toBe(before.src);
  const after = await measured(page, 'result');
  expect(after.zoom).toBeCloseTo(1, 3);
  expect([after.x, after.y]).toEqual([expect.closeTo(before.x, 3), expect.closeTo(before.y, 3)]);

  // Another result of the SKU instead of the flat-lay, and back.
  await page.keyboard.press('c');
  await expect
    .poll(async () => (await measured(page, 'reference')).src)
    .toContain('studio-media://result/');
  await page.keyboard.press('c');
  await expect
    .poll(async () => (await measured(page, 'reference')).src)
    .toContain('studio-media://flat-lay/');

  // By hand: a drag on one moves both, the wheel zooms about the pointer.
  const pane = await page.locator('[data-picture=result]').locator('..').boundingBox();
  if (!pane) throw new Error('no pane');
  const hand = { x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 };
  await page.mouse.move(hand.x, hand.y);
  await page.mouse.down();
  await page.mouse.move(hand.x, hand.y + 60, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => (await measured(page, 'result')).y).toBeLessThan(after.y - 0.02);
  const dragged = await measured(page, 'result');
  expect((await measured(page, 'reference')).y).toBeCloseTo(dragged.y, 2);
  await page.mouse.move(hand.x, hand.y);
  await page.mouse.wheel(0, -200);
  await expect.poll(async () => (await measured(page, 'result')).zoom).toBeGreaterThan(1.3);
  expect((await measured(page, 'result')).y).toBeCloseTo(dragged.y, 2);

  await page.keyboard.press('Shift+z');
  await page.keyboard.press('m');
  const divider = page.getByRole('slider', { name: /^Divider/ });
  await divider.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('52');
  await page.keyboard.press('Home');
  await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('0');
  // Arrows on the divider do not go to another picture.
  await page.getByText('2 / 4').waitFor();
  await studio.screens('compare-slider');

  await page.locator('[data-stage]').focus();
  await page.keyboard.press('m');
  const lenses = page.locator('[data-lens]');
  await expect.poll(() => lenses.count()).toBe(2);
  const at = async () => (await lenses.last().boundingBox())?.x ?? 0;
  const lensBefore = await at();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(at).toBeGreaterThan(lensBefore + 3);
  await studio.screens('compare-lens');
});

test('[COMPARE-03] [COMPARE-04] a pin is put by keys, named, walked on every result, moved, removed and put back', {
  timeout: SLOW_MS,
}, async ({ launch }) => {
  const studio = await launch();
  const { page } = studio;
  const id = await finishedSamples(studio, { variations: 2, skus: 1 });
  const { skus } = await call(page, 'review:open', { collectionId: id });
  const photoIds = skus[0]?.flatLays.map((photo) => photo.id) ?? [];
  const pins = () => call(page, 'review:pins', { collectionId: id, photoIds });
  await openCollection(page, 'Autumn');
  await page.getByRole('grid', { name: 'Results' }).getByRole('gridcell').first().focus();
  await page.keyboard.press('Enter');
  await measured(page, 'result');

  await page.keyboard.press('d');
  await page.locator('[data-cross]').waitFor();
  for (const key of ['ArrowUp', 'ArrowUp', 'Shift+ArrowLeft', 'Enter']) {
    await page.keyboard.press(key);
  }
  await page.getByRole('textbox', { name: 'What is it?' }).waitFor();
  await page.keyboard.type('Waistband');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await pins())[0]?.name).toBe('Waistband');
  const [pin] = await pins();
  expect(pin?.at).toEqual({ x: expect.closeTo(0.45, 5), y: expect.closeTo(0.48, 5) });

  // Tab looks at it at 100 %: each picture at its own place.
  const ids = (await results(page, id)).map((one) => one.id);
  const placeOn = (resultId: (typeof ids)[number]) =>
    call(page, 'review:pin-place', { collectionId: id, pinId: pin?.id ?? '', resultId });
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^Waistband/, pressed: true }).waitFor();
  for (const step of ['first', 'ArrowRight', 'ArrowLeft']) {
    if (step !== 'first') {
      const { src } = await measured(page, 'result');
      await page.keyboard.press(step);
      await expect.poll(async () => (await measured(page, 'result')).src).not.toBe(src);
    }
    const shown = await measured(page, 'result');
    const resultId = ids.find((one) => shown.src.includes(one));
    if (!resultId) throw new Error('a picture that is not of this collection');
    const place = await placeOn(resultId);
    expect(shown.zoom).toBeCloseTo(1, 3);
    await expect.poll(async () => (await measured(page, 'result')).y).toBeCloseTo(place.y, 1);
    const mark = page.locator(`[data-pin="${pin?.id}"]`).last();
    expect(await mark.isVisible()).toBe(true);
  }
  // Its colour is told as a hint, to a screen reader as well.
  await page.getByText(/^Pin 1 of 1, Waistband\. ΔE [\d.]+, /).waitFor();
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(page, theme);
    expect(await violations(page)).toEqual([]);
  }
  await studio.screens('compare-pin');

  await page.locator('[data-stage]').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => Object.keys((await pins())[0]?.places ?? {})).toHaveLength(1);
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await pins()).length).toBe(0);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect.poll(async () => (await pins())[0]?.name).toBe('Waistband');

  // Tab begins the walk, Escape ends it and shows the whole picture, Tab then leaves the pictures.
  await page.locator('[data-stage]').focus();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^Waistband/, pressed: true }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await measured(page, 'result')).zoom).toBeLessThan(1);
  await page.keyboard.press('Tab');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-stage')))
    .toBe(false);
});
