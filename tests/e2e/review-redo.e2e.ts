/** Rejected pictures are ordered again, through the sandbox: the same once more, and with a change. */
import { expect } from 'vitest';
import { violations } from './axe.ts';
import { call } from './calls.ts';
import { test } from './electron-app.ts';
import { finishedSamples, openCollection, results } from './review-steps.ts';

test('[REVIEW-04] [CULL-04] rejected with a reason, priced, ordered again as a version and as a batch of its own', {
  timeout: 200_000,
}, async ({ launch }) => {
  const studio = await launch();
  const { page } = studio;
  const id = await finishedSamples(studio, { skus: 1, variations: 3 });
  await openCollection(page, 'Autumn');
  await page.keyboard.press('Shift+2');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+3');
  await expect
    .poll(async () => (await results(page, id)).map(({ judgement }) => judgement.reasons))
    .toEqual([['logo'], ['colour'], []]);

  await page.getByRole('button', { name: 'Redo rejected' }).click();
  const dialog = page.getByRole('dialog', { name: 'Order 2 pictures again' });
  await dialog.getByText('2 pictures of 1 SKU').waitFor();
  await dialog.getByRole('radio', { name: 'The same again' }).waitFor();
  await studio.screens('review-redo');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^Order 2 pictures/ }).click();
  await page.getByText('2 pictures are on their way again.').waitFor();
  const versions = async () =>
    (await results(page, id)).map(({ version }) => version).toSorted((a, b) => a - b);
  await expect.poll(versions, { timeout: 90_000 }).toEqual([0, 0, 0, 1, 1]);
  const cells = page.getByRole('grid', { name: 'Results' }).getByRole('gridcell');
  await expect.poll(() => cells.count(), { timeout: 20_000 }).toBe(5);

  // One picture with another background and a note: a batch of its own, the old ones stay.
  await cells.last().click();
  await page.keyboard.press('r');
  const one = page.getByRole('dialog', { name: 'Order 1 picture again' });
  await one.getByRole('radio', { name: 'With changes' }).focus();
  await page.keyboard.press('Space');
  await one.getByRole('textbox', { name: 'Background' }).fill('urban street');
  await one.getByRole('textbox', { name: 'Note for PiktID' }).fill('Sleeves rolled up');
  // Somebody else of the whole gallery wears it: a code that is typed orders nothing yet.
  await one.getByRole('button', { name: 'Identity: As before' }).focus();
  await page.keyboard.press('Enter');
  const gallery = page.getByRole('dialog', { name: 'Model identity' });
  await gallery.getByRole('searchbox', { name: 'Search identities' }).fill('Sag');
  await gallery.getByRole('option', { name: /Saga/ }).waitFor();
  await expect.poll(() => gallery.getByRole('option').count()).toBe(1);
  await gallery.getByRole('textbox', { name: 'Or type a code' }).fill('PiktidIvo');
  await page.keyboard.press('Enter');
  await one.getByRole('button', { name: 'Identity: Ivo' }).waitFor();
  expect((await call(page, 'batches:snapshot', undefined)).batches).toHaveLength(1);
  await one.getByText('1 picture of 1 SKU').waitFor();
  await one.getByRole('button', { name: /^Order 1 picture/ }).click();
  await page.getByRole('button', { name: 'Show batch' }).click();
  await page.getByRole('grid', { name: /^SKUs of/ }).waitFor();
  const { batches } = await call(page, 'batches:snapshot', undefined);
  expect(batches.map(({ name }) => name).toSorted()).toEqual(['Autumn', 'Autumn (again)']);
  expect(await versions()).toEqual([0, 0, 0, 1, 1]);
});
