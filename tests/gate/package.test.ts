/** The decisions of packaging: what is packed, for whom, how heavy, under which licences. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  closure,
  externalPackages,
  isPacked,
  packagesToPack,
} from '../../scripts/package/closure.mjs';
import { icns, ico } from '../../scripts/package/icons.mjs';
import {
  collectLicences,
  licencesText,
  licensedPackages,
} from '../../scripts/package/licences.mjs';
import { planTargets } from '../../scripts/package/plan.mjs';
import { sevenZip } from '../../scripts/package/seven-zip.mjs';
import { filesInArchive, judgeWeights, readBudgets, weigh } from '../../scripts/package/sizes.mjs';
import { packAsar } from '../../scripts/setup/asar.mjs';
import { requiredSources } from '../../scripts/setup/build.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { entries } from '../../vite.main.config.ts';

function scratch(): string {
  const dir = mkdtempSync(join(tmpdir(), 'package-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A package in `node_modules` of a folder. */
function install(base: string, name: string, manifest: object = {}): void {
  const dir = join(base, 'node_modules', ...name.split('/'));
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }));
}

const names = (packages: readonly { name: string }[]) => packages.map(({ name }) => name).sort();

describe('[SHIP-01] what is packed', () => {
  it('is built from every entry, and not without one of them', () => {
    expect(requiredSources).toEqual(expect.arrayContaining(Object.values(entries)));
    expect(requiredSources).toContain('src-main/preload/index.ts');
    expect(requiredSources).toContain('src-renderer/index.html');
  });

  it('holds WebAssembly on Linux and native code elsewhere', () => {
    const linux = externalPackages({ platform: 'linux', arch: 'arm64' });
    expect(linux).toContain('@img/sharp-wasm32');
    const mac = externalPackages({ platform: 'darwin', arch: 'arm64' });
    expect(mac).toContain('@img/sharp-darwin-arm64');
    expect(mac).not.toContain('@img/sharp-wasm32');
  });

  it('takes what packages require, nearest first, and a native build its library', () => {
    const base = scratch();
    install(base, 'a', { dependencies: { b: '1' }, optionalDependencies: { other: '1', d: '1' } });
    install(base, 'b', { dependencies: { c: '1' } });
    install(base, 'c', { version: '1.0.0' });
    install(join(base, 'node_modules', 'b'), 'c', { version: '2.0.0' });
    install(base, 'd');
    expect(names(closure(['a'], base))).toEqual(['a', 'b', 'c']);
    expect(closure(['a'], base).find(({ name }) => name === 'c')?.version).toBe('2.0.0');
    expect(names(closure(['a'], base, { optional: true }))).toEqual(['a', 'b', 'c', 'd']);
    expect(() => closure(['gone'], base)).toThrow('gone is not installed');
  });

  it('leaves out what was installed only for compiling', () => {
    const linux = names(packagesToPack({ platform: 'linux', arch: 'x64' }, root));
    expect(linux).toContain('sharp');
    expect(linux).not.toContain('node-addon-api');
  });

  it.each([
    ['sharp', 'dist/index.cjs', true],
    ['sharp', 'dist/index.d.cts', false],
    ['sharp', 'src/pipeline.cc', false],
    ['sharp', 'LICENSE', true],
    ['semver', 'README.md', false],
    ['semver', 'bin/semver.js', false],
    ['semver', 'functions/gte.js', true],
    ['@photostructure/sqlite', 'prebuilds/linux-x64/a.glibc.node', true],
    ['@photostructure/sqlite', 'prebuilds/linux-x64/a.musl.node', false],
    ['@photostructure/sqlite', 'prebuilds/darwin-arm64/a.glibc.node', false],
    ['@photostructure/sqlite', 'dist/index.mjs.map', false],
  ])('%s: %s → %s', (name, path, packed) => {
    expect(isPacked(name, path, { platform: 'linux', arch: 'x64' })).toBe(packed);
  });
});

