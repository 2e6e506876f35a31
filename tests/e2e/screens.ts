/**
 * Screenshots of a running app in the sizes and themes that are looked at: a laptop's and a
 * studio monitor's, dark and light.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { call } from './calls.ts';

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const themes = ['dark', 'light'] as const;

/** Writes `<name>-<width>x<height>-<theme>.png` for every size and theme into `folder`. */
export async function captureScreens(
  app: ElectronApplication,
  page: Page,
  folder: string,
  name: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const size of sizes) {
    await resize(app, page, size);
    for (const theme of themes) {
      await setTheme(page, theme);
      const file = `${name}-${size.width}x${size.height}-${theme}.png`;
      await page.screenshot({ path: join(folder, file), animations: 'disabled' });
    }
  }
}

/** Makes the window's content this large, in CSS pixels, and waits until the page has seen it. */
export async function resize(
  app: ElectronApplication,
  page: Page,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const browserWindow = await app.browserWindow(page);
  await browserWindow.evaluate((win, { width, height }) => win.setContentSize(width, height), size);
  await page.waitForFunction(
    ({ width, height }) => innerWidth === width && innerHeight === height,
    size,
  );
}

/** Chooses a theme as the user does in Settings, and waits until the page shows it. */
export async function setTheme(page: Page, theme: 'dark' | 'light'): Promise<void> {
  await call(page, 'app:set-theme', { theme });
  await page.waitForFunction(
    (wanted) => document.documentElement.dataset['theme'] === wanted,
    theme,
  );
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  // Two frames, so that what the theme changed is painted. Asked for step by step: a promise that
  // only the page holds may be collected before it is answered.
  for (let frame = 0; frame < 2; frame += 1) await page.waitForFunction(() => true);
  // Colours fade from one theme to the other; what never ends is no fading.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
      ),
  );
}
