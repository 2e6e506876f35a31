/**
 * Called by electron-builder when a package's folder is filled: takes out the default app that a
 * development runtime brings along.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** @param {{ appOutDir: string, electronPlatformName: string }} context */
export default function afterPack({ appOutDir, electronPlatformName }) {
  if (electronPlatformName !== 'linux') return;
  rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
}
