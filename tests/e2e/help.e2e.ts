/** Help inside the app: the guide, the About box, and the keys that buttons tell. */
import { describe, expect } from 'vitest';
import { violationsInBothThemes } from './axe.ts';
import { test } from './electron-app.ts';
import { enterSandbox, goTo, invoke, tabTo } from './window-steps.ts';

describe('help', () => {
  test('[APP-13] opens the guide, finds by words, follows links by keys, and shows its pictures', async ({
    launch,
  }) => {
    const studio = await launch();
    const { page, screens } = studio;
    await enterSandbox(page);
    await invoke(studio, 'help:manual');
    await page.getByRole('heading', { name: 'User guide', level: 1 }).waitFor();
    const picture = page.getByRole('img', { name: /^The first screen/ });
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(600);
    await screens('help');

    await page.getByRole('link', { name: 'The night' }).press('Enter');
    const night = page.getByRole('heading', { level: 1, name: /night/i });
    await night.waitFor();
    expect(await night.evaluate((element) => element === document.activeElement)).toBe(true);

    const search = page.getByRole('searchbox', { name: 'Search the guide' });
    await search.fill('spending cap');
    await page
      .getByRole('status')
      .filter({ hasText: /\d+ sections?/ })
      .waitFor();
    await screens('help-search');
    await page
      .getByRole('list', { name: 'Sections found' })
      .getByRole('button')
      .first()
      .press('Enter');
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    await expect.poll(focused).toMatch(/^H[123]$/);
    await search.fill('zeppelin');
    await page.getByText('No section has all these words.').waitFor();
  });

  test('[APP-13] says in other languages that the guide is in English', async ({ launch }) => {
    const { page } = await launch({
      env: { LANGUAGE: 'de', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
    });
    await page.getByRole('button', { name: 'Sandbox verwenden' }).click();
    await page.getByRole('button', { name: 'Hilfe', exact: true }).click();
    await page.getByText('Das Handbuch ist auf Englisch.').waitFor();
  });

  test('[APP-13] can be read before anybody has signed in', async ({ launch }) => {
    const { page, screens } = await launch();
    await page.getByRole('button', { name: 'User guide' }).press('Enter');
    await page.getByRole('heading', { name: 'User guide', level: 1 }).waitFor();
    await screens('help-first');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back', exact: true }).press('Enter');
    await enterSandbox(page);
  });

  test('[APP-16] each empty screen leads to its part of the guide, by Tab or by Shift F1', async ({
    launch,
  }) => {
    const studio = await launch();
    const { page } = studio;
    await enterSandbox(page);
    const ways = [
      ['New batch', 'How to bring your SKUs', 'Bring your SKUs'],
      ['Batches', 'How batches run', 'Several batches'],
      ['Review', 'How to review', 'Open something to review'],
      ['Hot folders', 'How hot folders work', 'Hot folders'],
      ['Presets', 'How to set the look', 'The look'],
    ] as const;
    const atHeading = async (name: string) => {
      const heading = page.getByRole('main').getByRole('heading', { name, level: 2 });
      await heading.waitFor();
      const isFocused = () => heading.evaluate((element) => element === document.activeElement);
      await expect.poll(isFocused).toBe(true);
    };
    for (const [screen, label, section] of ways) {
      await goTo(page, screen);
      await page.getByRole('button', { name: label }).waitFor();
      await studio.screens(`empty-${screen}`);
      await tabTo(page, label);
      await page.keyboard.press('Enter');
      await atHeading(section);
      await goTo(page, screen);
      await invoke(studio, 'help:screen');
      await atHeading(section);
    }
  });

  test('[APP-13] says versions, licences and where the data lies', async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    await enterSandbox(page);
    await invoke(studio, 'help:about');
    const about = page.getByRole('dialog', { name: /^About/ });
    for (const name of ['Electron', 'Chromium', 'Node.js']) {
      await about.getByText(name, { exact: true }).waitFor();
    }
    await about.getByRole('button', { name: 'Licences of others' }).press('Enter');
    const text = about.getByText(/^Software by others/);
    await text.waitFor();
    expect(await text.textContent()).toContain('react');
    await about.getByRole('button', { name: 'Open the data folder' }).waitFor();
  });

  test('[APP-14] a button tells the key of its command', async ({ launch }) => {
    const { page } = await launch();
    await enterSandbox(page);
    const mod = process.platform === 'darwin' ? '⌘ ' : 'Ctrl + ';
    const told = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).first().focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      return page.getByRole('tooltip').textContent();
    };
    expect(await told('Start batch')).toContain(mod);
    await page.keyboard.press('Escape');
    expect(await told('Batches')).toBe(`Batches ${mod}2`);
    await page.keyboard.press('Escape');
    expect(await told('Help')).toBe('Help F1');
  });

  test('[SHIP-02] a message never stands on the buttons of a dialog', async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    await enterSandbox(page);
    await goTo(page, 'Identities');
    await page.getByRole('textbox', { name: 'Or type a code' }).fill('PiktidIvo');
    await page.keyboard.press('Enter');
    const message = page.getByRole('region', { name: 'Messages' }).getByRole('status');
    await message.waitFor();
    await invoke(studio, 'help:about');
    const close = page
      .getByRole('dialog', { name: /^About/ })
      .getByRole('button', { name: 'Close' });
    await close.waitFor();
    const [a, b] = [await message.boundingBox(), await close.boundingBox()];
    if (!a || !b) throw new Error('one of them is not shown');
    const apart =
      a.x + a.width <= b.x ||
      b.x + b.width <= a.x ||
      a.y + a.height <= b.y ||
      b.y + b.height <= a.y;
    expect(apart).toBe(true);
    // Reached and closed while the dialog stays.
    await message.getByRole('button', { name: 'Dismiss' }).click();
    await close.waitFor();
  });
});
