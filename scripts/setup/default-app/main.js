/**
 * Goes into a runtime that has no default app: loads the app named on the command line, as
 * Electron's own default app does. Knows nothing of the app it loads.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, dialog } from 'electron';

/** The first argument that is not a switch: a folder with a package.json, or a script. */
function appPath() {
  const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
  return named === undefined ? undefined : path.resolve(named);
}

/** Makes `folder` the running app, and returns its entry file. */
function adopt(folder) {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const name = manifest.productName ?? manifest.name;
  if (name !== undefined) app.setName(name);
  if (manifest.version !== undefined) app.setVersion(manifest.version);
  if (manifest.desktopName !== undefined) app.setDesktopName(manifest.desktopName);
  app.setAppPath(folder);
  app.setPath('userData', path.join(app.getPath('appData'), name ?? 'Electron'));
  return path.join(folder, manifest.main ?? 'index.js');
}

async function load() {
  const named = appPath();
  if (named === undefined) throw new Error('No app was named on the command line.');
  const entry = statSync(named).isDirectory() ? adopt(named) : named;
  await import(pathToFileURL(entry).href);
}

// Awaited at the top of a module: Electron is not `ready` before the app has been loaded.
try {
  await load();
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  if (process.platform !== 'linux')
    dialog.showErrorBox('The app could not be loaded', String(error));
  app.exit(1);
}
