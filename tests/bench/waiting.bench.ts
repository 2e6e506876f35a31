/**
 * [NIGHT-09] What the app costs while it merely waits: five jobs run at the server, three SKUs wait
 * for a slot, the batch is on screen. Limit: main process and page together under 2 % of one core.
 */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { hasDisplay, startVirtualDisplay } from '../../scripts/setup/display.mjs';
import { electronRuntime } from '../../scripts/setup/electron-runtime.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { sandboxApiToken } from '../../src-main/sandbox/index.ts';
import { call } from '../e2e/calls.ts';
import { startSandboxProcess } from '../support/sandbox-process.ts';

const SECONDS = 30;
/** What the start leaves over for later (code of other screens, tidying up of memory) is no waiting. */
const SETTLE_MS = 25_000;
const LIMIT_PERCENT = 2;
const JOBS = 5;

export default async function measure(): Promise<boolean> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-waiting-'));
  const display = hasDisplay() ? null : await startVirtualDisplay();
  // Jobs that outlast the measurement, with the limits of PiktID.
  const sandbox = await startSandboxProcess(join(dir, 'server'), {
    'seconds-per-output': 100_000,
    ...{ submissions: 5, running: JOBS, credits: 1000 },
  });
  const app = await start(dir, display?.display);
  try {
    const page = await app.firstWindow();
    await page.locator('html[data-app-ready]').waitFor({ state: 'attached' });
    await startBatch(app, page, dir, sandbox.url);
    await pause(page, SETTLE_MS);
    const before = await cpuSeconds(app);
    await pause(page, SECONDS * 1000);
    const after = await cpuSeconds(app);
    const percent = (kind: 'main' | 'page') => ((after[kind] - before[kind]) / SECONDS) * 100;
    const all = percent('main') + percent('page');
    const fine = all < LIMIT_PERCENT;
    console.log(
      `  ${JOBS} jobs wait: main ${percent('main').toFixed(2)} %, page ${percent('page').toFixed(2)} %, ` +
        `together ${all.toFixed(2)} % of a core (limit ${LIMIT_PERCENT} %) ${fine ? 'ok' : 'TOO MUCH'}`,
    );
    return fine;
  } finally {
    // The batch is not finished: nobody is here to be asked what to do with it.
    const child = app.process();
    child.kill('SIGKILL');
    await sandbox.close();
    await display?.stop();
    await rm(dir, { recursive: true, force: true, maxRetries: 10 });
  }
}

const pause = (page: Page, ms: number): Promise<void> => page.waitForTimeout(ms);

async function start(dir: string, display: string | undefined): Promise<ElectronApplication> {
  const { executable } = await electronRuntime();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const home = join(dir, 'home');
  mkdirSync(home);
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

async function startBatch(
  app: ElectronApplication,
  page: Page,
  dir: string,
  baseUrl: string,
): Promise<void> {
  const output = join(dir, 'output');
  mkdirSync(output);
  await call(page, 'accounts:sign-in', { method: 'token', token: sandboxApiToken, baseUrl });
  await call(page, 'intake:add-samples', undefined);
  const draft = () => call(page, 'intake:draft', undefined);
  while ((await draft()).skus.filter((sku) => sku.checked).length < 8) await pause(page, 200);
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
  }, output);
  const grant = await call(page, 'intake:pick-output', undefined);
  if (!grant) throw new Error('no output folder');
  await call(page, 'batches:start', {
    ...{ name: 'Waiting', identity: { code: 'PiktidSummer' }, instructions: [{}] },
    skuIds: (await draft()).skus.map(({ id }) => id),
    options: { model: 'auto', consistency: true, barefoot: false },
    ...{ output: grant.id, parallel: JOBS, budget: {}, whenDone: 'skip' },
  });
  const processing = async () =>
    (await call(page, 'batches:snapshot', undefined)).runs.filter(
      ({ state }) => state.phase === 'processing',
    ).length;
  for (let tries = 0; (await processing()) < JOBS; tries += 1) {
    if (tries > 300) throw new Error('the jobs do not run');
    await pause(page, 200);
  }
  await call(page, 'intake:clear', undefined);
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Waiting/ })
    .click();
}

/** Processor time since the start of each process, in seconds. */
function cpuSeconds(
  app: ElectronApplication,
): Promise<{ readonly main: number; readonly page: number }> {
  return app.evaluate(({ app: electron }) => {
    const metrics = electron.getAppMetrics();
    const of = (type: string): number =>
      metrics
        .filter((one) => one.type === type)
        .reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? Number.NaN), 0);
    const own = process.cpuUsage();
    return { main: (own.user + own.system) / 1e6, page: of('Tab') };
  });
}
