/**
 * `npm test`: does what set-up is missing, then runs every check and every suite, and ends with
 * the line `N passed, N failed`. Fails when anything failed, or a stage ran nothing.
 */
import { closingLine, judged, total } from './gate/tally.mjs';
import { ensureBuild } from './setup/build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { electronRuntime } from './setup/electron-runtime.mjs';
import { runMain, seconds } from './setup/say.mjs';
import { ensureSystemLibraries } from './setup/system-libraries.mjs';

/** The checks are single-threaded; two cores run two of them. */
const checksAtOnce = 2;

const print = (line) => process.stdout.write(`${line}\n`);

await runMain(async () => {
  const started = performance.now();
  await ensureDependencies();
  const runtime = await electronRuntime();
  await ensureSystemLibraries(runtime, { forTests: true });
  print(`set-up done in ${seconds(performance.now() - started)}`);

  // Loaded only now: they need what the set-up installed.
  const { checkStages } = await import('./gate/check-stages.mjs');
  const { appStages, suiteStages } = await import('./gate/vitest-stages.mjs');
  const build = { name: 'build', run: buildStage };
  const results = [
    ...(await runStages(checkStages(), checksAtOnce)),
    ...(await runStages([build, ...suiteStages(), ...appStages()], 1)),
  ];
  const sum = total(results);
  for (const { names = [] } of results) for (const name of names) print(`failed  ${name}`);
  print(`all in ${seconds(performance.now() - started)}`);
  print(closingLine(sum));
  return sum.failed === 0 ? 0 : 1;
});

async function buildStage() {
  await ensureBuild({ force: true, quiet: true });
  return { passed: 1, failed: 0 };
}

/** Runs stages in order, some at once; a stage that throws has failed. */
async function runStages(stages, atOnce) {
  const waiting = [...stages];
  const results = [];
  const worker = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift())
      results.push(await runStage(stage));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

async function runStage(stage) {
  const started = performance.now();
  const result = judged(await stage.run().catch(asFailure));
  const counts = closingLine(total([result]));
  print(
    `${result.failed > 0 ? 'FAILED' : 'good  '}  ${stage.name}: ${counts} (${seconds(performance.now() - started)})`,
  );
  if (result.failed > 0 && result.output) print(indented(result.output));
  return result;
}

function asFailure(error) {
  return { passed: 0, failed: 1, output: error?.message ?? String(error) };
}

function indented(text) {
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => `    ${line}`).join('\n');
}
