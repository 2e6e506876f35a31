/** The package as a user gets it: what is in it, its fuses, its window, its command line. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { executableIn, launcherIn, resourcesIn } from '../../scripts/package/flavour.mjs';
import { filesInArchive, judgeWeights, readBudgets, weigh } from '../../scripts/package/sizes.mjs';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { chooseOutput, chooseSummer, dropOn, enterSandbox } from './window-steps.ts';

const release = inject('packageDir');
const samples = join(resourcesIn(release), 'app.asar.unpacked', 'resources', 'samples');

let scratch = '';
beforeEach(({ onTestFinished }) => {
  scratch = scratchFor({ onTestFinished }, 'package-e2e-');
});

/** The command line of the package, where there is no display, in a home of its own. */
function commandLine(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { DISPLAY, WAYLAND_DISPLAY, ...rest } = process.env;
  const ended = spawnSync(launcherIn(release), [...args], {
    cwd: scratch,
    encoding: 'utf8',
    env: { ...rest, HOME: scratch, DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...env },
    shell: process.platform === 'win32',
    timeout: 100_000,
  });
  return { status: ended.status, out: ended.stdout, err: ended.stderr };
}

describe('what is packed', () => {
  it('[SHIP-01] holds what runs, and nothing that is only built with', () => {
    const archive = join(resourcesIn(release), 'app.asar');
    const files = [...filesInArchive(archive)].map(([path]) => path);
    expect(files).toContain('dist/main/index.js');
    expect(files).toContain('dist/renderer/index.html');
    expect(files.filter((path) => /\.(map|ts|tsx)$/.test(path))).toEqual([]);
    const packages = files.flatMap((path) => {
      const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
      return name === undefined ? [] : [name];
    });
    expect(packages).toContain('sharp');
    for (const bundled of ['react', 'zod', 'axios', 'electron', 'typescript']) {
      expect(packages).not.toContain(bundled);
    }
  });

  it('[SHIP-01] weighs no more than its budget, part by part', () => {
    const budgets = readBudgets(readFileSync(inRoot('docs', 'packaging.md'), 'utf8'));
    expect(judgeWeights(weigh(release), budgets).problems).toEqual([]);
  });

  it('[SHIP-09] carries the licences of what others made', () => {
    const text = readFileSync(join(resourcesIn(release), 'LICENCES.txt'), 'utf8');
    for (const name of ['react ', 'sharp ', '@photostructure/sqlite ', 'axios ', 'libvips']) {
      expect(text).toContain(name);
    }
    expect(existsSync(join(resourcesIn(release), 'LICENCE.txt'))).toBe(true);
  });
});

describe('fuses', () => {
  it('[SEC-09] are as released, read back from the executable', async () => {
    const wire = await getCurrentFuseWire(executableIn(release));
    const on = (option: FuseV1Options) => wire[option] === FuseState.ENABLE;
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
      browserSnapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      onlyFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
    }).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      fileProtocol: false,
      browserSnapshot: false,
      onlyFromAsar: true,
      asarIntegrity: true,
      cookieEncryption: true,
    });
  });

  it('[SEC-09] keep foreign code out that the environment asks for', () => {
    const trace = join(scratch, 'trace');
    const foreign = join(scratch, 'foreign.cjs');
    writeFileSync(
      foreign,
      `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'was here');`,
    );
    const asNode = commandLine(['--version'], {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require=${foreign}`,
    });
    expect(asNode).toMatchObject({ status: 0 });
    expect(asNode.out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(existsSync(trace)).toBe(false);
  });
});

describe('the window of the package', () => {
  test('[SHIP-01] makes pictures of a dropped folder in the sandbox', async ({ launch }) => {
    const studio = await launch();
    const { page, app } = studio;
    expect(await app.evaluate((electron) => electron.app.isPackaged)).toBe(true);
    expect(await app.evaluate((electron) => electron.app.getAppPath())).toMatch(/app\.asar$/);
    await enterSandbox(page);
    const season = join(scratch, 'Autumn drop');
    for (const sku of ['TR-1042', 'JK-1043']) {
      cpSync(join(samples, sku), join(season, sku), { recursive: true });
    }
    await dropOn(page, [season]);
    await page.getByRole('grid', { name: 'SKUs to start' }).getByRole('row').nth(1).waitFor();
    await chooseSummer(page);
    const output = await chooseOutput(studio, scratch);
    await page.getByRole('button', { name: 'Start batch' }).click();
    const pictures = () =>
      readdirSync(output, { recursive: true }).filter((file) => String(file).endsWith('.jpg'));
    await expect.poll(() => pictures().length, { timeout: 120_000 }).toBeGreaterThanOrEqual(2);
  });
});

describe('the command line of the package', () => {
  it('[SHIP-08] works without a display, from wherever it is linked to', () => {
    const ended = commandLine([
      ...['run', '--sandbox', '--input-folder', join(samples, 'SH-1045')],
      ...['--identity-code', 'PiktidSummer', '--pose', 'standing'],
      ...['--output-folder', join(scratch, 'output'), '--data-dir', join(scratch, 'data')],
    ]);
    expect(ended, ended.err).toMatchObject({ status: 0 });
    expect(readdirSync(join(scratch, 'output')).sort()).toEqual([
      'metadata.json',
      'output_0_0_v0.jpg',
    ]);
  });

  it('[SHIP-08] passes flags through unread by Chromium, and its exit status on', () => {
    const wrong = commandLine(['run', '--size', '9K']);
    expect(wrong).toMatchObject({ status: 2, out: '' });
    expect(wrong.err).toContain('--size must be one of');
    expect(commandLine(['batch', '--remote-debugging-port=0']).err).toContain('unknown option');
  });

  it.skipIf(process.platform === 'win32')('[SHIP-08] can be called through a link', () => {
    const link = join(scratch, 'flat-to-model');
    symlinkSync(launcherIn(release), link);
    const ended = spawnSync(link, ['--version'], { encoding: 'utf8', env: process.env });
    expect(ended.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
