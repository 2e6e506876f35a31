/** `npm run pictures`: takes the pictures of the documents anew, from the real app. */
import { ensureBuild } from './setup/build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { hasDisplay, startVirtualDisplay } from './setup/display.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runMain } from './setup/say.mjs';

await runMain(async () => {
  await ensureDependencies();
  await ensureBuild();
  const virtual = hasDisplay() ? undefined : await startVirtualDisplay();
  try {
    const env = { ...process.env, ...(virtual ? { DISPLAY: virtual.display } : {}) };
    const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
    const { status } = await run(process.execPath, [vitest, 'run', '--project', 'pictures'], {
      env,
    });
    return status;
  } finally {
    await virtual?.stop();
  }
});
