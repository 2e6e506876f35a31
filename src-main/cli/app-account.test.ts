import { describe, expect, it } from 'vitest';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import type { StoredAccount } from '../accounts/store.ts';
import type { SecretBox } from '../storage/credentials.ts';
import { chooseAccount, secretOf } from './app-account.ts';

const account = (key: string, label: string, sealed: string | null = 'sealed'): StoredAccount => ({
  key: key as AccountKey,
  kind: 'password',
  label,
  user: key.split(' ')[0] ?? null,
  baseUrl: 'https://api.example',
  sealed,
});
const paris = account('ann@studio.example at api.example', 'Studio Paris');
const milan = account('bo@studio.example at api.example', 'Studio Milan');

const box = (part: Partial<SecretBox> = {}): SecretBox => ({
  view: async () => ({ kept: 'keychain', backend: 'test' }),
  seal: async () => null,
  open: async () => ({ secret: '{"kind":"token","token":"t-1"}', stale: false }),
  ...part,
});

describe('[ACC-09] --account', () => {
  it('finds an account by its name, its user or its key', () => {
    for (const name of ['studio paris', ' ANN@studio.example', paris.key]) {
      expect(chooseAccount(name, [milan, paris])).toBe(paris);
    }
  });
  it('refuses a name that fits two, and one that fits none, naming what there is', () => {
    const twin = account('ann@studio.example at other.example', 'Studio Paris');
    expect(() => chooseAccount('Studio Paris', [paris, twin])).toThrow(/more than one account/);
    expect(() => chooseAccount('Rome', [paris])).toThrow('The app has no account "Rome".');
    expect(() => chooseAccount('Rome', [])).toThrow(/no account/);
  });
  it('opens the secret where the keychain is', async () => {
    expect(await secretOf(paris, box())).toEqual({ kind: 'token', token: 't-1' });
  });
  it('says what is missing: the app, a keychain, a sign-in', async () => {
    await expect(secretOf(paris, null)).rejects.toMatchObject({ code: 'usage' });
    const none = box({
      view: async () => ({ kept: 'session-only', backend: '', remedy: 'keyring' }),
    });
    await expect(secretOf(paris, none)).rejects.toMatchObject({ code: 'keychain-unavailable' });
    await expect(secretOf(account('x', 'X', null), box())).rejects.toMatchObject({
      code: 'signed-out',
    });
    const broken = box({ open: async () => null });
    await expect(secretOf(paris, broken)).rejects.toMatchObject({ code: 'signed-out' });
  });
});
