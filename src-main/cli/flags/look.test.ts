import { describe, expect, it } from 'vitest';
import { readFlags } from './command.ts';
import { chooseLook } from './look.ts';
import { RUN_FLAGS } from './taken.ts';

const flags = (raw: Readonly<Record<string, unknown>>) => readFlags(RUN_FLAGS, raw);
const noFile = async () => {
  throw Object.assign(new Error('no'), { code: 'ENOENT' });
};

describe('the look from flags', () => {
  it('[RUN-14] needs an identity', async () => {
    await expect(chooseLook(flags({}), noFile)).rejects.toMatchObject({
      code: 'usage',
      message: 'One of --identity-code and --identity-image is required.',
    });
  });

  it('holds what was set and nothing else', async () => {
    const look = await chooseLook(
      flags({ identityCode: 'C', pose: 'standing', numVariations: '2', aspectRatio: '3:4' }),
      noFile,
    );
    expect(look.instructions).toEqual([
      { pose: 'standing', num_variations: 2, options: { ar: '3:4' } },
    ]);
    expect(look.options).toEqual({ model: 'auto', consistency: true, barefoot: false });
    expect((await chooseLook(flags({ identityCode: 'C' }), noFile)).instructions).toEqual([{}]);
  });

  it('[RUN-06] comes from the instructions file, naming the flags that do not count', async () => {
    const look = await chooseLook(
      flags({ identityCode: 'C', pose: 'x', seed: '1', instructionsFile: 'f.json' }),
      async () => '{"instructions":[{"pose":"walking"}]}',
    );
    expect(look.instructions).toEqual([{ pose: 'walking' }]);
    expect(look.warnings).toEqual(['--instructions-file is given: --pose, --seed are ignored.']);
  });

  it('[RUN-06] refuses a file of another shape in the script’s words', async () => {
    const look = chooseLook(
      flags({ identityCode: 'C', instructionsFile: 'f.json' }),
      async () => '{"poses":[]}',
    );
    await expect(look).rejects.toMatchObject({
      code: 'instructions-invalid',
      message: 'Invalid instructions file: expected a list or {"instructions": [...]}',
    });
  });

  it('[RUN-14] names a file that is missing', async () => {
    const look = chooseLook(flags({ identityCode: 'C', instructionsFile: 'f.json' }), noFile);
    await expect(look).rejects.toMatchObject({
      code: 'usage',
      message: 'The instructions file "f.json" cannot be read: there is no such file.',
    });
  });
});
