/** Looks at what floats over the window while it is open, closes it by Escape, and sees where the keyboard is then. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { violationsInBothThemes } from './axe.ts';
import type { Studio } from './electron-app.ts';

/** Time for the keyboard to come back: the library gives it back a frame after the dialog has gone. */
const SOON = { timeout: 5_000 };

export interface Examiner {
  /** `opener`: the control that has the keyboard again afterwards. */
  look(name: string, floating: Locator, opener?: Locator): Promise<void>;
  /** What axe found, by name; empty where all is well. */
  found(): readonly (readonly [string, readonly string[]])[];
}

export function examiner({ page, screens }: Studio): Examiner {
  const found: Record<string, readonly string[]> = {};
  return {
    found: () => Object.entries(found).filter(([, list]) => list.length > 0),
    async look(name, floating, opener) {
      await floating.waitFor();
      await screens(`dialog-${name}`);
      found[name] = await violationsInBothThemes(page);
      await page.keyboard.press('Escape');
      await floating.waitFor({ state: 'detached' });
      if (!opener) return;
      const focused = () => opener.evaluate((element) => element === document.activeElement);
      await expect.poll(focused, { ...SOON, message: `focus after ${name}` }).toBe(true);
    },
  };
}
