/** At 200 %, in a window of 1280 × 800, everything can be reached: screens, a batch at work, dialogs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { batch, run } from '../renderer-harness/fixtures.ts';
import { MIXED } from '../renderer-harness/scenes.ts';
import { type Studio, test } from './electron-app.ts';
import { resize } from './screens.ts';
import { showBatches } from './shown-batch.ts';
import { addSamples, enterSandbox, goTo, invoke, SCREENS } from './window-steps.ts';

const SLOW_MS = 240_000;
const folder = join(import.meta.dirname, '..', '..', 'out', 'screens');

async function zoom({ app, page }: Studio): Promise<void> {
  await resize(app, page, { width: 1280, height: 800 });
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2),
  );
  await page.waitForFunction(() => innerWidth <= 660);
}

/** Looks at one thing after the other, and keeps what is lost of each. */
function seeker({ app, page }: Studio) {
  const lost: Record<string, readonly string[]> = {};
  const see = async (name: string): Promise<void> => {
    lost[name] = await outOfReach(page);
    // The driver's own picture shows a quarter of a page at 200 %.
    const picture = await app.evaluate(async ({ BrowserWindow }) => {
      const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return image?.toPNG().toString('base64') ?? '';
    });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `zoom-${name.replace(':', '-')}.png`), picture, 'base64');
  };
  return {
    see,
    lost: () => Object.entries(lost).filter(([, list]) => list.length > 0),
    async seeDialog(name: string): Promise<void> {
      const dialog = page.locator('[role=dialog], [role=alertdialog]');
      await dialog.waitFor();
      await see(name);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    },
  };
}

describe('[APP-09] at 200 %', () => {
  test('everything on every screen can be reached', { timeout: SLOW_MS }, async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    await enterSandbox(page);
    await addSamples(page);
    await zoom(studio);
    const { see, seeDialog, lost } = seeker(studio);
    for (const name of SCREENS) {
      await goTo(page, name);
      await see(name);
    }
    for (const command of ['view:palette', 'view:shortcuts', 'help:about'] as const) {
      await invoke(studio, command);
      await seeDialog(command);
    }
    await goTo(page, 'Hot folders');
    await page.getByRole('button', { name: 'Add a hot folder' }).press('Enter');
    await seeDialog('hot-folder');
    await goTo(page, 'New batch');
    await page.getByRole('button', { name: 'No spending cap' }).press('Enter');
    await seeDialog('cap');
    await page.getByRole('grid', { name: 'SKUs to start' }).getByRole('row').nth(1).click();
    await see('photos');
    expect(lost()).toEqual([]);
  });

  test('a batch that needs somebody, one of its SKUs, and its questions', {
    timeout: SLOW_MS,
  }, async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    await enterSandbox(page);
    const id = 'batch-large' as BatchId;
    const runs = MIXED.map((state, index) => run(id, index, state));
    await showBatches(studio.app, page, [batch(id, 'Autumn drop 1', runs)], runs);
    await zoom(studio);
    await page.locator('main h1').first().waitFor();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Autumn/ })
      .click();
    const { see, seeDialog, lost } = seeker(studio);
    await page.getByRole('button', { name: 'Decide' }).waitFor();
    await see('wall');
    await page.getByRole('button', { name: 'Decide' }).press('Enter');
    const again = page.getByRole('button', { name: 'Send it again' });
    await again.waitFor();
    await see('sku');
    await again.press('Enter');
    await seeDialog('resubmit');
    expect(lost()).toEqual([]);
  });
});

/** Controls that no scrolling brings wholly into the window, or that something else covers. */
function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const lost: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) lost.push('the page is too wide');
    const within = document.querySelector('[role=dialog], [role=alertdialog]') ?? document;
    for (const element of within.querySelectorAll<HTMLElement>(
      'button, a[href], input, textarea',
    )) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert]'))
        continue;
      // A radio or a box to tick is drawn, and pressed, as its label.
      const shown =
        (element.matches('[type=radio], [type=checkbox]') && element.closest('label')) || element;
      const box = () => shown.getBoundingClientRect();
      // What stands for a control that is drawn otherwise.
      if (box().width < 2 || box().height < 2 || element.closest('[data-hidden]')) continue;
      shown.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, right, top, bottom, width, height } = box();
      const name = element.getAttribute('aria-label') ?? element.textContent ?? element.tagName;
      const inside =
        left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
      if (!inside) lost.push(`${name}: outside (${left} ${top} ${right} ${bottom})`);
      else {
        const on = document.elementFromPoint(left + width / 2, top + height / 2);
        const reached = on !== null && (shown.contains(on) || on.contains(shown));
        if (!reached) lost.push(`${name}: covered by ${on?.tagName} ${on?.className}`);
      }
    }
    return lost;
  });
}
