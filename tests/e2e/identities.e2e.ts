/** Who wears the garments: gallery, favourites, codes, an own portrait with the person's consent. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { createSandbox, sandboxApiToken } from '../../src-main/sandbox/index.ts';
import { drawPhoto } from '../support/photos.ts';
import { call } from './calls.ts';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { addSamples, chooseOutput, chooseSummer, enterSandbox } from './window-steps.ts';

describe('identities', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'identities-e2e-');
  });

  test('[IDENT-01] [IDENT-03] puts favourites first, marks locked ones, checks a typed code', async ({
    launch,
  }) => {
    const { page, screens } = await launch();
    await enterSandbox(page);
    await page.getByRole('navigation').getByRole('button', { name: 'Identities' }).click();
    const list = page.getByRole('list', { name: 'Identities' });
    await list.getByText('Locked in your plan').waitFor();
    await list.getByRole('button', { name: 'Make Zola a favourite' }).click();
    await list.getByRole('button', { name: 'Zola is no favourite any more' }).waitFor();
    // A card stays under the hand that starred it; favourites come first when the screen opens again.
    expect(await list.getByRole('heading').first().textContent()).not.toBe('Zola');
    await screens('identities');
    await page.getByRole('navigation').getByRole('button', { name: 'New batch' }).click();
    await page.getByRole('navigation').getByRole('button', { name: 'Identities' }).click();
    await expect.poll(() => list.getByRole('heading').first().textContent()).toBe('Zola');

    const code = page.getByRole('textbox', { name: 'Or type a code' });
    await code.fill('Nobody');
    await code.press('Enter');
    await page.getByText(/^Identity not found/).waitFor();
    await code.fill('PiktidIvo');
    await code.press('Enter');
    await page.getByText('PiktidIvo · gallery').waitFor();
  });

  test('[IDENT-02] asks for consent once, sends the portrait, and uses one the account has', async ({
    launch,
  }) => {
    const studio = await launch();
    const { page, screens } = studio;
    const portrait = await drawPhoto(join(scratch, 'mila.jpg'), { color: '#c09070' });
    await enterSandbox(page);
    await chooseSummer(page);
    const bring = async () => {
      await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [portrait] });
      await page.getByRole('button', { name: 'Change' }).click();
      await page.getByRole('button', { name: 'Add a portrait…' }).click();
    };
    await bring();
    const consent = page.getByRole('alertdialog', { name: 'Before this portrait is sent' });
    await consent.getByText(/The person shown must agree/).waitFor();
    await screens('consent');
    await consent.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('PiktidSummer · gallery').waitFor();

    await bring();
    await consent.getByRole('button', { name: 'The person agrees: send it' }).click();
    await page.getByText(/is being prepared|is in your gallery/).waitFor();
    await bring();
    await page.getByText(/^You have this portrait already/).waitFor();
    expect(await consent.count()).toBe(0);
  });

  test('[IDENT-01] shows the gallery from memory, with pictures and search, when PiktID does not answer', async ({
    launch,
  }) => {
    const server = await createSandbox({
      stateDir: join(scratch, 'server'),
      behaviour: { plainPictures: true },
    });
    try {
      const { page, screens } = await launch();
      await enterSandbox(page);
      const signIn = { method: 'token', token: sandboxApiToken, baseUrl: server.url } as const;
      await call(page, 'accounts:sign-in', signIn);
      const rail = page.getByRole('navigation');
      await rail.getByRole('button', { name: 'Identities' }).click();
      const list = page.getByRole('list', { name: 'Identities' });
      await list.getByRole('heading', { name: 'Summer' }).waitFor();
      const loaded = () =>
        list
          .locator('img')
          .evaluateAll(
            (all) => all.filter((one) => (one as HTMLImageElement).naturalWidth > 0).length,
          );
      // Pictures are kept as they are seen.
      await expect.poll(loaded, { timeout: 20_000 }).toBeGreaterThan(8);
      await list.getByRole('button', { name: 'Make Zola a favourite' }).click();
      const online = await list.getByRole('heading').count();

      server.stopListening();
      await rail.getByRole('button', { name: 'New batch' }).click();
      await rail.getByRole('button', { name: 'Identities' }).click();
      await page.getByText(/^PiktID does not answer: this is the gallery of/).waitFor();
      await expect.poll(() => list.getByRole('heading').count()).toBe(online);
      expect(await list.getByRole('heading').first().textContent()).toBe('Zola');
      await expect.poll(loaded, { timeout: 20_000 }).toBeGreaterThan(8);
      await screens('identities-offline');
      await page.getByRole('searchbox', { name: 'Search identities' }).fill('mat');
      await expect
        .poll(() => list.getByRole('heading').allTextContents(), { timeout: 20_000 })
        .toEqual(['Mateo']);
    } finally {
      await server.close();
    }
  });

  test('[IDENT-01] walks through a gallery of several pages', async ({ launch }) => {
    // Portraits that are still being prepared have no picture yet.
    const server = await createSandbox({
      stateDir: join(scratch, 'server'),
      behaviour: { plainPictures: true },
    });
    try {
      const { page } = await launch({ expectedProblems: [/404/] });
      await enterSandbox(page);
      const signIn = { method: 'token', token: sandboxApiToken, baseUrl: server.url } as const;
      await call(page, 'accounts:sign-in', signIn);
      for (let n = 0; n < 55; n += 1) {
        const form = new FormData();
        const path = await drawPhoto(join(scratch, `p${n}.jpg`), {
          color: `#${100 + n}a0${n % 10}`,
        });
        form.set('name', `Person ${n}`);
        form.set(
          'image',
          new Blob([readFileSync(path), String(n)], { type: 'image/jpeg' }),
          `p${n}.jpg`,
        );
        const answer = await fetch(`${server.url}/identity/upload`, {
          method: 'POST',
          headers: { authorization: `Bearer ${sandboxApiToken}` },
          body: form,
        });
        expect(answer.status, await answer.text()).toBeLessThan(300);
      }
      await page.getByRole('navigation').getByRole('button', { name: 'Identities' }).click();
      const list = page.getByRole('list', { name: 'Identities' });
      await page.getByText(/^60 of \d+$/).waitFor();
      await page.getByRole('button', { name: 'Show more' }).click();
      await expect.poll(() => list.getByRole('heading').count()).toBeGreaterThan(60);
    } finally {
      await server.close();
    }
  });

  test('[IDENT-04] each SKU may have an identity of its own, and then the batch needs none', async ({
    launch,
  }) => {
    const studio = await launch();
    const { page } = studio;
    await enterSandbox(page);
    await addSamples(page);
    await page.getByRole('main').getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Leave all out' }).click();
    const rows = page.getByRole('grid', { name: 'SKUs to start' }).getByRole('row');
    const worn = ['Noor', 'Ivo'];
    for (const [at, who] of worn.entries()) {
      await rows.nth(at).click();
      await page.keyboard.press(' ');
      await page.getByRole('button', { name: 'Own look', exact: true }).click();
      await page.getByRole('switch', { name: /^Own identity/ }).press('Space');
      await page.getByRole('button', { name: 'Choose', exact: true }).click();
      await page.getByRole('option', { name: new RegExp(who) }).click();
      await page.getByText(`Piktid${who} · gallery`).waitFor();
      await rows.nth(at).getByText('own look').waitFor();
      await page.getByRole('button', { name: 'Look of the batch' }).click();
    }
    await page.getByText('No identity yet').waitFor();
    await chooseOutput(studio, scratch);
    await page.getByRole('button', { name: 'Start batch' }).click();
    const wall = page.getByRole('grid', { name: /^SKUs of/ });
    await wall
      .getByRole('gridcell')
      .nth(worn.length - 1)
      .waitFor();
    expect(await wall.getByRole('gridcell').count()).toBe(worn.length);
  });
});
