/** Puts the native menus up, again when what they show has changed, and runs what is chosen. */
import { app, Menu, nativeTheme } from 'electron';
import type { AppCommand, WindowCommand } from '../../../src-shared/commands.ts';
import { assertNever } from '../../../src-shared/domain/errors.ts';
import type { Theme } from '../../../src-shared/ipc/calls/app.ts';
import type { Log } from '../../runtime/log.ts';
import type { Texts } from '../texts.ts';
import { menuTemplate } from './menu-template.ts';

export interface MenuParts {
  readonly windowOpen: () => boolean;
  readonly texts: Texts;
  readonly log: Log;
  /** Hands it to the window. */
  readonly onWindowCommand: (command: WindowCommand) => void;
  readonly setTheme: (theme: Theme) => Promise<void>;
  readonly copyDiagnostics: () => Promise<void>;
  readonly checkForUpdates: () => Promise<void>;
}

export interface ShownMenu {
  /** After the language has changed, or a window was opened or closed. */
  refresh(): void;
}

export function installMenu(parts: MenuParts): ShownMenu {
  const { windowOpen, texts, log, onWindowCommand, setTheme } = parts;

  const run = async (command: AppCommand): Promise<void> => {
    switch (command) {
      case 'theme:system':
        return setTheme('system');
      case 'theme:dark':
        return setTheme('dark');
      case 'theme:light':
        return setTheme('light');
      case 'help:diagnostics':
        return parts.copyDiagnostics();
      case 'help:updates':
        return parts.checkForUpdates();
      default:
        return assertNever(command);
    }
  };
  /** What the menus that stand there show. */
  let shown = '';
  const refresh = (): void => {
    const [theme, open] = [nativeTheme.themeSource, windowOpen()];
    const now = `${theme} ${open} ${texts.language}`;
    if (shown === now) return;
    shown = now;
    const template = menuTemplate({
      platform: process.platform,
      appName: app.getName(),
      theme,
      windowOpen: open,
      devTools: !app.isPackaged,
      say: texts.say,
      onWindowCommand,
      onAppCommand: (command) => {
        run(command).catch((error: unknown) => log.warn('command failed', { command, error }));
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  refresh();
  nativeTheme.on('updated', refresh);
  return { refresh };
}
