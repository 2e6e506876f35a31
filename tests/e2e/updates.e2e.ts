import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { startSampleBatch, untilProcessing } from './batch-steps.ts';
import { call } from './calls.ts';
import { launchStudio, type Studio, test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { type Feed, startFeed } from './update-feed.ts';

const NEWER = { version: '9.9.9', notes: '<p>Faster walls.</p><script>steal()</script>' };

let scratch = '';
let feed: Feed;
beforeEach(async ({ onTestFinished }) => {
  scratch = scratchFor({ onTestFinished }, 'updates-');
  feed = await startFeed(NEWER);
});
afterEach(async () => {
  await feed.close();
});

const now = async ({ page }: Studio) => (await call(page, 'updates:view', undefined)).now;
const toSettings = async ({ page }: Studio) => {
  await call(page, 'accounts:use-sandbox', undefined);
  await page.getByRole('button', { name: 'Settings' }).first().click();
};
/** As an AppImage is started: it knows its own file. */
function appImage(): { readonly path: string; readonly env: Readonly<Record<string, string>> } {
  const path = join(scratch, 'studio.AppImage');
  writeFileSync(path, 'the old version');
  return { path, env: { APPIMAGE: path, FTM_UPDATE_FEED: feed.url } };
}

describe('updates', () => {
  test('[SHIP-02] a newer version is fetched, told with its notes, and there after quitting', async ({
    launch,
  }) => {
    const { path, env } = appImage();
    const studio = await launch({ env });
    await toSettings(studio);
    const { page } = studio;
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByRole('status').filter({ hasText: 'Version 9.9.9 is ready.' }).first().waitFor();
    await page.getByText('Faster walls.').waitFor();
    expect(await page.getByText('steal').count()).toBe(0);
    await studio.screens('updates');
    const ids = feed.headers.map((sent) => sent['x-user-staging-id']);
    expect(new Set(ids)).toEqual(new Set(['00000000-0000-0000-0000-000000000000']));
    expect(readFileSync(path, 'utf8')).toBe('the old version');
    await studio.close();
    expect(readFileSync(path).equals(feed.file)).toBe(true);
  });

  test('[SHIP-02] while a batch runs nothing is fetched and nothing installed', async ({
    launch,
  }) => {
    const studio = await launch({ env: appImage().env });
    await startSampleBatch(studio, scratch, { skus: 1 });
    await untilProcessing(studio);
    await call(studio.page, 'updates:check', undefined);
    expect(await now(studio)).toMatchObject({ state: 'found', release: { version: '9.9.9' } });
    expect(feed.asked).toEqual(['/latest-linux.yml']);
    await expect.poll(() => now(studio), { timeout: 60_000 }).toMatchObject({ state: 'ready' });
  });

  test('[SHIP-02] a broken feed or a wrong file is told quietly, and nothing changes', async ({
    launch,
  }) => {
    const { path, env } = appImage();
    const studio = await launch({ env });
    await toSettings(studio);
    const { page } = studio;
    for (const wish of [
      { ...NEWER, status: 500 },
      { ...NEWER, sha512: Buffer.alloc(64).toString('base64') },
    ]) {
      feed.become(wish);
      await call(page, 'updates:check', undefined);
      expect(await now(studio)).toMatchObject({ state: 'failed' });
    }
    await page.getByText('Updates could not be looked for.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await studio.close();
    expect(readFileSync(path, 'utf8')).toBe('the old version');
  });

  test('[SHIP-02] a package that cannot update itself is told, and the switch stays off', async ({
    launch,
  }) => {
    const env = { FTM_UPDATE_FEED: feed.url };
    const first = await launchStudio({ env, dataDir: join(scratch, 'data') });
    await toSettings(first);
    await first.page.getByRole('button', { name: 'Check now' }).click();
    await first.page.getByText('This kind of package cannot update itself.').waitFor();
    await first.page.getByRole('button', { name: 'Open the download page' }).waitFor();
    expect(feed.asked).toEqual(['/latest-linux.yml']);
    await first.page.getByText('Look for updates by itself').click();
    const view = () => call(first.page, 'updates:view', undefined);
    await expect.poll(async () => (await view()).automatic).toBe(false);
    await first.close();
    const second = await launch({ env, dataDir: join(scratch, 'data') });
    expect((await call(second.page, 'updates:view', undefined)).automatic).toBe(false);
  });
});
