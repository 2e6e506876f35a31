/**
 * The way of a command from the menu to the page. The menu of macOS stays when the window is closed:
 * then the window is opened first, and its page takes the command as soon as it can.
 */
import type { WindowCommand } from '../../../src-shared/commands.ts';
import type { MainWindow } from './main-window.ts';

export interface WindowCommandParts {
  readonly window: {
    current(): { isMinimized(): boolean } | undefined;
    show: MainWindow['show'];
  };
  /** Keeps it until a page takes it. */
  readonly keep: (command: WindowCommand) => void;
}

export function createWindowCommands({ window, keep }: WindowCommandParts) {
  return (command: WindowCommand): void => {
    const open = window.current();
    if (open === undefined || open.isMinimized()) window.show();
    keep(command);
  };
}
