/** Dialogs, questions and what floats: no accessibility violation in either theme, and a way out by Escape. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect } from 'vitest';
import { drawPhoto } from '../support/photos.ts';
import { test } from './electron-app.ts';
import { examiner } from './examiner.ts';
import { scratchFor } from './scratch.ts';
import { addSamples, enterSandbox, goTo, invoke, startSamples } from './window-steps.ts';

const SLOW_MS = 240_000;

let scratch = '';
beforeEach(({ onTestFinished }) => {
  scratch = scratchFor({ onTestFinished }, 'dialogs-e2e-');
});

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const question = (page: Page, name: string | RegExp) => page.getByRole('alertdialog', { name });

describe('[APP-07] what floats has no accessibility violation, and Escape closes it', () => {
  test('everywhere: palette, keys, about, sign-in', { timeout: SLOW_MS }, async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    const { look, found } = examiner(studio);
    await enterSandbox(page);
    const before = page.getByRole('button', { name: 'Add folders' });
    await before.focus();
    await invoke(studio, 'view:palette');
    await look('palette', dialog(page, 'All commands'), before);
    await invoke(studio, 'view:shortcuts');
    await look('keys', dialog(page, 'Keyboard shortcuts'), before);
    await invoke(studio, 'help:about');
    const licences = page.getByRole('button', { name: 'Licences of others' });
    await licences.press('Enter');
    await page.getByText(/^Software by others/).waitFor();
    await look('about', dialog(page, /^About/), before);
    await invoke(studio, 'accounts:sign-in');
    await look('sign-in', dialog(page, 'Sign in'), before);
    const account = page.getByRole('button', { name: 'Account Sandbox' });
    await account.press('Enter');
    await look('account-menu', page.getByRole('menu'), account);
    expect(found()).toEqual([]);
  });

  test('before Start: cap, time, menus, preset, portrait', { timeout: SLOW_MS }, async ({
    launch,
  }) => {
    const studio = await launch();
    const { page } = studio;
    const { look, found } = examiner(studio);
    await enterSandbox(page);
    await addSamples(page);
    const cap = page.getByRole('button', { name: 'No spending cap' });
    await cap.press('Enter');
    await look('cap', dialog(page, 'Spending cap'), cap);
    const later = page.getByRole('button', { name: 'Start later' });
    await later.press('Enter');
    await look('start-menu', page.getByRole('menu'), later);
    await later.press('Enter');
    await page.getByRole('menuitem').last().press('Enter');
    await look('start-at', dialog(page, 'Start at'), later);
    const moreOfDraft = page.getByRole('button', { name: 'More', exact: true }).first();
    await moreOfDraft.press('Enter');
    await look('draft-menu', page.getByRole('menu'), moreOfDraft);

    await goTo(page, 'Presets');
    await page.getByRole('button', { name: 'Actions for Street' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Duplicate' }).press('Enter');
    const actions = page.getByRole('button', { name: 'Actions for Street 2' });
    await actions.press('Enter');
    await page.getByRole('menuitem', { name: 'Rename…' }).press('Enter');
    await look('rename-preset', dialog(page, 'Rename preset'), actions);

    await goTo(page, 'Identities');
    const portrait = await drawPhoto(join(scratch, 'mila.jpg'), { color: '#c09070' });
    await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [portrait] });
    const add = page.getByRole('button', { name: 'Add a portrait…' });
    await add.press('Enter');
    await look('consent', question(page, 'Before this portrait is sent'), add);
    expect(found()).toEqual([]);
  });

  test('of a batch: more, cancel, retry with changes, remove', { timeout: SLOW_MS }, async ({
    launch,
  }) => {
    const studio = await launch();
    const { page } = studio;
    const { look, found } = examiner(studio);
    await startSamples(studio, scratch);
    const more = page.getByRole('button', { name: 'More', exact: true }).first();
    await more.press('Enter');
    await look('batch-menu', page.getByRole('menu'), more);
    await more.press('Enter');
    await page.getByRole('menuitem', { name: 'Cancel batch…' }).press('Enter');
    const cancel = question(page, /^Cancel /);
    await look('cancel', cancel, more);
    await more.press('Enter');
    await page.getByRole('menuitem', { name: 'Cancel batch…' }).press('Enter');
    await cancel
      .getByRole('button', { name: /^Cancel/ })
      .last()
      .press('Enter');
    await page.getByRole('button', { name: 'Review pictures' }).waitFor({ timeout: 60_000 });
    await more.press('Enter');
    await page.getByRole('menuitem', { name: 'Remove from the list' }).press('Enter');
    await look('remove', question(page, /^Remove /), more);
    expect(found()).toEqual([]);
  });
});