describe('[SHIP-01] which targets a machine builds', () => {
  const plain = { has7zip: true, env: {} };

  it('makes archives of a development runtime, and says what it leaves out', () => {
    const planned = planTargets({ source: 'fallback', platform: 'linux', ...plain });
    expect(planned.targets).toEqual(['tar.gz', 'zip']);
    expect(planned.leftOut.join()).toMatch(/macOS and Windows.*AppImage, deb and rpm/);
  });

  it('makes a folder alone without 7-Zip', () => {
    const machine = { source: 'fallback', platform: 'linux', has7zip: false, env: {} } as const;
    expect(planTargets(machine).targets).toEqual(['dir']);
    expect(sevenZip({ PATH: scratch() })).toBeUndefined();
  });

  it('leaves deb and rpm out while nobody is named who maintains them', () => {
    const machine = { source: 'downloaded', platform: 'linux', ...plain } as const;
    expect(planTargets(machine).targets).toEqual(['AppImage', 'tar.gz']);
    const env = { STUDIO_MAINTAINER: 'Name <address>', STUDIO_HOMEPAGE: 'https://example.org' };
    expect(planTargets({ ...machine, env }).targets).toEqual([]);
  });

  it('says on macOS and Windows that nothing is signed', () => {
    const said = (platform: string, env = {}) =>
      planTargets({ source: 'downloaded', platform, has7zip: true, env }).leftOut.join();
    expect(said('darwin')).toMatch(/signature.*Notarisation/i);
    expect(said('win32')).toMatch(/signature/i);
    expect(said('win32', { WIN_CSC_LINK: 'x' })).not.toMatch(/signature/i);
  });
});

describe('[SHIP-01] what a package weighs', () => {
  it('counts files of the folder and of the archive by part', () => {
    const dir = scratch();
    const app = join(dir, 'app');
    mkdirSync(app);
    mkdirSync(join(dir, 'package', 'resources'), { recursive: true });
    writeFileSync(join(app, 'package.json'), 'x'.repeat(10));
    const archive = join(dir, 'package', 'resources', 'app.asar');
    packAsar(app, archive);
    writeFileSync(join(dir, 'package', 'electron'), 'x'.repeat(1000));
    expect([...filesInArchive(archive)]).toEqual([['package.json', 10]]);
    const weights = new Map(
      weigh(join(dir, 'package')).map(({ part, bytes }) => [part, bytes] as const),
    );
    expect(weights.get('Electron')).toBe(1000);
    expect(weights.get('Manifest, launcher, licences of packages')).toBe(10);
  });

  it('notices a part that is too heavy, and one without a budget', () => {
    const budgets = readBudgets(
      '| Part | Budget |\n| --- | --- |\n| A | 1 MB |\n| Everything | 9 MB |',
    );
    const weights = [{ part: 'A', bytes: 2 * 1024 * 1024 }];
    expect(judgeWeights(weights, budgets).problems).toEqual(['"A" is 2.0 MB, its budget is 1 MB.']);
    expect(judgeWeights([{ part: 'B', bytes: 1 }], budgets).problems).toHaveLength(1);
  });
});

describe('[SHIP-09] licences of others', () => {
  it('are known for everything this checkout ships', () => {
    expect(collectLicences(root)).toContain('png-js 2.0.0 (MIT)');
  });

  it('are told of bundled packages too, and of those they require', () => {
    expect(names(licensedPackages(root))).toEqual(
      expect.arrayContaining(['react', 'axios', 'follow-redirects', 'sharp', 'tailwindcss']),
    );
  });

  it('hold every wording once, and stop where a package says nothing', () => {
    const one = { name: 'a', version: '1', licence: 'MIT', texts: ['the words\r\n'] };
    const text = licencesText([one, { ...one, name: 'b', texts: ['the words'] }]);
    expect(text.split('the words')).toHaveLength(2);
    expect(text).toContain('a 1 (MIT)\nb 1 (MIT)');
    expect(() => licencesText([{ ...one, licence: undefined }])).toThrow('a@1');
  });
});

describe('[SHIP-10] icons', () => {
  const png = readFileSync(join(root, 'resources', 'icons', 'icon.png'));

  it('lie in a Windows icon file where its directory says', () => {
    const file = ico([{ size: 256, png }]);
    expect(file.readUInt16LE(4)).toBe(1);
    expect(file.readUInt8(6)).toBe(0);
    expect(file.subarray(file.readUInt32LE(18)).equals(png)).toBe(true);
  });

  it('lie in a macOS icon file with their type and length', () => {
    const file = icns([{ type: 'ic10', png }]);
    expect(file.subarray(0, 4).toString()).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    expect(file.subarray(8, 12).toString()).toBe('ic10');
    expect(file.readUInt32BE(12)).toBe(png.length + 8);
  });
});
