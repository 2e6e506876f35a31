/**
 * A picture of the documents: the window as it is, in both themes, small enough to be read on the
 * web. Knows no screen; whoever calls it has brought the window where it shall be.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Studio } from '../e2e/electron-app.ts';
import { resize, setTheme } from '../e2e/screens.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'images');
const themes = ['dark', 'light'] as const;
/** A small laptop: what is readable here is readable everywhere. CSS pixels. */
export const PICTURE_SIZE = { width: 1280, height: 800 };

/** Writes `<name>-dark.png` and `<name>-light.png` into `docs/images`. */
export async function take({ app, page }: Studio, name: string): Promise<void> {
  await resize(app, page, PICTURE_SIZE);
  for (const theme of themes) {
    await setTheme(page, theme);
    await pictureOf(page, `${name}-${theme}`);
  }
}

/** Writes what a page shows once all its pictures are there. */
export async function pictureOf(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() =>
    [...document.images].every(
      (image) => image.complete && (image.id !== '' || getComputedStyle(image).opacity !== '0'),
    ),
  );
  const png = await page.screenshot({ animations: 'disabled' });
  mkdirSync(folder, { recursive: true });
  // A palette of 256 colours takes a third of the room and is not seen on drawings and type.
  await sharp(png)
    .png({ palette: true, quality: 95, effort: 8 })
    .toFile(join(folder, `${name}.png`));
}
