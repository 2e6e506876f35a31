/** What is asked now and then, and what hovers: seldom on the screen, to be used like the rest of it. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { batch, run } from '../renderer-harness/fixtures.ts';
import { MIXED } from '../renderer-harness/scenes.ts';
import { startAccountServer } from './accounts-server.ts';
import { violationsInBothThemes } from './axe.ts';
import { call } from './calls.ts';
import { test } from './electron-app.ts';
import { examiner } from './examiner.ts';
import { showBatches } from './shown-batch.ts';
import { enterSandbox, goTo } from './window-steps.ts';

const SLOW_MS = 240_000;
const person = { user: 'ann@studio.example', password: 'Pw-1', issued: 'issued-1' };

/** Files of these kinds come over the window, or leave it again. */
async function drag(page: Page, type: 'dragenter' | 'dragleave', kinds: readonly string[]) {
  await page.evaluate(
    ({ type: name, kinds: types }) => {
      const dataTransfer = new DataTransfer();
      for (const kind of types) dataTransfer.items.add(new File(['x'], 'x', { type: kind }));
      document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true }));
    },
    { type, kinds },
  );
}

describe('[APP-07] what is seldom seen has no accessibility violation', () => {
  test('while something is dragged over the window', { timeout: SLOW_MS }, async ({ launch }) => {
    const { page, screens } = await launch();
    await enterSandbox(page);
    const overlays = [
      ['New batch', ['', ''], 'Drop to add'],
      ['New batch', ['application/json'], 'look'],
      ['Identities', ['image/jpeg'], 'portrait'],
      ['Review', [''], 'review'],
    ] as const;
    for (const [screen, kinds, name] of overlays) {
      await goTo(page, screen);
      await drag(page, 'dragenter', kinds);
      const overlay = page.locator('[data-drop-target]');
      await overlay.waitFor();
      await screens(`drop-${name}`);
      expect(await violationsInBothThemes(page)).toEqual([]);
      await drag(page, 'dragleave', kinds);
      await overlay.waitFor({ state: 'detached' });
    }
  });

  test('of accounts: another name, signing out, no identities', { timeout: SLOW_MS }, async ({
    launch,
    onTestFinished,
  }) => {
    const server = await startAccountServer(person);
    onTestFinished(() => server.close());
    const studio = await launch();
    const { page } = studio;
    const { look, found } = examiner(studio);
    await call(page, 'accounts:sign-in', {
      method: 'password',
      username: person.user,
      password: person.password,
      label: 'Studio Paris',
      baseUrl: server.url,
    });
    await goTo(page, 'Identities');
    await page.getByRole('heading', { name: 'No identities in this account yet' }).waitFor();
    await studio.screens('empty-Identities');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await goTo(page, 'Settings');
    const more = page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first();
    const ask = async (item: string) => {
      await more.press('Enter');
      await page.getByRole('menuitem', { name: item }).press('Enter');
    };
    await ask('Rename…');
    await look('rename-account', page.getByRole('dialog', { name: /Studio Paris/ }), more);
    await ask('Sign out');
    await look('sign-out', page.getByRole('alertdialog', { name: /Studio Paris/ }), more);
    expect(found()).toEqual([]);
  });

  test('of an order whose answer was lost: which job is it, or shall it go again', {
    timeout: SLOW_MS,
  }, async ({ launch }) => {
    const studio = await launch();
    const { page, screens } = studio;
    const { look, found } = examiner(studio);
    await enterSandbox(page);
    const id = 'batch-lost' as BatchId;
    const lost = MIXED.find(({ phase }) => phase === 'unclear');
    if (!lost) throw new Error('no such state');
    const runs = [run(id, 0, { phase: 'done' }), run(id, 1, lost)];
    await showBatches(studio.app, page, [batch(id, 'Autumn', runs)], runs);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Autumn/ })
      .click();
    await page.getByRole('button', { name: 'Decide' }).press('Enter');
    const again = page.getByRole('button', { name: 'Send it again' });
    await again.waitFor();
    await screens('unclear-panel');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await again.press('Enter');
    await look('resubmit', page.getByRole('alertdialog'), again);
    // Closing the panel takes the keyboard back to the wall.
    await page.getByRole('button', { name: 'Close details' }).press('Enter');
    await again.waitFor({ state: 'detached' });
    const role = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
    expect(await role()).toBe('gridcell');
    expect(found()).toEqual([]);
  });
});
