import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PiktidClient } from '../piktid/client.ts';
import { silentLog } from '../runtime/log.ts';
import { createIdentityPictures } from './identity-pictures.ts';

describe('pictures of identities', () => {
  let dir = '';
  let fetched: string[] = [];
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'identity-pictures-'));
    fetched = [];
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const client = {
    baseUrl: 'https://api.example',
    fetchPicture: async (address: string) => {
      fetched.push(address);
      return { bytes: Buffer.from(`picture of ${address}`), format: 'jpeg' as const };
    },
  } as unknown as PiktidClient;
  const open = (maxFiles?: number) =>
    createIdentityPictures({ dir, log: silentLog, ...(maxFiles ? { maxFiles } : {}) });

  it('[SEC-02] are fetched once, by an id that tells nothing of their address', async () => {
    const pictures = open();
    const id = pictures.register(client, 'https://cdn.example/summer.jpg?signature=1');
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    const paths = await Promise.all([pictures.locate(id), pictures.locate(id)]);
    expect(paths[0]).toBe(paths[1]);
    expect(readFileSync(paths[0] ?? '', 'utf8')).toContain('summer');
    await pictures.locate(id);
    expect(fetched).toHaveLength(1);
  });

  it('keep their id when the signature of their address changes', () => {
    const pictures = open();
    const id = (query: string) => pictures.register(client, `https://cdn.example/a.jpg?${query}`);
    expect(id('sig=1')).toBe(id('sig=2'));
    expect(pictures.register(client, 'https://cdn.example/b.jpg')).not.toBe(id('sig=1'));
  });

  it('[SEC-02] have no place under an id that was never given out', async () => {
    const pictures = open();
    expect(await pictures.locate('../../etc/passwd')).toBeUndefined();
    expect(await pictures.locate('0'.repeat(64))).toBeUndefined();
    expect(fetched).toEqual([]);
  });

  it('are given up when the app closes: what runs ends, what waits is never asked for', async () => {
    const asked: string[] = [];
    const slow = {
      ...client,
      fetchPicture: (address: string, options: { signal: AbortSignal }) => {
        asked.push(address);
        return new Promise<never>((_, reject) => {
          options.signal.addEventListener('abort', () => reject(options.signal.reason));
        });
      },
    } as unknown as PiktidClient;
    const pictures = open();
    const ids = Array.from({ length: 12 }, (_, n) =>
      pictures.register(slow, `https://cdn.example/${n}.jpg`),
    );
    const all = Promise.allSettled(ids.map((id) => pictures.locate(id)));
    await vi.waitFor(() => expect(asked).toHaveLength(4));
    await pictures.close();
    expect((await all).every((one) => one.status === 'rejected')).toBe(true);
    expect(asked).toHaveLength(4);
    expect(await pictures.locate(ids[0] ?? '')).toBeUndefined();
  });

  it('take up a bounded number of files', async () => {
    const pictures = open(3);
    for (let n = 0; n < 8; n++) {
      await pictures.locate(pictures.register(client, `https://cdn.example/${n}.jpg`));
    }
    expect(readdirSync(dir)).toHaveLength(3);
  });
});
