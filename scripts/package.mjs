/**
 * `npm run package`: packages the app for this machine, and says which targets it left out and
 * why. Installers need tools that electron-builder downloads; where those cannot be had, a
 * folder and an archive are made from the runtime at hand.
 */
import { readFileSync } from 'node:fs';
import { ensureBuild } from './setup/build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { electronRuntime } from './setup/electron-runtime.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runMain, say } from './setup/say.mjs';

await runMain(async (args) => {
  await ensureDependencies();
  const runtime = await electronRuntime();
  await ensureBuild();
  const status = await packageWith(runtime, args.length > 0 ? args : plannedTargets(runtime));
  if (status === 0) say('Packages are in release/.');
  return status;
});

/** What can be made here; the rest is named with its reason. */
function plannedTargets(runtime) {
  if (runtime.source !== 'fallback') return [];
  say(`Packaging with Electron ${runtime.version}, for development only: not a release.`);
  say(
    'Left out: AppImage, deb and rpm. Their tools are downloaded, and could not be reached here.',
  );
  return ['dir'];
}

async function packageWith(runtime, targets) {
  const builder = inRoot('node_modules', 'electron-builder', 'cli.js');
  const isLocal = runtime.source === 'fallback' || runtime.source === 'named';
  const local = [`-c.electronDist=${runtime.dir}`, `-c.electronVersion=${runtime.version}`];
  const { status } = await run(
    process.execPath,
    [builder, system(), ...targets, '--publish', 'never', ...(isLocal ? local : [])],
    { output: 'to-stderr' },
  );
  if (status !== 0 || runtime.source !== 'fallback' || !targets.includes('dir')) return status;
  return archiveFolder();
}

function system() {
  return { darwin: '--mac', win32: '--win' }[process.platform] ?? '--linux';
}

/** The packaged folder as one file, by the system's own tar. */
async function archiveFolder() {
  const folder = 'linux-unpacked';
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const archive = `flat-to-model-studio-${version}-linux-x64.tar.gz`;
  const { status } = await run('tar', ['-czf', archive, folder], { cwd: inRoot('release') });
  return status;
}
