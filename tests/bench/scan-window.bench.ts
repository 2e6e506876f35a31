/**
 * [INTAKE-03] A season of 2,000 SKUs and 10,000 photos dropped on the window of the built app: the
 * time to the first row and to the last, and the longest that page and main process were held at a
 * stretch: while rows come in, while their photos are looked at and the list is scrolled, and under
 * each stroke that touches all of them. Medians of several seasons, each in an app of its own.
 */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { hasDisplay, startVirtualDisplay } from '../../scripts/setup/display.mjs';
import { electronRuntime } from '../../scripts/setup/electron-runtime.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { dropOn, enterSandbox } from '../e2e/window-steps.ts';
import { type PageTasks, watchPageTasks } from '../support/page-tasks.ts';
import { makeSeason } from '../support/season.ts';
import { watchSeason } from './scan-page.ts';
import { median } from './schedule-bound.ts';

const SKUS = 2_000;
const SEASONS = 3;
const FIRST_ROW_MS = 200;
/** What a person feels as a stutter begins above it. */
const HOLD_MS = 50;

export default async function measure(): Promise<boolean> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-scan-window-'));
  const display = hasDisplay() ? null : await startVirtualDisplay();
  const figures = createFigures();
  try {
    const season = await makeSeason(dir, SKUS);
    for (let n = 0; n < SEASONS; n += 1) {
      const app = await start(join(dir, `${n}`), display?.display);
      try {
        await measureSeason(app, season, figures.note);
      } finally {
        await app.close();
      }
    }
    return figures.tell();
  } finally {
    await display?.stop();
    await rm(dir, { recursive: true, force: true, maxRetries: 10 });
  }
}

type Note = (what: string, value: number, limit?: number) => void;

/** What was measured in each season, under its name. */
function createFigures() {
  const figures = new Map<string, { readonly values: number[]; readonly limit?: number }>();
  const note: Note = (what, value, limit) => {
    const figure = figures.get(what) ?? { values: [], ...(limit === undefined ? {} : { limit }) };
    figure.values.push(value);
    figures.set(what, figure);
  };
  const tell = (): boolean => {
    let fine = true;
    for (const [what, { values, limit }] of figures) {
      const middle = median(values);
      const bad = limit !== undefined && middle > limit;
      if (bad) fine = false;
      const bound = limit === undefined ? '' : `, at most ${limit} ${bad ? 'TOO MUCH' : 'ok'}`;
      const each = values.map((value) => value.toFixed(0)).join(', ');
      console.log(`  ${what.padEnd(52)} ${middle.toFixed(0).padStart(6)}  (${each})${bound}`);
    }
    return fine;
  };
  return { note, tell };
}

async function measureSeason(app: ElectronApplication, season: string, note: Note): Promise<void> {
  const page = await app.firstWindow();
  await page.locator('html[data-app-ready]').waitFor({ state: 'attached' });
  await enterSandbox(page);
  const tasks = await watchPageTasks(page);
  await watchMain(app);
  await page.evaluate(watchSeason, { all: '2,000 SKUs', looking: 'Looking at' });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const stretch = createStretch({ app, page, tasks, note });

  await stretch('at rest', () => page.waitForTimeout(1_000));
  await stretch('rows come in', async () => {
    await dropOn(page, [season]);
    const { firstRowMs, allMs } = await page.evaluate(() => window.season.filled);
    note('first row, ms', firstRowMs, FIRST_ROW_MS);
    note(`all ${SKUS} rows, ms`, allMs);
  });
  await stretch('looked at and scrolled', async () => {
    const lookedMs = await page.evaluate(async () => {
      const stop = window.season.scroll();
      const ms = await window.season.looked;
      stop();
      return ms;
    });
    note('all photos looked at, ms', lookedMs);
  });

  const list = page.getByRole('grid', { name: 'SKUs to start' });
  await list.getByRole('row').first().click();
  for (const [what, stroke, words] of [
    ['all chosen', 'Control+a', '2,000 SKUs chosen'],
    ['all left out', ' ', 'Left out 2,000'],
    ['all taken in', ' ', 'Left out 0'],
  ] as const) {
    await stretch(what, async () => {
      await page.keyboard.press(stroke);
      await page.getByText(words).waitFor();
    });
  }
  const search = page.getByRole('searchbox', { name: /find/i });
  await stretch('found by name', () => search.fill('SKU-19'));
  await stretch('all shown again', () => search.fill(''));
  await list.getByRole('row').first().click();
  await stretch('all removed', async () => {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.getByText('2,000 SKUs', { exact: true }).waitFor({ state: 'hidden' });
  });
}

interface Measured {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly tasks: PageTasks;
  readonly note: Note;
}

/** Does something, and notes how long anything was held by it. */
function createStretch({ app, page, tasks, note }: Measured) {
  return async (what: string, work: () => Promise<unknown>): Promise<void> => {
    await page.evaluate(() => window.season.feel());
    await heldMain(app);
    await tasks.look();
    await work();
    const { frameMs, answerMs } = await page.evaluate(() => window.season.feel());
    const held = await tasks.look();
    note(`${what}: page held, ms of its own work`, held[0]?.ownMs ?? 0, HOLD_MS);
    note(`${what}: page held by the clock, ms`, Math.max(0, ...held.map((one) => one.tookMs)));
    note(`${what}: times over ${HOLD_MS} ms`, held.filter((one) => one.tookMs > HOLD_MS).length);
    note(`${what}: longest frame, ms`, frameMs);
    note(`${what}: main held, ms of its own work`, await heldMain(app), HOLD_MS);
    note(`${what}: slowest answer, ms`, answerMs);
  };
}

async function start(dir: string, display: string | undefined): Promise<ElectronApplication> {
  const { executable } = await electronRuntime();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const home = join(dir, 'home');
  mkdirSync(home, { recursive: true });
  return _electron.launch({
    executablePath: executable,
    args: [...asRoot, root, '--data-dir', join(dir, 'data')],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      DISPLAY: display ?? process.env['DISPLAY'] ?? '',
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
  });
}

/**
 * Holds of the main process without the time in which it was ready and others had the processor,
 * where the system tells that: the second figure of Linux's `schedstat`.
 */
async function watchMain(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const fs = process.getBuiltinModule('node:fs');
    const file = process.platform === 'linux' ? '/proc/thread-self/schedstat' : null;
    const queuedMs = () =>
      file === null ? 0 : Number(fs.readFileSync(file, 'latin1').split(' ')[1] ?? 0) / 1e6;
    const held = { longestMs: 0 };
    let [at, queued] = [performance.now(), queuedMs()];
    setInterval(() => {
      const [now, waited] = [performance.now(), queuedMs()];
      held.longestMs = Math.max(held.longestMs, now - at - (waited - queued));
      [at, queued] = [now, waited];
    }, 2);
    Object.assign(globalThis, { held });
  });
}

/** The longest since it was last asked, in milliseconds. */
async function heldMain(app: ElectronApplication): Promise<number> {
  return app.evaluate(() => {
    const { held } = globalThis as unknown as { readonly held: { longestMs: number } };
    const { longestMs } = held;
    held.longestMs = 0;
    return longestMs;
  });
}
