/**
 * Whether the app opens when the user signs in to the computer. macOS and Windows know it by
 * Electron; other desktops read an entry of ours in their autostart folder.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { app } from 'electron';
import { autostartEntry } from './autostart-entry.ts';

const HAS_LOGIN_ITEMS = process.platform === 'darwin' || process.platform === 'win32';

/** A portable app runs from a folder that is gone when it ends; where it lies is told by this. */
const PORTABLE = process.env['PORTABLE_EXECUTABLE_FILE'];
const LOGIN_ITEM = PORTABLE ? { path: PORTABLE } : {};

export function openAtLogin(): boolean {
  return HAS_LOGIN_ITEMS
    ? app.getLoginItemSettings(LOGIN_ITEM).openAtLogin
    : existsSync(entryPath());
}

export function setOpenAtLogin(on: boolean): void {
  if (HAS_LOGIN_ITEMS) {
    app.setLoginItemSettings({ ...LOGIN_ITEM, openAtLogin: on });
    return;
  }
  const path = entryPath();
  if (!on) {
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  // An AppImage runs from a mount that is another one next time; its own path is told by this.
  const program = process.env['APPIMAGE'] ?? process.execPath;
  const words = app.isPackaged ? [program] : [program, app.getAppPath()];
  writeFileSync(path, autostartEntry(app.getName(), words));
}

function entryPath(): string {
  const config = process.env['XDG_CONFIG_HOME'] ?? '';
  const base = isAbsolute(config) ? config : join(homedir(), '.config');
  return join(base, 'autostart', 'flat-to-model-studio.desktop');
}
