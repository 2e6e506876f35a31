/** What is found before Start, and what a person does about it: problems, formats, own looks, rehearsal. */
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect } from 'vitest';
import { createSandbox, sandboxApiToken } from '../../src-main/sandbox/index.ts';
import { drawPhoto } from '../support/photos.ts';
import { call } from './calls.ts';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { addSamples, chooseOutput, chooseSummer, dropOn, enterSandbox } from './window-steps.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const rows = (page: Page) => page.getByRole('grid', { name: 'SKUs to start' }).getByRole('row');
const row = (page: Page, sku: string) => rows(page).filter({ hasText: sku });

describe('before Start', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'intake-e2e-');
  });

  test('[INTAKE-05] [INTAKE-06] tells what stands against Start, and converts when told', async ({
    launch,
  }) => {
    // The photo that is no picture has no thumbnail either.
    const studio = await launch({ expectedProblems: [/404/] });
    const { page, screens } = studio;
    const season = join(scratch, 'Season');
    for (let at = 0; at < 12; at += 1) {
      const color = `#${(0x30_40_50 + at * 0x06_05_04).toString(16)}`;
      await drawPhoto(join(season, 'MANY-1', `view-${at + 10}.jpg`), { color });
    }
    await drawPhoto(join(season, 'WEBP-2', 'front.webp'), { format: 'webp' });
    mkdirSync(join(season, 'BAD-3'));
    writeFileSync(join(season, 'BAD-3', 'front.jpg'), 'no picture at all');
    await enterSandbox(page);
    await dropOn(page, [season]);
    await row(page, 'MANY-1').getByText('10 of 12 proposed').waitFor();

    const preflight = page.getByRole('region', { name: 'Before Start' });
    await preflight.getByText('2 SKUs need you').waitFor();
    await screens('preflight');
    const webp = preflight.getByRole('switch', { name: /1 WebP photo/ });
    await webp.press('Space');
    await preflight.getByText('1 SKU needs you').waitFor();
    expect(await webp.isChecked()).toBe(true);
    expect(readdirSync(join(season, 'WEBP-2'))).toEqual(['front.webp']);

    await preflight.getByRole('button', { name: /^Show SKUs: Photos that cannot/ }).click();
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByRole('button', { name: 'Show all' }).click();
    await preflight.getByRole('button', { name: 'Leave them out' }).first().click();
    await row(page, 'BAD-3').getByRole('checkbox', { checked: false }).waitFor();

    await row(page, 'MANY-1').click();
    const tray = page.getByRole('region', { name: 'Photos of MANY-1' });
    await tray.getByText('12 photos, 10 are sent.').waitFor();
    await tray
      .getByRole('button', { name: /^Take in/ })
      .first()
      .click();
    await row(page, 'MANY-1').getByText('choose 10').waitFor();
    await tray.getByRole('button', { name: 'Propose again' }).click();
    await row(page, 'MANY-1').getByText('10 of 12 proposed').waitFor();
  });

  test('[BUILD-04] [INTAKE-07] gives chosen SKUs a look of their own, seen at a glance', async ({
    launch,
  }) => {
    const { page, screens } = await launch();
    const season = join(scratch, 'Season');
    for (const sku of ['TR-1042', 'JK-1043', 'DR-1044']) {
      cpSync(join(samples, sku), join(season, sku), { recursive: true });
    }
    const own = { instructions: [{ pose: 'seen from the side' }] };
    writeFileSync(join(season, 'TR-1042', 'instructions.json'), JSON.stringify(own));
    await enterSandbox(page);
    await dropOn(page, [season]);
    await row(page, 'TR-1042').getByText('instructions.json found').waitFor();

    await row(page, 'TR-1042').click();
    await page.getByRole('button', { name: 'Own look', exact: true }).click();
    await page.getByRole('button', { name: 'Use it' }).click();
    await row(page, 'TR-1042').getByText('own look').waitFor();
    await page.getByText('From the folder’s instructions.json').waitFor();
    expect(await page.getByRole('combobox', { name: 'Pose' }).inputValue()).toBe(
      'seen from the side',
    );

    await row(page, 'JK-1043').click();
    await row(page, 'DR-1044').click({ modifiers: ['Control'] });
    await page.getByRole('region', { name: 'Chosen SKUs' }).getByText('2 SKUs chosen').waitFor();
    await page.getByRole('switch', { name: /^Own instructions/ }).press('Space');
    const pose = page.getByRole('combobox', { name: 'Pose' });
    await pose.fill('seated on a stool');
    await row(page, 'JK-1043').getByText('own look').waitFor();
    await screens('own-look');
    await expect
      .poll(async () =>
        (await call(page, 'intake:draft', undefined)).skus.map(
          (sku) => sku.override?.instructions?.[0]?.pose,
        ),
      )
      .toEqual(expect.arrayContaining(['seated on a stool', 'seen from the side']));
    await page.getByRole('button', { name: 'Take all back' }).click();
    await expect.poll(() => row(page, 'JK-1043').getByText('own look').count()).toBe(0);
    await page.getByRole('button', { name: 'Look of the batch' }).click();
    await page.getByRole('heading', { name: 'Look', exact: true }).waitFor();
  });

  test('[INTAKE-01] [APP-08] opens a recent folder again, and takes in or leaves out many by keyboard', async ({
    launch,
  }) => {
    const { page } = await launch();
    const season = join(scratch, 'Season');
    for (const sku of ['TR-1042', 'JK-1043', 'DR-1044']) {
      cpSync(join(samples, sku), join(season, sku), { recursive: true });
    }
    await enterSandbox(page);
    await dropOn(page, [season]);
    await rows(page).nth(2).waitFor();
    await page.getByRole('searchbox', { name: 'Find SKU' }).focus();
    await rows(page).first().focus();
    await page.keyboard.press('Control+a');
    await page.getByText('3 SKUs chosen').waitFor();
    await page.keyboard.press(' ');
    await expect.poll(() => rows(page).getByText('left out').count()).toBe(3);
    await page.keyboard.press(' ');
    await expect.poll(() => rows(page).getByText('left out').count()).toBe(0);

    await page.getByRole('main').getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Clear the list' }).click();
    await page.getByRole('heading', { name: 'Drop SKU folders anywhere' }).waitFor();
    await page.getByRole('button', { name: 'Recent folders' }).click();
    await page.getByRole('menuitem', { name: /Season/ }).click();
    await rows(page).nth(2).waitFor();
  });

  test('[COST-01] [COST-03] [COST-04] [BOX-09] tells cost, disk and folder, and rehearses at no cost', async ({
    launch,
  }) => {
    const real = await createSandbox({
      stateDir: join(scratch, 'real'),
      behaviour: { plainPictures: true },
    });
    try {
      const studio = await launch();
      const { page, screens } = studio;
      await enterSandbox(page);
      const signIn = { method: 'token', token: sandboxApiToken, baseUrl: real.url } as const;
      await call(page, 'accounts:sign-in', signIn);
      await addSamples(page);
      await chooseSummer(page);
      const output = await chooseOutput(studio, scratch);
      const bar = page.getByRole('region', { name: 'Cost and start' });
      await bar
        .getByText(/^≈ .*\d/)
        .first()
        .waitFor();
      await bar.getByText('pictures', { exact: true }).waitFor();
      await bar.getByText('a rough guess', { exact: true }).waitFor();
      await bar.getByRole('button', { name: /output$/ }).waitFor();
      await screens('cost-bar');
      await bar.getByRole('button', { name: 'Rehearse' }).click();
      await page.getByText(/^Rehearsal with drawn pictures/).waitFor();
      const wall = page.getByRole('grid', { name: /^SKUs of/ });
      await wall.getByRole('gridcell').first().waitFor();
      await page.getByText('Sandbox', { exact: true }).first().waitFor();
      await wall.getByText('Done', { exact: true }).first().waitFor({ timeout: 50_000 });
      expect(real.journal().accepted).toEqual([]);
      await expect.poll(() => readdirSync(output).length, { timeout: 20_000 }).toBe(1);
    } finally {
      await real.close();
    }
  });
});
