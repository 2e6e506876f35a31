/** Puts the native menus up, again when what they show has changed, and runs what is chosen. */
import { app, Menu, nativeTheme } from 'electron';
import type { AppCommand } from '../../src-shared/commands.ts';
import { assertNever } from '../../src-shared/domain/errors.ts';
import type { Theme } from '../../src-shared/ipc/calls/app.ts';
import type { Emit } from '../ipc/emit.ts';
import type { Log } from '../runtime/log.ts';
import { menuTemplate } from './menu-template.ts';
import type { Texts } from './texts.ts';

export interface MenuParts {
  readonly emit: Emit;
  readonly texts: Texts;
  readonly log: Log;
  readonly setTheme: (theme: Theme) => Promise<void>;
  readonly copyDiagnostics: () => Promise<void>;
  readonly checkForUpdates: () => Promise<void>;
}

export interface ShownMenu {
  /** After the language has changed. */
  refresh(): void;
}

export function installMenu(parts: MenuParts): ShownMenu {
  const { emit, texts, log, setTheme } = parts;

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
  let shown: Theme | undefined;
  const put = (): void => {
    shown = nativeTheme.themeSource;
    const template = menuTemplate({
      platform: process.platform,
      appName: app.getName(),
      theme: shown,
      devTools: !app.isPackaged,
      say: texts.say,
      onWindowCommand: (command) => emit('command:invoked', { command }),
      onAppCommand: (command) => {
        run(command).catch((error: unknown) => log.warn('command failed', { command, error }));
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  put();
  nativeTheme.on('updated', () => {
    if (shown !== nativeTheme.themeSource) put();
  });
  return { refresh: put };
}
