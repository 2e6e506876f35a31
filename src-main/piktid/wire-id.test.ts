import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idInBody, plainId, WireId } from './wire-id.ts';

describe('ids that go back in a body', () => {
  it('[API-15] leave as they came, numbers as numbers and text as text', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).filter((id) => id.trim() !== '');
    const anyId = fc.oneof(
      fc.maxSafeInteger(),
      text,
      fc.constantFrom('#7', '##7', '#-1', '7', '#x'),
    );
    fc.assert(
      fc.property(anyId, (id) => {
        const kept = WireId.parse(id);
        const sent = typeof id === 'string' ? id.trim() : id;
        expect(idInBody(kept)).toBe(sent === 0 ? 0 : sent);
        expect(plainId(kept)).toBe(String(sent));
      }),
    );
  });

  it('are none when empty, broken or of another kind', () => {
    for (const id of ['', ' ', null, undefined, 1.5, true, {}, Number.NaN]) {
      expect(WireId.safeParse(id).success).toBe(false);
    }
  });
});
