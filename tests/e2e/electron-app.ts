/**
 * Starts the built app for a test, watches it, and ends it. Each start has a data folder and a
 * home of its own. A console error, an uncaught error, a dialog nobody planned or a request to
 * another machine fails the test that caused it.
 */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from 'playwright-core';
import { test as base, inject } from 'vitest';
import { answerDialog, type DialogKind, installGuard, readGuard } from './main-guard.ts';
import { captureScreens } from './screens.ts';

export interface LaunchOptions {
  /** Data folder to use and keep, e.g. that of an earlier start; a new one by default. */
  readonly dataDir?: string;
  /** Arguments for the app, after `--data-dir`. */
  readonly args?: readonly string[];
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Messages that are part of the test; matching problems do not fail it. */
  readonly expectedProblems?: readonly RegExp[];
  /** Time to become ready, in milliseconds. */
  readonly readyTimeoutMs?: number;
}

/** A running app under test. */
export interface Studio {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** Milliseconds from the start of the process until the window was ready. */
  readonly readyMs: number;
  /** Plans the answer to the next native dialog of this kind; without a plan it is a problem. */
  answerDialog(kind: DialogKind, answer: unknown): Promise<void>;
  /** Everything so far that should not have happened. */
  problems(): Promise<readonly string[]>;
  /** Screenshots of the page as it is: both sizes, dark and light, into `out/screens`. */
  screens(name: string): Promise<void>;
  /** Quits the app, and throws when it had problems. */
  close(): Promise<void>;
  /** Ends the app at once, as a crash or a power cut would. */
  kill(): Promise<void>;
  /** False once it has quit or was ended. */
  running(): boolean;
}

/** Nothing but loopback has a name or a route for Chromium's own network stack. */
const loopbackOnly =
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE [::1]';
const root = join(import.meta.dirname, '..', '..');
const startTimeoutMs = 45_000;
/** The driver's own connection to a started process; the app's readiness is awaited afterwards. */
const attachTimeoutMs = 20_000;
const attachAttempts = 3;
const quitTimeoutMs = 10_000;
const mainProcessFailure = /Unhandled|Uncaught|A JavaScript error occurred/;

/**
 * Starts the app and waits until its page says that it is ready (`data-app-ready` on `<html>`).
 * Whoever calls this ends it with `close`; in a test, `launch` of {@link test} does so by itself.
 */
export async function launchStudio(options: LaunchOptions = {}): Promise<Studio> {
  const scratch = mkdtempSync(join(tmpdir(), 'studio-e2e-'));
  const dataDir = options.dataDir ?? join(scratch, 'data');
  let startedAt = performance.now();
  const seen: string[] = [];
  const app = await attach(() => {
    startedAt = performance.now();
    return _electron.launch({
      executablePath: inject('electronExecutable'),
      args: [
        ...[loopbackOnly, ...switches(), ...inject('appArgs')],
        ...['--data-dir', dataDir, ...(options.args ?? [])],
      ],
      env: environment(join(scratch, 'home'), options.env),
      cwd: scratch,
      timeout: attachTimeoutMs,
      // The page sees the app's own theme, not one the test driver pretends.
      colorScheme: null,
    });
  });
  const child = app.process();
  child.stderr?.on('data', (chunk: Buffer) => {
    const text = String(chunk);
    if (mainProcessFailure.test(text)) seen.push(`main process: ${text.trim()}`);
  });
  const isExpected = (problem: string) =>
    (options.expectedProblems ?? []).some((pattern) => pattern.test(problem));

  const end = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    // Helper processes of a killed app may still write for a moment.
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
  };

  try {
    await installGuard(app);
    app.on('window', (opened) => watchPage(opened, seen));
    const page = await app.firstWindow({ timeout: startTimeoutMs });
    watchPage(page, seen);
    await page.locator('html[data-app-ready]').waitFor({
      state: 'attached',
      timeout: options.readyTimeoutMs ?? startTimeoutMs,
    });
    const readyMs = performance.now() - startedAt;
    const problems = async () => {
      const inMain = await readGuard(app).catch(() => ({ problems: [] }));
      return [...seen, ...inMain.problems].filter((problem) => !isExpected(problem));
    };
    return {
      app,
      page,
      dataDir,
      readyMs,
      answerDialog: (kind, answer) => answerDialog(app, kind, answer),
      problems,
      screens: (name) => captureScreens(app, page, join(root, 'out', 'screens'), name),
      kill: end,
      running: () => child.exitCode === null && child.signalCode === null,
      close: async () => {
        const found = [...(await problems())];
        const ended = once(child, 'exit');
        // A rejection here means that the process went away while it was asked to quit.
        void app.close().catch(() => {});
        const quit = child.exitCode !== null || (await within(ended, quitTimeoutMs));
        await end();
        if (!quit) found.push(`it did not quit within ${quitTimeoutMs} ms`);
        if (found.length > 0) throw new Error(`The app had problems:\n- ${found.join('\n- ')}`);
      },
    };
  } catch (error) {
    await end();
    const why = seen.length > 0 ? `\nSeen before:\n- ${seen.join('\n- ')}` : '';
    throw new Error(`The app did not become ready: ${(error as Error).message}${why}`, {
      cause: error,
    });
  }
}

