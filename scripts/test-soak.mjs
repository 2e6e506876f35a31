/** `npm run test:soak`: a night of 300 SKUs with everything that goes wrong, in scaled time. */
import { ensureBuild } from './setup/build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runMain } from './setup/say.mjs';

await runMain(async (args) => {
  await ensureDependencies();
  await ensureBuild();
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const env = { ...process.env, STUDIO_SOAK: 'long' };
  const { status } = await run(process.execPath, [vitest, 'run', '--project', 'soak', ...args], {
    env,
  });
  return status;
});
