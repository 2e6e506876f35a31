import { describe, expect, it } from 'vitest';
import { silentLog } from '../runtime/log.ts';
import { createSecretBox, isProtected, type Keychain } from './credentials.ts';

/** Reverses the text behind a mark, as Chromium marks what it encrypts. */
function fakeKeychain(mark: string, changes: Partial<Keychain> = {}): Keychain {
  const turn = (text: string) => [...text].reverse().join('');
  return {
    available: async () => true,
    encrypt: async (text) => Buffer.from(mark + turn(text)),
    decrypt: async (sealed) => {
      const text = sealed.toString();
      if (!text.startsWith(mark)) throw new Error('other key');
      return { text: turn(text.slice(mark.length)), stale: false };
    },
    backend: () => 'gnome_libsecret',
    ...changes,
  };
}

const box = (keychain: Keychain, platform: NodeJS.Platform = 'linux') =>
  createSecretBox({ keychain, platform, log: silentLog });

describe('sealing secrets', () => {
  it('[ACC-03] seals and opens where the keyring is real', async () => {
    const secrets = box(fakeKeychain('v11'));
    const sealed = await secrets.seal('pass word');
    expect(sealed).not.toContain('pass word');
    expect(await secrets.open(sealed ?? '')).toEqual({ secret: 'pass word', stale: false });
    expect(await secrets.view()).toEqual({ kept: 'keychain', backend: 'Secret Service' });
  });

  it('[ACC-04] seals nothing where the key is the same on every computer, whatever its name', async () => {
    const secrets = box(fakeKeychain('v10'));
    expect(await secrets.seal('secret')).toBeNull();
    expect(await secrets.view()).toMatchObject({
      kept: 'session-only',
      remedy: expect.stringContaining('keyring'),
    });
  });

  it('[ACC-04] takes the system at its word when it says no, and survives one that throws', async () => {
    expect(await box(fakeKeychain('v11', { available: async () => false })).seal('x')).toBeNull();
    const broken = box(fakeKeychain('v11', { encrypt: () => Promise.reject(new Error('locked')) }));
    expect(await broken.seal('x')).toBeNull();
    expect((await broken.view()).kept).toBe('session-only');
  });

  it('[ACC-05] answers null for what another key has sealed', async () => {
    const secrets = box(fakeKeychain('v11'));
    expect(await secrets.open(Buffer.from('v12abc').toString('base64'))).toBeNull();
  });

  it('[ACC-03] looks for the mark on Linux only', () => {
    expect(isProtected(Buffer.from('v10abc'), 'darwin')).toBe(true);
    expect(isProtected(Buffer.from('v10abc'), 'linux')).toBe(false);
    expect(isProtected(Buffer.from('v11abc'), 'linux')).toBe(true);
  });
});
