/** Puts the native menus up, again when the theme they show has changed, and runs what is chosen. */
import { app, Menu, nativeTheme } from 'electron';
import type { AppCommand } from '../../src-shared/commands.ts';
import { assertNever } from '../../src-shared/domain/errors.ts';
import type { Theme } from '../../src-shared/ipc/calls/app.ts';
import type { Emit } from '../ipc/emit.ts';
import type { Log } from '../runtime/log.ts';
import { menuTemplate } from './menu-template.ts';
import type { Desktop } from './system.ts';

export interface MenuParts {
  readonly emit: Emit;
  readonly desktop: Desktop;
  readonly log: Log;
  readonly setTheme: (theme: Theme) => Promise<void>;
  readonly copyDiagnostics: () => Promise<void>;
}

export function installMenu(parts: MenuParts): void {
  const { emit, desktop, log, setTheme, copyDiagnostics } = parts;

  const run = async (command: AppCommand): Promise<void> => {
    switch (command) {
      case 'theme:system':
        return setTheme('system');
      case 'theme:dark':
        return setTheme('dark');
      case 'theme:light':
        return setTheme('light');
      case 'help:manual':
        return desktop.openPage('help');
      case 'help:diagnostics':
        return copyDiagnostics();
      default:
        return assertNever(command);
    }
  };
  let shown: Theme | undefined;
  const put = (): void => {
    if (shown === nativeTheme.themeSource) return;
    shown = nativeTheme.themeSource;
    const template = menuTemplate({
      platform: process.platform,
      appName: app.getName(),
      theme: shown,
      devTools: !app.isPackaged,
      onWindowCommand: (command) => emit('command:invoked', { command }),
      onAppCommand: (command) => {
        run(command).catch((error: unknown) => log.warn('command failed', { command, error }));
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  put();
  nativeTheme.on('updated', put);
}
