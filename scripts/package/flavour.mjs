/**
 * The flavour of a package that tests drive: a copy whose executable listens to a debugger, which
 * is how a test sees the window. All else, the other fuses too, is the release.
 */
import { constants, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where the executable lies in an unpacked package. */
export function executableIn(dir, platform = process.platform) {
  if (platform === 'darwin') {
    return join(dir, 'Flat-to-Model Studio.app', 'Contents', 'MacOS', 'Flat-to-Model Studio');
  }
  if (platform === 'win32') return join(dir, 'Flat-to-Model Studio.exe');
  return join(dir, 'flat-to-model-studio');
}

/** Where the command line's launcher lies in an unpacked package. */
export function launcherIn(dir, platform = process.platform) {
  if (platform === 'darwin') {
    const resources = join(dir, 'Flat-to-Model Studio.app', 'Contents', 'Resources');
    return join(resources, 'bin', 'flat-to-model');
  }
  return join(dir, 'bin', platform === 'win32' ? 'flat-to-model.cmd' : 'flat-to-model');
}

/** The folder of the running app's resources in an unpacked package. */
export function resourcesIn(dir, platform = process.platform) {
  return platform === 'darwin'
    ? join(dir, 'Flat-to-Model Studio.app', 'Contents', 'Resources')
    : join(dir, 'resources');
}

/** @returns {Promise<string>} the copy's executable */
export async function makeTestFlavour(release, target) {
  if (existsSync(target)) rmSync(target, { recursive: true });
  // Where the file system can, copies share their bytes.
  cpSync(release, target, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  });
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executableIn(target), {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return executableIn(target);
}
