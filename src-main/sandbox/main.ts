/**
 * The sandbox as a process of its own. Prints one JSON line `{"url", "controlToken"}` when it
 * listens, stops on SIGTERM and SIGINT, and, with `--with-parent`, when its standard input ends.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createSandbox, type SandboxOptions } from './create-sandbox.ts';

const usage = `Usage: sandbox --state-dir DIR [options]
  --port N                  0 = a free one (default)
  --seconds-per-output N    how long one output takes (3)
  --queue-seconds N         how long a job waits first (1)
  --visible-after-ms N      404 for so long after creation (800)
  --upload-ms N             added to each upload (0)
  --submissions N           accepted per window (5)
  --window-seconds N        length of the window (60)
  --running N               jobs at once (5)
  --credits N               of a new account (1000)
  --api-token TOKEN         may be given several times (sandbox-token)
  --control-token TOKEN     guards /__sandbox/ (made up)
  --plain-pictures          tiny pictures
  --with-parent             stop when standard input ends`;

const numberFlags = [
  'port',
  'seconds-per-output',
  'queue-seconds',
  'visible-after-ms',
  'upload-ms',
  'submissions',
  'window-seconds',
  'running',
  'credits',
] as const;
type NumberFlag = (typeof numberFlags)[number];

/** @throws RangeError naming the flag whose value is not a number of at least 0. */
function readOptions(args: readonly string[]): { options: SandboxOptions; withParent: boolean } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...(Object.fromEntries(numberFlags.map((flag) => [flag, text])) as Record<
        NumberFlag,
        typeof text
      >),
      'state-dir': text,
      'api-token': { type: 'string', multiple: true },
      'control-token': text,
      'plain-pictures': { type: 'boolean' },
      'with-parent': { type: 'boolean' },
    },
  });
  const stateDir = values['state-dir'];
  if (stateDir === undefined) throw new RangeError('--state-dir is required');

  function setting<K extends string>(key: K, flag: NumberFlag): { [P in K]?: number } {
    const given = values[flag];
    if (given === undefined) return {};
    const value = Number(given);
    if (given.trim() === '' || !(value >= 0)) {
      throw new RangeError(`--${flag} must be a number of at least 0, got ${given}`);
    }
    return { [key]: value } as { [P in K]?: number };
  }

  const options: SandboxOptions = {
    stateDir: resolve(stateDir),
    ...setting('port', 'port'),
    ...setting('credits', 'credits'),
    ...(values['api-token'] ? { apiTokens: values['api-token'] } : {}),
    ...(values['control-token'] ? { controlToken: values['control-token'] } : {}),
    speed: {
      ...setting('secondsPerOutput', 'seconds-per-output'),
      ...setting('queueSeconds', 'queue-seconds'),
      ...setting('visibleAfterMs', 'visible-after-ms'),
      ...setting('uploadMs', 'upload-ms'),
    },
    limits: {
      ...setting('submissions', 'submissions'),
      ...setting('windowSeconds', 'window-seconds'),
      ...setting('running', 'running'),
    },
    behaviour: values['plain-pictures'] ? { plainPictures: true } : {},
    log: (line) => process.stderr.write(`${line}\n`),
  };
  return { options, withParent: values['with-parent'] ?? false };
}

async function main(): Promise<void> {
  const { options, withParent } = readOptions(process.argv.slice(2));
  const sandbox = await createSandbox(options);
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (withParent) process.stdin.resume().once('end', stop).once('close', stop);
  const { url, controlToken } = sandbox;
  process.stdout.write(`${JSON.stringify({ url, controlToken })}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
  process.exitCode = 2;
}
