/**
 * Runs the user's program when a batch has ended. No shell: nothing of a name is ever read as a
 * command. The program is told by environment variables.
 */
import { type SpawnOptions, spawn } from 'node:child_process';
import { windowsProgram } from '../../runtime/windows-program.ts';
import type { EndedBatch } from './ended-batch.ts';

export interface CommandOptions {
  readonly program: string;
  readonly batch: EndedBatch;
  readonly outputDir: string;
  /** Of this process; secrets of ours are left out. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Resolves with its exit status, null when a signal ended it. Rejects when it cannot be started. */
export function runCommand(options: CommandOptions): Promise<number | null> {
  const { program, batch, outputDir, env, signal } = options;
  const start = startOf(program, process.platform, env);
  return new Promise((resolve, reject) => {
    const child = spawn(start.file, start.args, {
      ...start.options,
      cwd: outputDir,
      env: { ...withoutSecrets(env), ...variables(batch, outputDir), ...start.env },
      stdio: 'ignore',
      shell: false,
      windowsHide: true,
      signal,
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

export interface ProgramStart {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly options: Pick<SpawnOptions, 'windowsVerbatimArguments'>;
}

/**
 * Batch files of Windows are no programs: its interpreter runs them. Their path reaches it as the
 * value of a variable within quotation marks, where none of its characters means anything.
 */
export function startOf(
  program: string,
  platform: NodeJS.Platform,
  env: CommandOptions['env'],
): ProgramStart {
  if (platform !== 'win32' || !/\.(cmd|bat)$/i.test(program)) {
    return { file: program, args: [], env: {}, options: {} };
  }
  return {
    file: windowsProgram('cmd.exe', env),
    args: ['/d', '/v:off', '/s', '/c', '""%STUDIO_PROGRAM%""'],
    env: { STUDIO_PROGRAM: program },
    options: { windowsVerbatimArguments: true },
  };
}

function variables(batch: EndedBatch, outputDir: string): Record<string, string> {
  return {
    STUDIO_BATCH_ID: batch.batch_id,
    STUDIO_BATCH_NAME: batch.name,
    STUDIO_SKUS: String(batch.total),
    STUDIO_DONE: String(batch.done),
    STUDIO_FAILED: String(batch.failed),
    STUDIO_CREDITS: String(batch.credits),
    STUDIO_OUTPUT_DIR: outputDir,
  };
}

function withoutSecrets(env: CommandOptions['env']): Record<string, string | undefined> {
  return Object.fromEntries(
    // Windows knows no difference between `FLAT_TO_MODEL_TOKEN` and `flat_to_model_token`.
    Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith('FLAT_TO_MODEL_')),
  );
}
