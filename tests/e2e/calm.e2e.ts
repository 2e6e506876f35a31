/** The window for people who see, hear or move otherwise: motion, focus, announcements, size. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect } from 'vitest';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { batch, run } from '../renderer-harness/fixtures.ts';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { FIRST_REVISION, showBatches, showChange } from './shown-batch.ts';
import { addSamples, enterSandbox, goTo, invoke, SCREENS, startSamples } from './window-steps.ts';

const SLOW_MS = 240_000;

let scratch = '';
beforeEach(({ onTestFinished }) => {
  scratch = scratchFor({ onTestFinished }, 'calm-e2e-');
});

/** From now on every animation that could be seen to move is noted by its element. */
async function watchMotion(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const held = window as unknown as { moved: Set<string> };
    held.moved = new Set();
    const look = () => {
      for (const animation of document.getAnimations()) {
        const { duration } = animation.effect?.getComputedTiming() ?? {};
        const target = (animation.effect as KeyframeEffect | null)?.target;
        if (Number(duration) > 1) held.moved.add(`${target?.className}`);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => [...(window as unknown as { moved: Set<string> }).moved]);
}

describe('a calm window', () => {
  test('[APP-10] nothing moves when the user asked for reduced motion', {
    timeout: SLOW_MS,
  }, async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const moving = await watchMotion(page);
    await startSamples(studio, scratch);
    // The measure sees motion where there is some.
    expect((await moving()).length).toBeGreaterThan(0);

    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.waitForFunction(() => document.getAnimations().length === 0);
    const moved = await watchMotion(page);
    const cells = page.getByRole('grid', { name: /^SKUs of/ }).getByRole('gridcell');
    await cells.first().click();
    await invoke(studio, 'view:shortcuts');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More', exact: true }).first().press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('gridcell', { name: /Done/ }).first().waitFor({ timeout: 90_000 });
    for (const name of SCREENS) await goTo(page, name);
    expect(await moved()).toEqual([]);
  });

  test('[APP-11] whatever Tab reaches on a screen shows that it has the focus', {
    timeout: SLOW_MS,
  }, async ({ launch }) => {
    const { page } = await launch();
    const unseen: Record<string, readonly string[]> = { Welcome: await tabThrough(page) };
    await enterSandbox(page);
    await addSamples(page);
    for (const name of SCREENS) {
      await goTo(page, name);
      unseen[name] = await tabThrough(page);
    }
    expect(Object.entries(unseen).filter(([, list]) => list.length > 0)).toEqual([]);
  });

  test('[APP-12] tells a screen reader what is done, what failed and what needs somebody, and no more', {
    timeout: SLOW_MS,
  }, async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    await enterSandbox(page);
    const counts = { total: 40, done: 0, failed: 0, cancelled: 0, running: 5, needsYou: 0 };
    const at = (change: Partial<typeof counts>) =>
      batch('batch-news', 'Autumn', [], { counts: { ...counts, ...change, waiting: 35 } });
    await showBatches(studio.app, page, [at({})], []);
    const said = await listen(page);
    let revision = FIRST_REVISION;
    const show = async (shown: ReturnType<typeof at>) => {
      await showChange(studio.app, { base: revision, batches: [shown], runs: [] });
      revision += 1;
    };
    // A burst is one sentence; what merely goes on is none.
    for (let done = 1; done <= 12; done += 1) await show(at({ done }));
    await expect.poll(said, { timeout: 20_000 }).toEqual(['Autumn: 12 SKUs done, 12 of 40 SKUs.']);
    for (let running = 1; running <= 5; running += 1) await show(at({ done: 12, running }));
    await show(at({ done: 12, failed: 2, needsYou: 1 }));
    await expect
      .poll(said, { timeout: 30_000 })
      .toEqual([
        'Autumn: 12 SKUs done, 12 of 40 SKUs.',
        'Autumn: 2 SKUs failed, 1 SKU needs you, 14 of 40 SKUs.',
      ]);
  });

  test('[APP-12] cells of the wall say their SKU and its state', { timeout: SLOW_MS }, async ({
    launch,
  }) => {
    const studio = await launch();
    const { page } = studio;
    await enterSandbox(page);
    const id = 'batch-cells' as BatchId;
    const runs = [
      run(id, 0, { phase: 'done' }),
      run(id, 1, { phase: 'queued' }),
      run(id, 2, { phase: 'ready' }),
    ];
    await showBatches(studio.app, page, [batch(id, 'Autumn', runs)], runs);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Autumn/ })
      .click();
    for (const { sku } of runs) {
      const cell = page.getByRole('gridcell', { name: new RegExp(`^${sku} .+`) });
      await cell.first().waitFor();
    }
  });
});

/** Presses Tab until it comes round, and answers what had the focus without showing it. */
async function tabThrough(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const unseen = new Set<string>();
  const seen = new Set<string>();
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const one = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const shows = (part: Element | null, up: number): boolean => {
        if (!part || up === 0) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(part);
        const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
        return ring || shows(part.parentElement, up - 1);
      };
      const { left, top } = element.getBoundingClientRect();
      const name = element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40) ?? '';
      // A hidden input is shown by the label around it.
      return { key: `${element.tagName} ${name} ${left} ${top}`, shows: shows(element, 4) };
    });
    if (one === null) continue;
    if (seen.has(one.key)) break;
    seen.add(one.key);
    if (!one.shows) unseen.add(one.key);
  }
  expect(seen.size).toBeGreaterThan(3);
  return [...unseen];
}

/** What is told from now on, in order. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const held = window as unknown as { said: string[] };
    held.said = [];
    const place = document.querySelector('[data-progress-news]');
    if (!place) throw new Error('nobody tells');
    new MutationObserver(() => {
      const text = place.textContent ?? '';
      if (text !== '' && held.said.at(-1) !== text) held.said.push(text);
    }).observe(place, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}
