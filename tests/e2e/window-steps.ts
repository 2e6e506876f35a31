/** Steps that several files take through the window, by roles and names. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Command } from '../../src-shared/commands.ts';
import type { Studio } from './electron-app.ts';

/** Drops real files and folders on the middle of the window, as a file manager would. */
export async function dropOn(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const met = await heard(page, type.toLowerCase());
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 360, data });
    // Whoever lets go before the page has answered what may be dropped here drops nothing.
    await met.evaluate((event) => event.done);
  }
}

/** Listens before anything happens: `done` once the page has heard the event and drawn what came of it. */
function heard(page: Page, type: string) {
  return page.evaluateHandle((name) => {
    const drawn = () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    const done = new Promise<void>((resolve) => {
      addEventListener(name, () => resolve(drawn()), { once: true, capture: true });
    });
    return { done };
  }, type);
}

export async function enterSandbox(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use the sandbox' }).click();
  await page.getByRole('heading', { name: 'New batch' }).waitFor();
}

/** Every screen of the rail, from top to bottom. */
export const SCREENS = [
  'New batch',
  'Batches',
  'Review',
  'Hot folders',
  'Presets',
  'Identities',
  'Help',
  'Settings',
] as const;

/** To a screen, by the rail. */
export async function goTo(page: Page, name: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Main navigation' });
  await rail.getByRole('button', { name, exact: true }).click();
  await page.locator('main h1').first().waitFor();
}

export async function addSamples(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the sample SKUs' }).click();
  await page.getByRole('grid', { name: 'SKUs to start' }).getByRole('row').nth(7).waitFor();
}

export async function chooseSummer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await page.getByRole('option', { name: /Summer/ }).click();
  await page.getByText('PiktidSummer · gallery').waitFor();
}

/** Presses Tab until the button of this name has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole('button', { name }).first();
  for (let step = 0; step < 80; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${name}`);
}

/** As the menu or its shortcut would. */
export async function invoke({ app }: Studio, command: Command): Promise<void> {
  await app.evaluate(
    ({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(),
    command,
  );
}

/** Chooses a new folder under `scratch` for the results, and answers it. */
export async function chooseOutput(studio: Studio, scratch: string): Promise<string> {
  const output = join(scratch, 'output');
  mkdirSync(output);
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [output] });
  await studio.page.getByRole('button', { name: 'Output folder' }).click();
  await studio.page.getByRole('button', { name: /output$/ }).waitFor();
  return output;
}

/** The sample SKUs through the sandbox, just started. */
export async function startSamples(studio: Studio, scratch: string): Promise<void> {
  const { page } = studio;
  await enterSandbox(page);
  await addSamples(page);
  await chooseSummer(page);
  await chooseOutput(studio, scratch);
  await page.getByRole('button', { name: 'Start batch' }).click();
  await page
    .getByRole('grid', { name: /^SKUs of/ })
    .getByRole('gridcell')
    .nth(7)
    .waitFor();
}
