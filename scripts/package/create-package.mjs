/**
 * Builds, lays out and packs, with the runtime it is given. Decides nothing about targets.
 */
import { ensureBuild } from '../setup/build.mjs';
import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { SetupError } from '../setup/say.mjs';
import { sevenZip } from './seven-zip.mjs';
import { stage } from './stage.mjs';
import { updateSettings } from './updates.mjs';

const systems = { darwin: '--mac', win32: '--win', linux: '--linux' };

/**
 * @param {import('../setup/electron-runtime.mjs').Runtime} runtime
 * @param {readonly string[]} targets of electron-builder; none means those of its file
 * @param {{ output?: string, local?: boolean }} [options] `output`: folder for the packages;
 *   `local`: packs the runtime at hand, where electron-builder would fetch the official one
 * @throws {SetupError} when electron-builder fails
 */
export async function createPackage(runtime, targets, { output = 'release', local = false } = {}) {
  const updates = updateSettings(process.env);
  // The feed is part of what is built.
  await ensureBuild({ force: updates.length > 0 });
  await stage({ platform: process.platform, arch: process.arch });
  const { status } = await run(
    process.execPath,
    [
      inRoot('node_modules', 'electron-builder', 'cli.js'),
      systems[process.platform] ?? '--linux',
      ...targets,
      `--${process.arch}`,
      ...['--publish', 'never', `-c.directories.output=${output}`],
      ...runtimeSettings(runtime, local),
      ...maintainer(process.env),
      ...updates,
    ],
    { output: 'to-stderr', env: environment(runtime) },
  );
  if (status !== 0) throw new SetupError('electron-builder failed; what it said stands above.');
}

/** A runtime that is no official download is always taken from where it lies. */
function runtimeSettings({ source, dir, version }, local) {
  if (!local && source !== 'fallback' && source !== 'named') return [];
  return [`-c.electronDist=${dir}`, `-c.electronVersion=${version}`];
}

function maintainer({ STUDIO_MAINTAINER: name, STUDIO_HOMEPAGE: homepage }) {
  return [
    ...(name ? [`-c.linux.maintainer=${name}`] : []),
    ...(homepage ? [`-c.extraMetadata.homepage=${homepage}`] : []),
  ];
}

function environment({ source }) {
  const tool = sevenZip();
  return {
    ...process.env,
    ...(tool === undefined ? {} : { ELECTRON_BUILDER_7ZIP_PATH: tool }),
    // No release: its archives are made in seconds, not minutes.
    ...(source === 'fallback' ? { ELECTRON_BUILDER_COMPRESSION_LEVEL: '1' } : {}),
  };
}
