import { describe, expect, it } from 'vitest';
import { accountKeyOf } from './account-key.ts';

describe('account keys', () => {
  it('are the same however the name is written', () => {
    expect(accountKeyOf('https://v2.api.piktid.com/', ' Ann@Studio.example ')).toBe(
      accountKeyOf('https://V2.api.piktid.com', 'ann@studio.example'),
    );
  });

  it('differ between people and between servers', () => {
    const key = accountKeyOf('https://v2.api.piktid.com', 'ann');
    expect(accountKeyOf('https://v2.api.piktid.com', 'bea')).not.toBe(key);
    expect(accountKeyOf('http://127.0.0.1:4000', 'ann')).not.toBe(key);
  });
});
