/**
 * The command line inside the app: no window, no dock, the same commands, and the app's keychain in
 * reach. Knows nothing of what the commands do.
 */
import { join } from 'node:path';
import { app } from 'electron';
import { EXIT } from '../../cli/exit-status.ts';
import { runCommandLine } from '../../cli/main.ts';
import type { Log } from '../../runtime/log.ts';
import { createSecretBox } from '../../storage/credentials.ts';
import { systemKeychain } from '../../storage/credentials-safe-storage.ts';

export interface CommandLineOptions {
  readonly args: readonly string[];
  readonly dataDir: string;
  readonly log: Log;
}

/**
 * Runs a command and ends the app with its status. Awaited at the top of Electron's entry, so that
 * Electron never becomes ready: no display, profile or GPU process is touched. A command that needs
 * the keychain has to let Electron become ready, and goes on by itself.
 */
export async function startCommandLine({ args, dataDir, log }: CommandLineOptions): Promise<void> {
  const exit = (status: number): void => app.exit(status);
  if (!needsKeychain(args)) {
    // Before Electron is ready there is nothing of it to end.
    process.exit(await runCommandLine({ args, secrets: null, exit: process.exit }));
  }
  if (process.platform === 'linux' && !hasDisplay()) {
    process.stderr.write(NO_DISPLAY);
    process.exit(EXIT.usage);
  }
  app.disableHardwareAcceleration();
  // On Windows the key that opens secrets lies in the window's own folder.
  app.setPath('userData', join(dataDir, 'window'));
  void app.whenReady().then(async () => {
    try {
      app.dock?.hide();
      const keychain = systemKeychain();
      const secrets = createSecretBox({ keychain, platform: process.platform, log });
      exit(await runCommandLine({ args, secrets, exit }));
    } catch (error) {
      log.error('the command line broke', { error });
      process.stderr.write('Error: The command line could not run. The log says why.\n');
      exit(1);
    }
  });
}

function needsKeychain(args: readonly string[]): boolean {
  return args.some((arg) => arg === '--account' || arg.startsWith('--account='));
}

/** Chromium chooses before any of our code runs, and ends the process when it finds no display. */
function hasDisplay(): boolean {
  if (app.commandLine.hasSwitch('ozone-platform')) return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

const NO_DISPLAY =
  'Error: --account needs the keychain, which the app reaches without a display only when started ' +
  'with --ozone-platform=headless. Put it before --cli.\n';