/**
 * Starts with the driver attached. Now and then the driver never gets hold of a process that runs
 * well (two of a hundred starts here); it ends that process itself, and another one is started.
 */
async function attach(start: () => Promise<ElectronApplication>): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      const lost = error instanceof errors.TimeoutError;
      if (!lost || attempt === attachAttempts) throw error;
    }
  }
}

/** Whether this happens in time. */
function within(event: Promise<unknown>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    void event.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

/** As root Chromium refuses its own sandbox; the renderer's isolation is unit-tested by its options. */
function switches(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** A home of its own, so that neither a keyring nor a setting of this machine is seen. */
function environment(home: string, added: Readonly<Record<string, string>> = {}) {
  mkdirSync(home, { recursive: true });
  // Only the suite that tests the keychain has one, in a session of its own.
  const withKeyring = process.env['STUDIO_TEST_KEYRING'] === '1';
  const keyring = withKeyring
    ? { XDG_CURRENT_DESKTOP: 'GNOME' }
    : { DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(XDG_|ELECTRON_|NODE_OPTIONS|VITEST|FTM_|FLAT_TO_MODEL_|https?_proxy)/i.test(name),
  );
  const env = Object.fromEntries(kept.map(([name, value]) => [name, value ?? '']));
  // The language of the tests, whatever this machine speaks.
  const language = { LANGUAGE: 'en_US', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' };
  return { ...env, ...language, HOME: home, DISPLAY: inject('display'), ...keyring, ...added };
}

const watched = new WeakSet<Page>();

function watchPage(page: Page, seen: string[]): void {
  if (watched.has(page)) return;
  watched.add(page);
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error') seen.push(`console error: ${message.text()} (${url})`);
  });
  page.on('pageerror', (error) => seen.push(`uncaught in the page: ${error.message}`));
  page.on('crash', () => seen.push('the page crashed'));
  page.on('dialog', (dialog) => {
    seen.push(`unexpected page dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isWeb = /^(https?|wss?):$/.test(url.protocol);
    if (isWeb && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)) {
      seen.push(`request to another machine: ${url.origin}`);
    }
  });
}

/** Vitest's `test` with `launch`: every app a test starts is ended and checked after it. */
export const test = base.extend<{ launch: (options?: LaunchOptions) => Promise<Studio> }>({
  launch: async ({ task }, use) => {
    const started: Studio[] = [];
    await use(async (options) => {
      const studio = await launchStudio(options);
      started.push(studio);
      return studio;
    });
    const failed = task.result?.state === 'fail';
    for (const studio of started.reverse()) {
      if (failed) await studio.screens(`failed-${task.id}`).catch(() => {});
      if (studio.running()) await studio.close();
    }
  },
});
