/**
 * Seals secrets for the disk. Decides by a probe whether this computer really protects them; where
 * it does not, nothing is sealed and the caller keeps the secret for the session only. Knows
 * nothing of accounts, and no Electron: the keychain is passed in.
 */
import type { KeychainView } from '../../src-shared/domain/account-views.ts';
import type { Log } from '../runtime/log.ts';

/** What the system offers for encrypting; the adapter hides which of its calls exist. */
export interface Keychain {
  available(): Promise<boolean>;
  encrypt(text: string): Promise<Buffer>;
  /** Throws when the text was encrypted by another key. */
  decrypt(sealed: Buffer): Promise<{ readonly text: string; readonly stale: boolean }>;
  /** The system's word for what encrypts, where it has one; proves nothing. */
  backend(): string | null;
}

export interface SecretBox {
  /** Where secrets are kept; probed once. */
  view(): Promise<KeychainView>;
  /** Ciphertext in base64, or null where nothing protects it. */
  seal(secret: string): Promise<string | null>;
  /** The secret, or null when it cannot be read any more: another computer, a reset keychain. */
  open(sealed: string): Promise<{ readonly secret: string; readonly stale: boolean } | null>;
}

export interface SecretBoxOptions {
  readonly keychain: Keychain;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
}

const PROBE = 'Is anybody guarding this?';

export function createSecretBox({ keychain, platform, log }: SecretBoxOptions): SecretBox {
  let probed: Promise<boolean> | undefined;

  const probe = async (): Promise<boolean> => {
    try {
      if (!(await keychain.available())) return false;
      const sealed = await keychain.encrypt(PROBE);
      if (!isProtected(sealed, platform)) return false;
      return (await keychain.decrypt(sealed)).text === PROBE;
    } catch (error) {
      log.warn('keychain probe failed', { error });
      return false;
    }
  };
  const works = (): Promise<boolean> => {
    probed ??= probe();
    return probed;
  };

  return {
    async view() {
      const kept = (await works()) ? 'keychain' : 'session-only';
      const backend = backendName(platform, keychain.backend());
      return kept === 'keychain' ? { kept, backend } : { kept, backend, remedy: remedy(platform) };
    },
    async seal(secret) {
      if (!(await works())) return null;
      const sealed = await keychain.encrypt(secret);
      return isProtected(sealed, platform) ? sealed.toString('base64') : null;
    },
    async open(sealed) {
      try {
        if (!(await works())) return null;
        const { text, stale } = await keychain.decrypt(Buffer.from(sealed, 'base64'));
        return { secret: text, stale };
      } catch {
        log.warn('a stored secret could not be read');
        return null;
      }
    },
  };
}

/**
 * On Linux Chromium marks what it encrypts: `v10` means a key that is the same everywhere, so no
 * protection at all; `v11` means a key from the system's keyring.
 */
export function isProtected(sealed: Buffer, platform: NodeJS.Platform): boolean {
  return platform !== 'linux' || sealed.subarray(0, 3).toString('latin1') === 'v11';
}

function backendName(platform: NodeJS.Platform, backend: string | null): string {
  if (platform === 'darwin') return 'macOS Keychain';
  if (platform === 'win32') return 'Windows Data Protection';
  if (backend?.startsWith('kwallet')) return 'KWallet';
  if (backend === 'gnome_libsecret') return 'Secret Service';
  return 'No keyring';
}

function remedy(platform: NodeJS.Platform): NonNullable<KeychainView['remedy']> {
  if (platform === 'darwin') return 'allow';
  return platform === 'win32' ? 'own-profile' : 'keyring';
}
