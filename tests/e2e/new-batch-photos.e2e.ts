/** The photos of one SKU, by hand: order, choice, role and note; and folders as they lie on a disk. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect } from 'vitest';
import { drawPhoto } from '../support/photos.ts';
import { call } from './calls.ts';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { dropOn, enterSandbox } from './window-steps.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const rows = (page: Page) => page.getByRole('grid', { name: 'SKUs to start' }).getByRole('row');
const row = (page: Page, sku: string) => rows(page).filter({ hasText: sku });

describe('photos before Start', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'photos-e2e-');
  });

  test('[INTAKE-04] are dragged into order, left out, noted and given a role; notes stay with them', async ({
    launch,
  }) => {
    const { page, screens } = await launch();
    const sku = join(scratch, 'JK-7');
    for (const [at, name] of ['back', 'detail', 'front'].entries()) {
      await drawPhoto(join(sku, `${name}.jpg`), { color: `#${30 + at * 20}5060` });
    }
    await enterSandbox(page);
    await dropOn(page, [sku]);
    await row(page, 'JK-7').click();
    const tray = page.getByRole('region', { name: 'Photos of JK-7' });
    const cards = tray.getByRole('listitem');
    const names = () =>
      cards.evaluateAll((items) =>
        items.map((item) => item.querySelector('[title]')?.getAttribute('title')),
      );
    await expect.poll(names).toEqual(['back.jpg', 'detail.jpg', 'front.jpg']);
    const role = tray.getByRole('button', { name: /Role of front\.jpg/ });
    await expect.poll(() => role.textContent()).toBe('Front, guessed');

    await tray.getByRole('textbox', { name: 'Note for front.jpg' }).fill('white sneakers');
    await row(page, 'JK-7').getByText('1 note').waitFor();
    await cards.nth(2).getByRole('img').dragTo(cards.nth(0));
    await expect.poll(names).toEqual(['front.jpg', 'back.jpg', 'detail.jpg']);
    expect(await tray.getByRole('textbox', { name: 'Note for front.jpg' }).inputValue()).toBe(
      'white sneakers',
    );
    await tray.getByRole('textbox', { name: 'Note for front.jpg' }).press('Alt+ArrowRight');
    await expect.poll(names).toEqual(['back.jpg', 'front.jpg', 'detail.jpg']);
    await tray.getByRole('button', { name: 'Leave out detail.jpg' }).click();
    await row(page, 'JK-7').getByText('2 of 3 photos').waitFor();
    await tray.getByRole('button', { name: /Role of back\.jpg/ }).click();
    await page.getByRole('option', { name: 'Detail' }).click();
    await expect
      .poll(async () =>
        (await call(page, 'intake:draft', undefined)).skus[0]?.photos.map((photo) => [
          photo.name,
          photo.included,
          photo.role,
          photo.note,
        ]),
      )
      .toEqual([
        ['back.jpg', true, 'detail', ''],
        ['front.jpg', true, 'front', 'white sneakers'],
        ['detail.jpg', false, 'detail', ''],
      ]);
    await screens('photo-tray');
  });

  test('[INTAKE-01] [INTAKE-02] [INTAKE-06] several folders at once, litter ignored, HEIC and RAW named', async ({
    launch,
  }) => {
    const { page } = await launch();
    const season = join(scratch, 'Season', 'Women');
    cpSync(join(samples, 'TR-1042'), join(season, 'TR-1042'), { recursive: true });
    const single = join(scratch, 'JK-1043');
    cpSync(join(samples, 'JK-1043'), single, { recursive: true });
    for (const litter of ['._front.jpg', '.DS_Store', 'Thumbs.db']) {
      writeFileSync(join(single, litter), 'litter');
    }
    mkdirSync(join(season, '.hidden'));
    cpSync(join(samples, 'DR-1044'), join(season, '.hidden', 'DR-1044'), { recursive: true });
    cpSync(join(samples, 'DR-1044'), join(season, 'Results', 'DR-1044'), { recursive: true });
    writeFileSync(join(season, 'Results', 'batch_summary_20260101_120000.json'), '{}');
    for (const name of ['IMG_1.heic', 'IMG_2.nef']) writeFileSync(join(single, name), 'x');
    await enterSandbox(page);
    await dropOn(page, [join(scratch, 'Season'), single]);
    await rows(page).nth(1).waitFor();
    await expect
      .poll(async () => (await call(page, 'intake:draft', undefined)).scanning)
      .toBe(false);
    const { skus } = await call(page, 'intake:draft', undefined);
    expect(skus.map(({ name }) => name)).toEqual(['TR-1042', 'JK-1043']);
    const said = skus[1]?.problems.map(({ message }) => message).join(' ');
    expect(said).toContain('IMG_1.heic is not sent: it is a HEIC photo. HEIC cannot be read');
    expect(said).toContain('IMG_2.nef is not sent: it is a RAW photo. RAW cannot be read here');
    expect(skus[1]?.photos.some(({ name }) => name.startsWith('._'))).toBe(false);
    await row(page, 'JK-1043')
      .getByText(/IMG_1\.heic is not sent/)
      .waitFor();
  });

  test('[INTAKE-08] single photos are what is sent of their folder', async ({ launch }) => {
    const { page } = await launch();
    const sku = join(scratch, 'DR-9');
    for (const name of ['a', 'b', 'c']) {
      await drawPhoto(join(sku, `${name}.jpg`), { color: `#${name}0${name}0${name}0` });
    }
    await enterSandbox(page);
    await dropOn(page, [join(sku, 'c.jpg'), join(sku, 'a.jpg')]);
    await row(page, 'DR-9').getByText('2 of 3 photos').waitFor();
    await dropOn(page, [join(sku, 'b.jpg')]);
    await row(page, 'DR-9').getByText('3 photos', { exact: true }).waitFor();
  });
});
