import { describe, expect, it } from 'vitest';
import { parseInstructionsFile } from './parse-instructions.ts';

describe('instructions out of a file', () => {
  it.each(['{"poses": []}', '7', '[{'])(
    '[RUN-06] %s of another shape: the script’s words',
    (text) => {
      expect(parseInstructionsFile(text)).toMatchObject({
        ok: false,
        failure: {
          code: 'instructions-invalid',
          message: 'Invalid instructions file: expected a list or {"instructions": [...]}',
        },
      });
    },
  );

  it('[RUN-06] a list with a wrong value is not called something other than a list', () => {
    expect(parseInstructionsFile('[{"num_variations": 9}]')).toMatchObject({
      ok: false,
      failure: {
        message: 'The instructions file holds a value that cannot be sent.',
        detail: 'line 1, column 21, instruction 1, num_variations: must be at most 4',
      },
    });
    expect(parseInstructionsFile('[{"seed": "x"}]')).toMatchObject({
      ok: false,
      failure: {
        code: 'instructions-invalid',
        detail: 'line 1, column 11, instruction 1, seed: a number expected',
      },
    });
  });
});
