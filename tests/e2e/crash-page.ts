/** Crashes the page of a running app, and waits until the app has brought it back. */
import type { ElectronApplication } from 'playwright-core';
import { expect } from 'vitest';

/** Resolves when the page answers calls again. The test must expect the problem /page crashed/. */
export async function crashPage(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  const answers = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return false;
      // A page that goes away while it is asked never answers.
      return Promise.race([
        contents.executeJavaScript("window.studio.call('intake:draft')").then(
          (reply) => reply.ok === true,
          () => false,
        ),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1_000)),
      ]);
    });
  await expect.poll(answers, { timeout: 20_000 }).toBe(true);
}
