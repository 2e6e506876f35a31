/**
 * Before any end-to-end test: a fresh build, a runtime to start it with and a display to show it
 * on. Starts a virtual display where there is none, and ends it afterwards.
 */
import type { TestProject } from 'vitest/node';
import { ensureBuild } from '../../scripts/setup/build.mjs';
import { hasDisplay, startVirtualDisplay } from '../../scripts/setup/display.mjs';
import { electronRuntime } from '../../scripts/setup/electron-runtime.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { ensureSystemLibraries } from '../../scripts/setup/system-libraries.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the Electron executable. */
    electronExecutable: string;
    /** What the executable is given first: the app's folder, unless the app is packaged. */
    appArgs: readonly string[];
    /** The X display to use; empty where the system has its own. */
    display: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const runtime = await electronRuntime();
  await ensureSystemLibraries(runtime, { forTests: true });
  await ensureBuild();
  project.provide('electronExecutable', runtime.executable);
  project.provide('appArgs', [root]);
  return provideDisplay(project);
}

/** The display to use, or a virtual one; answers what ends it. */
export async function provideDisplay(project: TestProject): Promise<() => Promise<void>> {
  if (hasDisplay()) {
    project.provide('display', process.env['DISPLAY'] ?? '');
    return async () => {};
  }
  const virtual = await startVirtualDisplay();
  project.provide('display', virtual.display);
  return () => virtual.stop();
}
