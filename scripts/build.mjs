/** `npm run build`: builds the app into `dist/`; `--force` even when nothing changed. */
import { buildIsFresh, ensureBuild } from './setup/build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { runMain, say } from './setup/say.mjs';

await runMain(async (args) => {
  await ensureDependencies();
  const force = args.includes('--force');
  if (!force && buildIsFresh()) say('Nothing changed since the last build.');
  else await ensureBuild({ force });
});
