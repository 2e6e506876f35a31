/**
 * Builds the app into `dist/` when its sources changed since the last build. The finished build
 * replaces the old one whole: a failed build leaves the old one as it was.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { SetupError, say, seconds } from './say.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

/** The three builds: Electron's main process and the command line, the preload, the interface. */
const parts = ['main', 'preload', 'renderer'];

/** Without one of these there is no app to build: every entry of the three builds. */
export const requiredSources = [
  'src-main/index.ts',
  'src-main/cli.ts',
  'src-main/sandbox/main.ts',
  'src-main/images/worker.ts',
  'src-main/preload/index.ts',
  'src-renderer/index.html',
];

const inputs = [
  'src-main',
  'src-shared',
  'src-renderer',
  'scripts/guide',
  'docs/user-guide',
  'docs/images',
  'resources',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  ...parts.map((part) => `vite.${part}.config.ts`),
].map((path) => inRoot(path));

const dist = inRoot('dist');
const stampPath = join(dist, '.built-from');

/** Tests and sample photos are read from their place, never built in. */
const isNoInput = (path) => /\.test\.tsx?$/.test(path) || path === inRoot('resources', 'samples');

const sourceFingerprint = () => fingerprint(inputs, isNoInput);

/** Whether `dist/` was built from the sources as they are now. */
export const buildIsFresh = () => readStamp(stampPath) === sourceFingerprint();

/**
 * Builds when needed.
 * @param {{ force?: boolean, quiet?: boolean }} [options]
 * @throws {SetupError} when a source is missing or does not compile
 */
export async function ensureBuild({ force = false, quiet = false } = {}) {
  if (!force && buildIsFresh()) return;
  await withLock(inRoot('.cache', 'build.lock'), async () => {
    if (!force && buildIsFresh()) return;
    const started = performance.now();
    await buildAll();
    if (!quiet) say(`Built in ${seconds(performance.now() - started)}.`);
  });
}

async function buildAll() {
  const missing = requiredSources.filter((source) => !existsSync(inRoot(source)));
  if (missing.length > 0) throw new SetupError(`Cannot build: ${missing.join(', ')} missing.`);
  const builtFrom = sourceFingerprint();
  mkdirSync(inRoot('.cache'), { recursive: true });
  const work = mkdtempSync(inRoot('.cache', 'build-'));
  try {
    const made = join(work, 'dist');
    for (const part of parts) await buildPart(part, join(made, part));
    writeStamp(join(made, basename(stampPath)), builtFrom);
    if (existsSync(dist)) renameSync(dist, join(work, 'old'));
    renameSync(made, dist);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function buildPart(part, outDir) {
  const { build } = await import('vite');
  // Vite keeps what is set, and running a module through it, as some checks do, sets "development":
  // the app would then carry the slow, talkative React.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({
      configFile: inRoot(`vite.${part}.config.ts`),
      build: { outDir, emptyOutDir: true },
    });
  } catch (error) {
    throw new SetupError(`The ${part} part could not be built:\n${error.message}`);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
