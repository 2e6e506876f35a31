/** Names with one place each: every rule notices its name elsewhere, and only there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkSources, sourceRules } from '../../scripts/checks/source-rules.mjs';

const cases: Readonly<Record<string, readonly [bad: string, good: string, code: string]>> = {
  'ipc-main': [
    'src-main/shell/menu/menu.ts',
    'src-main/ipc/serve.ts',
    "import { ipcMain } from 'electron';",
  ],
  'ipc-renderer': [
    'src-main/shell/menu/menu.ts',
    'src-main/preload/index.ts',
    'ipcRenderer.invoke(name);',
  ],
  'web-contents-send': [
    'src-main/shell/menu/menu.ts',
    'src-main/ipc/emit.ts',
    'window.webContents.send(name);',
  ],
  'preload-api': [
    'src-renderer/ui/grid.tsx',
    'src-renderer/bridge/studio.ts',
    'window.studio.call(name);',
  ],
};

function findings(path: string, code: string) {
  const base = mkdtempSync(join(tmpdir(), 'source-rules-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), code);
  return checkSources(base).map((one) => `${one.rule} ${one.place}`);
}

describe('[SETUP-07] names with one place', () => {
  it('has a case for every rule', () => {
    expect(Object.keys(cases).sort()).toEqual(sourceRules.map((rule) => rule.name).sort());
  });

  it.each(Object.entries(cases))('%s is noticed elsewhere and allowed at home', (rule, one) => {
    const [bad, good, code] = one;
    expect(findings(bad, `\n${code}\n`)).toEqual([`${rule} ${bad}:2`]);
    expect(findings(good, code)).toEqual([]);
  });

  it('leaves comments and tests alone', () => {
    expect(findings('src-main/a.ts', '/** Not through ipcMain. */\n// ipcMain\n')).toEqual([]);
    expect(findings('src-main/a.test.ts', 'ipcMain.handle();')).toEqual([]);
  });
});
