/**
 * [GRID-07] Scrolling the wall of a batch of 5,000 SKUs, as grid and as table, while 50 of them
 * change every second, in the built app over its own events. Measured against a list windowed by
 * hand from copies of the same rows, without any update, in the same window and the same run.
 * Limit: the 95th percentile of the frame times is at most 1.5 times that of the list by hand.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { hasDisplay, startVirtualDisplay } from '../../scripts/setup/display.mjs';
import { electronRuntime } from '../../scripts/setup/electron-runtime.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { DEFAULT_TIMING } from '../../src-main/batch/state/timing.ts';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { EVENT_CHANNEL } from '../../src-shared/ipc/channels.ts';
import { FIRST_REVISION, showBatches } from '../e2e/shown-batch.ts';
import { batch, run } from '../renderer-harness/fixtures.ts';
import { scrollByHand, scrollGrid } from './grid-scroll.ts';
import { median } from './schedule-bound.ts';

const SKUS = 5_000;
const CHANGES_A_SECOND = 50;
const ROUNDS = 3;
const LIMIT = 1.5;
const ID = 'bench' as BatchId;

export default async function measure(): Promise<boolean> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-grid-'));
  const display = hasDisplay() ? null : await startVirtualDisplay();
  const app = await start(dir, display?.display);
  try {
    const page = await app.firstWindow();
    await page.locator('html[data-app-ready]').waitFor({ state: 'attached' });
    await showBatch(app, page);
    const asGrid = await measureView(app, page, 'Grid');
    const asTable = await measureView(app, page, 'Table');
    return asGrid && asTable;
  } finally {
    await app.close();
    await display?.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function measureView(
  app: ElectronApplication,
  page: Page,
  view: 'Grid' | 'Table',
): Promise<boolean> {
  await page.getByRole('radio', { name: view, exact: true }).click({ force: true });
  await page.getByRole('grid').getByRole('row').nth(4).waitFor();
  const byHand: number[] = [];
  const grid: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    byHand.push(percentile95(await page.evaluate(scrollByHand, SKUS)));
    await startChanges(app);
    grid.push(percentile95(await page.evaluate(scrollGrid)));
    await stopChanges(app);
  }
  const [a, b] = [median(byHand), median(grid)];
  const fine = b <= a * LIMIT;
  const list = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(', ');
  console.log(
    `  ${view} by hand, no updates  ${a.toFixed(1)} ms a frame  (${list(byHand)})\n` +
      `  ${view} of ${SKUS} SKUs, ${CHANGES_A_SECOND} changes a second  ${b.toFixed(1)} ms a frame  ` +
      `(${list(grid)}), ${(b / a).toFixed(2)} times (at most ${LIMIT}) ${fine ? 'ok' : 'TOO MUCH'}`,
  );
  return fine;
}

async function start(dir: string, display: string | undefined): Promise<ElectronApplication> {
  const { executable } = await electronRuntime();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = Object.fromEntries(
    Object.entries({ ...process.env, DISPLAY: display ?? process.env['DISPLAY'] }).flatMap(
      ([name, value]) => (value === undefined ? [] : [[name, value]]),
    ),
  );
  return _electron.launch({
    executablePath: executable,
    args: [...sandbox, root, '--data-dir', join(dir, 'data')],
    env: { ...env, HOME: dir, DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
    cwd: dir,
  });
}

/** Puts the batch into the window as the engine would, and opens it. */
async function showBatch(app: ElectronApplication, page: Page): Promise<void> {
  const runs = Array.from({ length: SKUS }, (_, index) =>
    run(ID, index, index % 3 === 0 ? { phase: 'done' } : { phase: 'queued' }),
  );
  await showBatches(app, page, [batch(ID, 'Season', runs)], runs);
  await page.getByRole('button', { name: /^Season/ }).click();
  await page.getByRole('gridcell').nth(20).waitFor();
}

const EMPTY_CHANGE = { batches: [], runs: [], removedRuns: [], removedBatches: [], limits: [] };

/** Gathered as the engine gathers them: one message every so often, with the batch's own numbers. */
async function startChanges(app: ElectronApplication): Promise<void> {
  const example = run(ID, 0, {
    phase: 'processing',
    jobId: 'job' as never,
    status: 'processing',
    progress: 0,
    processedImages: 0,
    totalImages: 2,
  });
  const everyMs = DEFAULT_TIMING.publishMs;
  await app.evaluate(
    ({ BrowserWindow }, { channel, example, skus, everyMs, each, empty, first, season }) => {
      const held = globalThis as { changes?: NodeJS.Timeout; revision?: number };
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const names = ['TR', 'JK', 'DR', 'SH'];
      held.changes = setInterval(() => {
        const baseRevision = held.revision ?? first;
        const revision = baseRevision + 1;
        held.revision = revision;
        contents?.send(channel, 'studio:changed', {
          ...empty,
          baseRevision,
          revision,
          batches: [{ ...season, creditsSpent: revision }],
          runs: Array.from({ length: each }, (_, n) => {
            const index = ((baseRevision * each + n) * 7) % skus;
            return {
              ...example,
              id: example.id.replace(/\d+$/, String(index)),
              position: index,
              sku: `${names[index % names.length]}-${index}`,
              state: { ...example.state, progress: baseRevision % 100 },
            };
          }),
        });
      }, everyMs);
    },
    {
      channel: EVENT_CHANNEL,
      example,
      skus: SKUS,
      everyMs,
      each: Math.ceil((CHANGES_A_SECOND * everyMs) / 1000),
      empty: EMPTY_CHANGE,
      first: FIRST_REVISION,
      season: batch(ID, 'Season', []),
    },
  );
}

async function stopChanges(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => clearInterval((globalThis as { changes?: NodeJS.Timeout }).changes));
}

function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.POSITIVE_INFINITY;
}
