/**
 * `npm run bench [-- NAME …]`: runs the measurements of `tests/bench`: all, those of a name given,
 * or those whose name contains it where none has that name. A measurement is a vitest file, or a module whose default export measures
 * and prints its own table; what that returns as `false` was over its limit.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './setup/build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runMain, SetupError, say, seconds } from './setup/say.mjs';

const folder = inRoot('tests', 'bench');

await runMain(async (words) => {
  await ensureDependencies();
  await ensureBuild({ quiet: true });
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.bench.ts'))
    : [];
  const named = (word) => {
    const exact = `${word}.bench.ts`;
    return names.includes(exact) ? [exact] : names.filter((name) => name.includes(word));
  };
  const wanted = words.length === 0 ? names : [...new Set(words.flatMap(named))];
  if (wanted.length === 0)
    throw new SetupError(`No measurement of that name; there are: ${names.join(', ') || 'none'}.`);
  return measureAll(wanted.sort());
});

async function measureAll(names) {
  let status = 0;
  for (const name of names) {
    const started = performance.now();
    say(`\n${name.replace('.bench.ts', '')}`);
    const withinLimits = isModule(name) ? await measureModule(name) : await measureSuite(name);
    if (!withinLimits) status = 1;
    say(`  (${seconds(performance.now() - started)})`);
  }
  return status;
}

function isModule(name) {
  return /^export default /m.test(readFileSync(join(folder, name), 'utf8'));
}

async function measureModule(name) {
  const { createServer } = await import('vite');
  // Open until it is measured: some modules are loaded only when they are used first.
  const server = await createServer({
    root: inRoot(),
    configFile: false,
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const module = await server.ssrLoadModule(join(folder, name));
    return (await module['default']()) !== false;
  } finally {
    await server.close();
  }
}

async function measureSuite(name) {
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--project', 'bench', join(folder, name)];
  const { status } = await run(process.execPath, args);
  return status === 0;
}
