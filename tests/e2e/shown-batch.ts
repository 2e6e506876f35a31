/**
 * Puts batches into a window as the engine's own events would, for states that take a night to
 * reach: thousands of SKUs, failures of every kind, pauses. Nothing of it is in the database.
 */
import type { ElectronApplication, Page } from 'playwright-core';
import type { BatchView, RunView } from '../../src-shared/domain/views.ts';
import { EVENT_CHANNEL } from '../../src-shared/ipc/channels.ts';
import { call } from './calls.ts';

/** Beyond anything the app publishes by itself meanwhile. */
export const FIRST_REVISION = 1_000_000;

export async function showBatches(
  app: ElectronApplication,
  page: Page,
  batches: readonly BatchView[],
  runs: readonly RunView[],
): Promise<void> {
  await serveOnePicture(app, page);
  const { revision } = await call(page, 'batches:snapshot', undefined);
  await showChange(app, { base: revision, revision: FIRST_REVISION, batches, runs });
}

/** One more change on top of what is shown. */
export async function showChange(
  app: ElectronApplication,
  {
    base,
    revision = base + 1,
    batches,
    runs,
  }: {
    readonly base: number;
    readonly revision?: number;
    readonly batches: readonly BatchView[];
    readonly runs: readonly RunView[];
  },
): Promise<void> {
  const nothing = { removedRuns: [], removedBatches: [], limits: [] };
  const change = { baseRevision: base, revision, batches, runs, ...nothing };
  await app.evaluate(
    ({ BrowserWindow }, { channel, change }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, 'studio:changed', change);
    },
    { channel: EVENT_CHANNEL, change },
  );
}

/** Every picture the page asks for is this one. A page keeps the pictures it was opened with: it is opened anew. */
async function serveOnePicture(app: ElectronApplication, page: Page): Promise<void> {
  await app.evaluate(({ BrowserWindow, nativeImage }) => {
    const pixels = Buffer.alloc(96 * 128 * 4, 0x90);
    const picture = nativeImage.createFromBitmap(pixels, { width: 96, height: 128 }).toPNG();
    const { protocol } = BrowserWindow.getAllWindows()[0]?.webContents.session ?? {};
    protocol?.unhandle('studio-media');
    protocol?.handle('studio-media', () => new Response(new Uint8Array(picture)));
  });
  await page.reload();
  await page.locator('html[data-app-ready]').waitFor({ state: 'attached' });
}
