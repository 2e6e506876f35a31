import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT, namesImages, readServerWords, showable } from './server-words.ts';

describe('readServerWords', () => {
  it('reads the envelope: error, details with their fields, credits', () => {
    const words = readServerWords({
      error: 'Validation failed',
      detail: [{ field: 'images', message: 'file f1 not found', position: 0 }],
      required_credits: 12,
    });
    expect(words).toEqual({
      text: 'Validation failed; images: file f1 not found',
      fields: ['images'],
      codes: [],
      requiredCredits: 12,
    });
  });

  it('reads other habits too', () => {
    expect(readServerWords({ detail: 'Not found' }).text).toBe('Not found');
    expect(readServerWords({ error: { message: 'no' } }).text).toBe('no');
    expect(readServerWords('plain').text).toBe('plain');
    const fast = readServerWords({ detail: [{ loc: ['body', 'images', 0], msg: 'missing' }] });
    expect(fast).toMatchObject({ text: 'body.images.0: missing', fields: ['body.images.0'] });
  });

  it('never throws and never shows more than it may, whatever came', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        const { text } = readServerWords(body);
        expect(text === null || text.length <= MAX_TEXT).toBe(true);
      }),
    );
  });
});

describe('showable', () => {
  it('hides signatures, tokens and control characters', () => {
    const shown = showable(
      'see https://s3.example/a?X-Signature=abc\u0007 \u202eBearer eyJhbGciOi.secret\nend',
    );
    expect(shown).toBe('see https://s3.example/a?… Bearer … end');
  });
});

describe('namesImages', () => {
  const withField = (field: string) => readServerWords({ detail: [{ field, message: 'x' }] });
  it.each(['images', 'images.0', 'images[2].file_id', 'body.images', 'file_id'])(
    '%s does',
    (field) => {
      expect(namesImages(withField(field))).toBe(true);
    },
  );
  it.each(['identity_code', 'instructions.0', 'images[0].note', 'options.image_size'])(
    '%s does not',
    (field) => {
      expect(namesImages(withField(field))).toBe(false);
    },
  );
  it('goes by a machine word where no field is named, never by a sentence', () => {
    expect(namesImages(readServerWords({ error: 'IMAGE_NOT_FOUND' }))).toBe(true);
    expect(namesImages(readServerWords({ error: 'Some images are not available' }))).toBe(false);
    expect(namesImages(readServerWords({ error: 'IDENTITY_NOT_FOUND' }))).toBe(false);
  });
});
