/**
 * Before the tests of the package: makes it, in a folder of its own, and the flavour of it whose
 * window a test can drive.
 */
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { createPackage } from '../../scripts/package/create-package.mjs';
import { makeTestFlavour } from '../../scripts/package/flavour.mjs';
import { unpackedIn } from '../../scripts/package/sizes.mjs';
import { electronRuntime } from '../../scripts/setup/electron-runtime.mjs';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { ensureSystemLibraries } from '../../scripts/setup/system-libraries.mjs';
import { provideDisplay } from './global-setup.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The unpacked package as it is released. */
    packageDir: string;
  }
}

const output = '.cache/package-test';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const runtime = await electronRuntime();
  await ensureSystemLibraries(runtime, { forTests: true });
  rmSync(inRoot(output), { recursive: true, force: true });
  await createPackage(runtime, ['dir'], { output, local: true });
  const [release] = unpackedIn(inRoot(output));
  if (release === undefined) throw new Error(`No unpacked package in ${output}.`);
  const executable = await makeTestFlavour(release, inRoot(output, 'for-tests'));
  project.provide('packageDir', release);
  project.provide('electronExecutable', executable);
  project.provide('appArgs', []);
  return provideDisplay(project);
}
