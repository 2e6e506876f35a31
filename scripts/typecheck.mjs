/** `npm run typecheck`: every TypeScript configuration, and main against the oldest Electron. */
import { typeChecks } from './checks/types.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { runMain, say } from './setup/say.mjs';

await runMain(async () => {
  await ensureDependencies();
  let failed = 0;
  for (const check of typeChecks()) {
    const { status, output } = await check.run();
    if (status !== 0) failed += 1;
    say(`${status === 0 ? 'good' : 'FAILED'}  ${check.name}`);
    if (status !== 0) say(output.trimEnd());
  }
  return failed === 0 ? 0 : 1;
});
