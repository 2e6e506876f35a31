import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafeName } from '../names.ts';
import { viewOf } from './facts.ts';
import { fillTemplate, NAMING_TOKENS, type NamingFacts, parseTemplate } from './naming.ts';

const FACTS: NamingFacts = {
  sku: 'CT-1048',
  view: 'front',
  sequence: 7,
  number: 12,
  identity: 'ID-3',
  date: '2026-11-23',
  instruction: 1,
  variation: 2,
  version: 1,
  original: 'output_0_v1',
  target: 'Zalando',
  batch: 'Spring',
  model: null,
  seed: null,
  stars: 4,
  image: 0,
};
const named = (template: string, over: Partial<NamingFacts> = {}) =>
  fillTemplate(parseTemplate(template), { ...FACTS, ...over }, 'jpg');

describe('[EXPORT-04] the naming template', () => {
  it.each([
    ['{sku}_{view}_{sequence:2}', 'CT-1048_front_07.jpg'],
    ['{SKU:lower}-{number:4}', 'ct-1048-0012.jpg'],
    ['{date:YYYYMMDD}_{original}', '20261123_output_0_v1.jpg'],
    ['{batch}/{sku}/{variation}', 'Spring/CT-1048/2.jpg'],
    ['{sku}_{model}_{version}', 'CT-1048_1.jpg'],
    ['{model}_{sku}', 'CT-1048.jpg'],
    ['plain', 'plain.jpg'],
  ])('%s becomes %s', (template, name) => {
    expect(named(template)).toBe(name);
  });

  it.each([
    ['{skuu}', 'unknown-token', 0],
    ['a{sku', 'unclosed', 1],
    ['{sku:3}', 'bad-form', 0],
    ['{sequence:x}', 'bad-form', 0],
    ['{date:HH}', 'bad-form', 0],
    ['', 'empty', 0],
    ['{sku}/', 'empty', 6],
    ['/{sku}', 'empty-folder', 0],
    ['a//b', 'empty-folder', 2],
  ])('%s has a problem: %s at %d', (template, code, at) => {
    expect(parseTemplate(template).problems[0]).toMatchObject({ code, at });
  });

  it('a value never opens a folder, hides a file, or uses a name of the system', () => {
    expect(named('{sku}', { sku: '../../etc/passwd' })).not.toContain('/');
    expect(named('{sku}', { sku: 'CON' })).toBe('_CON.jpg');
    expect(named('{sku}', { sku: '.hidden' })).toBe('hidden.jpg');
    expect(named('{sku}', { sku: '' })).toBe('picture.jpg');
    expect(named('{sku}', { sku: 'e\u0301' })).toBe('\u00e9.jpg');
  });

  it('whatever comes in, every part is legal everywhere and not too long', {
    timeout: 60_000,
  }, () => {
    const token = fc.constantFrom(...NAMING_TOKENS.map((one) => `{${one}}`), '/', '-', ' ');
    const text = fc.string({ unit: 'binary', maxLength: 150 });
    fc.assert(
      fc.property(fc.array(fc.oneof(token, text), { maxLength: 8 }), text, (parts, value) => {
        const template = parseTemplate(parts.join(''));
        const name = fillTemplate(template, { ...FACTS, sku: value, original: value }, 'webp');
        return name.endsWith('.webp') && name.split('/').every(isSafeName);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what a picture shows', () => {
  const view = (pose: string | undefined, instruction: number | null = 0) =>
    viewOf({ instruction, imageIndex: 4 }, { instructions: [pose === undefined ? {} : { pose }] });

  it.each([
    ['standing upright, facing the camera', 'front'],
    ['standing, seen from behind, head turned', 'back'],
    ['three-quarter view, one hand on the hip', 'side'],
    ['close-up of the collar, front', 'detail'],
    ['walking', 'view1'],
  ])('%s: %s', (pose, expected) => {
    expect(view(pose)).toBe(expected);
  });

  it('is counted where nothing is said', () => {
    expect(view(undefined)).toBe('view1');
    expect(view('front', null)).toBe('view5');
  });
});
