/** What every screen owes everybody: no accessibility violation, the keyboard alone. */
import { beforeEach, describe, expect } from 'vitest';
import { violationsInBothThemes } from './axe.ts';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { addSamples, enterSandbox, goTo, SCREENS, startSamples, tabTo } from './window-steps.ts';

/** Every screen is examined twice. */
const SLOW_MS = 240_000;

/** Presses a key as soon as a row has gone, before anything else can run; answers the row it met. */
function pressWhenRowGoes(key: string): Promise<string | null> {
  return new Promise((resolve) => {
    const changes = new MutationObserver((seen) => {
      const isRow = (node: Node) => node instanceof Element && node.role === 'row';
      if (!seen.some(({ removedNodes }) => [...removedNodes].some(isRow))) return;
      changes.disconnect();
      const met = document.activeElement;
      met?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      resolve(met?.getAttribute('aria-rowindex') ?? null);
    });
    changes.observe(document.body, { childList: true, subtree: true });
  });
}

describe('every screen', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'look-e2e-');
  });

  test(
    '[APP-07] has no accessibility violation while it is empty, dark and light',
    async ({ launch }) => {
      const { page, screens } = await launch();
      const found: Record<string, readonly string[]> = {};
      const look = async (name: string) => {
        await screens(`empty-${name}`);
        found[name] = await violationsInBothThemes(page);
      };
      await look('welcome');
      await enterSandbox(page);
      await look('new-batch');
      for (const name of SCREENS.slice(1)) {
        await goTo(page, name);
        await look(name.toLowerCase().replace(' ', '-'));
      }
      expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([]);
    },
    SLOW_MS,
  );

  test(
    '[APP-07] has no accessibility violation while it is full, dark and light',
    async ({ launch }) => {
      const studio = await launch();
      const { page, screens } = studio;
      const found: Record<string, readonly string[]> = {};
      const look = async (name: string) => {
        found[name] = await violationsInBothThemes(page);
      };

      await startSamples(studio, scratch);
      await page
        .getByRole('grid', { name: /^SKUs of/ })
        .getByRole('gridcell')
        .first()
        .click();
      await look('batch');
      await page.getByRole('radio', { name: 'Table' }).click({ force: true });
      await look('batch as a table');
      await goTo(page, 'New batch');
      await addSamples(page);
      await page.getByRole('grid').getByRole('row').first().click();
      await look('new batch');
      await page.getByRole('button', { name: 'Own look', exact: true }).click();
      await page.getByRole('switch', { name: /^Own instructions/ }).press('Space');
      await page.getByRole('combobox', { name: 'Pose' }).waitFor();
      await look('own look');
      await page.getByRole('button', { name: 'Look of the batch' }).click();
      await page
        .getByRole('row')
        .nth(2)
        .click({ modifiers: ['Shift'] });
      await look('several SKUs');
      await page.getByRole('button', { name: 'Change' }).click();
      await page.getByRole('option').first().waitFor();
      await look('identity popover');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'JSON view' }).click();
      await page.getByRole('textbox', { name: 'Look as JSON' }).fill('[{"seed": "x"}]');
      await look('JSON view');
      await page.getByRole('button', { name: 'JSON view' }).first().click();
      await goTo(page, 'Identities');
      await page.getByRole('list', { name: 'Identities' }).getByRole('heading').first().waitFor();
      await look('identities');
      await goTo(page, 'Batches');
      await look('batches');
      await goTo(page, 'Settings');
      await screens('settings');
      await look('settings');
      expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([]);
    },
    SLOW_MS,
  );

  test('[APP-08] is driven by the keyboard alone', async ({ launch }) => {
    const { page } = await launch();
    await enterSandbox(page);
    await addSamples(page);
    const focusedRow = () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'));
    await page.getByRole('searchbox', { name: 'Find SKU' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect.poll(focusedRow).toBe('1');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focusedRow).toBe('2');
    await page.keyboard.press('End');
    await expect.poll(focusedRow, { timeout: 10_000 }).toBe('8');
    await page.keyboard.press(' ');
    await page.locator('[aria-rowindex="8"]').getByText('left out').waitFor();
    await page.keyboard.press('j');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent), { timeout: 10_000 })
      .toContain('JK-1043');
    // The keyboard stays in the list when its row goes away: a key of that very moment is heard.
    const place = await focusedRow();
    const heardAt = page.evaluate(pressWhenRowGoes, 'd');
    await page.keyboard.press('Delete');
    expect(await heardAt).toBe(place);
    expect(await page.getByRole('row').count()).toBe(7);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent), { timeout: 10_000 })
      .toContain('DR-');
    await tabTo(page, 'Choose');
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Search identities' }).waitFor();
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(/· gallery$/).waitFor();
    await tabTo(page, 'Start batch');
    await page.keyboard.press('Enter');
    await page.getByRole('alert', { name: 'Not started yet' }).waitFor();
  });
});
