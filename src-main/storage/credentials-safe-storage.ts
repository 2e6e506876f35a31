/**
 * The system's keychain as Electron reaches it. Newer Electrons answer asynchronously and will drop
 * the older calls; older ones have only those: whichever exists is used, never a version check.
 */
import { safeStorage } from 'electron';
import type { Keychain } from './credentials.ts';

/** The asynchronous calls, as far as this Electron has them. */
interface AsyncSafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
}

/** Only after the app is ready: before, every system says no. */
export function systemKeychain(): Keychain {
  const calls: object = safeStorage;
  const backend = () =>
    process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;

  if (hasAsyncCalls(calls)) {
    return {
      available: () => calls.isAsyncEncryptionAvailable(),
      encrypt: (text) => calls.encryptStringAsync(text),
      decrypt: async (sealed) => {
        const { result, shouldReEncrypt } = await calls.decryptStringAsync(sealed);
        return { text: result, stale: shouldReEncrypt };
      },
      backend,
    };
  }
  return {
    available: async () => safeStorage.isEncryptionAvailable(),
    encrypt: async (text) => safeStorage.encryptString(text),
    decrypt: async (sealed) => ({ text: safeStorage.decryptString(sealed), stale: false }),
    backend,
  };
}

function hasAsyncCalls(found: object): found is AsyncSafeStorage {
  return ['isAsyncEncryptionAvailable', 'encryptStringAsync', 'decryptStringAsync'].every(
    (name) => name in found,
  );
}
