/** Where the product keeps its state when nobody says otherwise: one folder for app and command line. */
import { posix, win32 } from 'node:path';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** The folder Electron calls `userData` for this product: its name below the system's folder for settings. */
export const PRODUCT_FOLDER = 'Flat-to-Model Studio';

/** The same folder as Electron's `app.getPath('userData')`, computed without Electron. */
export function defaultDataDir({ platform, env, home }: Machine): string {
  switch (platform) {
    case 'win32':
      return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), PRODUCT_FOLDER);
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', PRODUCT_FOLDER);
    default:
      return posix.join(env['XDG_CONFIG_HOME'] || posix.join(home, '.config'), PRODUCT_FOLDER);
  }
}
