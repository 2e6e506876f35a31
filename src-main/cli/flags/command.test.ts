import { describe, expect, it } from 'vitest';
import { BATCH_SHAPE, RUN_SHAPE } from '../commands/shapes.ts';
import { buildCommand, type CommandShape } from './command.ts';
import type { FlagName, FlagValues } from './table.ts';
import type { BatchFlags, RunFlags } from './taken.ts';

async function parse<N extends FlagName>(shape: CommandShape<N>, args: readonly string[]) {
  let values: FlagValues<N> | undefined;
  const command = buildCommand(shape, async (read) => {
    values = read;
  })
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  await command.parseAsync([...args], { from: 'user' });
  if (!values) throw new Error('the command was not carried out');
  return values;
}
const run = (...args: string[]): Promise<RunFlags> => parse(RUN_SHAPE, args);
const batch = (...args: string[]): Promise<BatchFlags> => parse(BATCH_SHAPE, args);

describe('[RUN-01] flags of `run`', () => {
  it('have the defaults of the script', async () => {
    expect(await run()).toMatchObject({
      'output-folder': 'output',
      'base-url': 'https://v2.api.piktid.com',
      model: 'auto',
      'no-consistency': false,
      barefoot: false,
      'num-variations': undefined,
      'max-wait': 0,
      rate: { submissions: 5, windowSeconds: 60 },
    });
  });

  it('take the names of the script', async () => {
    const flags = await run(
      ...['--input-folder', 'in', '--username', 'ann', '--password', 'p', '--token', 't'],
      ...['--identity-code', 'C', '--identity-image', 'i.png', '--output-folder', 'o'],
      ...['--base-url', 'https://x.example', '--prompt', 'a', '--pose', 'b', '--background', 'c'],
      ...['--num-variations', '4', '--size', '2K', '--aspect-ratio', '3:4', '--format', 'jpg'],
      ...['--seed', '-7', '--instructions-file', 'f.json', '--model', 'seedream'],
      ...['--no-consistency', '--barefoot', '--sandbox', '--max-wait=90', '--json'],
    );
    expect(flags).toMatchObject({
      'input-folder': 'in',
      'num-variations': 4,
      seed: -7,
      'aspect-ratio': '3:4',
      model: 'seedream',
      'no-consistency': true,
      barefoot: true,
      sandbox: true,
      'max-wait': 90,
      json: true,
    });
  });

  it('[RUN-04] take one note per photo, empty ones too, up to the next flag', async () => {
    const flags = await run('--image-notes', 'front', '', 'inside label', '--pose', 'standing');
    expect(flags['image-notes']).toEqual(['front', '', 'inside label']);
    expect(flags.pose).toBe('standing');
  });
});

describe('[BATCH-01] flags of `batch`', () => {
  it('have the defaults of the rules', async () => {
    expect(await batch()).toMatchObject({
      'output-dir': 'output',
      parallel: 3,
      'max-jobs': 5,
      'unclear-grace': 60,
      'wait-for-user': 0,
      adopt: {},
    });
  });

  it('take several folders, a rate, and jobs to adopt', async () => {
    const flags = await batch(
      ...['--input-folders', 'a', 'b', '--rate', '10/30', '--parallel', '5'],
      ...['--adopt', 'summer=dress=job-1', '--adopt', 'shirt=job-2', '--budget-credits', '12.5'],
    );
    expect(flags['input-folders']).toEqual(['a', 'b']);
    expect(flags.rate).toEqual({ submissions: 10, windowSeconds: 30 });
    expect(flags.adopt).toEqual({ 'summer=dress': 'job-1', shirt: 'job-2' });
    expect(flags['budget-credits']).toBe(12.5);
  });
});

describe('[RUN-14] wrong values', () => {
  it.each([
    [['--num-variations', '5'], '--num-variations must be a whole number from 1 to 4, got "5".'],
    [['--num-variations', '1.5'], '--num-variations must be a whole number from 1 to 4'],
    [['--size', '8K'], '--size must be one of 1K, 2K, 4K, got "8K".'],
    [['--model', 'best'], '--model must be one of auto, nano_banana_pro, seedream, got "best".'],
    [['--seed', 'x'], '--seed must be a whole number'],
    [['--rate', '0/60'], '--rate must be submissions per seconds, such as 5/60, got "0/60".'],
    [['--max-wait', '-1'], '--max-wait must be a number of at least 0, got "-1".'],
    [['--output-folder', ''], '--output-folder must be a text that is not empty, got "".'],
  ])('%j name flag and value', async (args, sentence) => {
    await expect(run(...args)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(sentence),
    });
  });

  it('of batch name flag and value too', async () => {
    await expect(batch('--parallel', '6')).rejects.toThrow(
      '--parallel must be a whole number from 1 to 5, got "6".',
    );
    await expect(batch('--adopt', 'job-1')).rejects.toThrow('--adopt must be SKU=JOB');
  });

  it('unknown flags and stray words are refused', async () => {
    await expect(run('--colour', 'red')).rejects.toThrow("unknown option '--colour'");
    await expect(run('folder')).rejects.toThrow(/too many arguments/);
  });
});

describe('[RUN-07] help', () => {
  it('warns about secrets in flags and tells the variables', () => {
    let help = '';
    const command = buildCommand(RUN_SHAPE, async () => undefined).configureOutput({
      writeOut: (text) => {
        help += text;
      },
    });
    command.outputHelp();
    expect(help).toMatch(/shell's history/);
    for (const name of ['USERNAME', 'PASSWORD', 'TOKEN']) {
      expect(help).toContain(`FLAT_TO_MODEL_${name}`);
    }
    for (const name of RUN_SHAPE.flags) expect(help).toContain(`--${name}`);
  });
});
