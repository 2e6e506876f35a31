import { describe, expect, it } from 'vitest';
import { inEnglish } from '../text/in-english.ts';
import { problemWords } from '../text/mistake-words.ts';
import { readInstructionsText, unknownFields, writeInstructionsText } from './instructions-file.ts';
import { readJsonText } from './json-text.ts';

const problems = (text: string) => {
  const read = readInstructionsText(text);
  if (read.ok) throw new Error('no problem');
  return read.problems.map((problem) => problemWords(problem, inEnglish));
};

describe('JSON with places', () => {
  it('reads what the built-in parser reads', () => {
    for (const text of [
      '{}',
      '[]',
      ' [1, -0.5e+3, 0, true, false, null, "a\\n\\u00e9\\"\\\\\\/"] ',
      '{"a":{"b":[{"c":[]}]},"":1,"__proto__":2,"a b":"ü"}',
      '"text"',
      '12',
      '\t[\r\n1\r\n]',
    ]) {
      const read = readJsonText(text);
      expect(read.ok && read.value, text).toEqual(JSON.parse(text));
    }
    expect(readJsonText('\uFEFF[]')).toMatchObject({ ok: true, value: [] });
  });

  it('refuses what the built-in parser refuses', () => {
    for (const text of [
      '',
      '[',
      '[1,]',
      '{"a":1,}',
      '{a:1}',
      "['a']",
      '01',
      '1.',
      '"\\x"',
      '"a\nb"',
      '"open',
      'tru',
      '[] []',
      '{"a" 1}',
      '+1',
      '[1 2]',
    ]) {
      expect(() => JSON.parse(text), text).toThrow();
      expect(readJsonText(text).ok, text).toBe(false);
    }
    expect(readJsonText('['.repeat(5000)).ok).toBe(false);
  });

  it('knows where things stand', () => {
    const read = readJsonText('{\r\n  "a": [\n    1,\n    {"b": true}\n  ]\n}');
    if (!read.ok) throw new Error('readable');
    expect(read.placeOf(['a', 1, 'b'])).toEqual({ line: 4, column: 11 });
    expect(read.placeOf(['a', 1, 'gone'])).toEqual({ line: 4, column: 5 });
    expect(read.placeOf([])).toEqual({ line: 1, column: 1 });
  });
});

describe('an instructions file as one types it', () => {
  it('[BUILD-03] names line, column and field of every mistake, in the order of the text', () => {
    expect(problems('[\n  {"pose": "a"\n   "seed": 1}\n]')).toEqual([
      'line 3, column 4: "," or "}" expected, but found "\\""',
    ]);
    expect(problems('[{"pose": "a"')).toEqual([
      'line 1, column 14: "," or "}" expected, but the text ends here',
    ]);
    expect(
      problems(
        '{"instructions": [\n {"seed": 1.5},\n {"options": {"size": "8K"},\n  "num_variations": 9}\n]}',
      ),
    ).toEqual([
      'line 2, column 11, instruction 1, seed: a whole number expected',
      'line 3, column 23, instruction 2, options, size: one of 1K, 2K, 4K expected',
      'line 4, column 21, instruction 2, num_variations: must be at most 4',
    ]);
    expect(problems('{"looks": []}')[0]).toContain('a list of instructions');
    expect(problems('[]')[0]).toContain('at least 1 instruction');
    expect(problems(JSON.stringify(Array(11).fill({})))[0]).toContain('at most 10 instructions');
    expect(problems('[{"prompt": 5}]')[0]).toContain('a text in double quotes expected');
  });

  it('[BUILD-03] keeps unknown fields, names them, and writes them back', () => {
    const text = '[{"pose":"a","lens":50,"options":{"ar":"1:1","grain":{"x":1}}},{}]';
    const read = readInstructionsText(text);
    if (!read.ok) throw new Error('readable');
    expect(read.unknown).toEqual([
      { instruction: 0, field: 'lens' },
      { instruction: 0, field: 'options.grain' },
    ]);
    expect(unknownFields(read.instructions)).toEqual(read.unknown);
    const { instructions } = read;
    const again = readInstructionsText(writeInstructionsText({ instructions }));
    expect(again).toMatchObject({ ok: true, instructions: JSON.parse(text), options: null });
  });

  it('[BUILD-03] carries name and job options beside the list, and forgives other programs’ own', () => {
    const options = { model: 'seedream', consistency: false, barefoot: true } as const;
    const look = { name: 'Street', options, instructions: [{ pose: 'walking' }] };
    expect(readInstructionsText(writeInstructionsText(look))).toMatchObject({ ok: true, ...look });
    const foreign = '{"options": {"model": "other"}, "name": 5, "instructions": [{}]}';
    expect(readInstructionsText(foreign)).toMatchObject({ ok: true, options: null, name: null });
  });
});
