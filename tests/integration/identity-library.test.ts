/** The identities of an account, against the real client and the sandbox over HTTP. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createIdentityLibrary,
  type IdentityLibrary,
} from '../../src-main/identities/identity-library.ts';
import type { PiktidClient } from '../../src-main/piktid/client.ts';
import type { Clock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { sandboxApiToken } from '../../src-main/sandbox/index.ts';
import { IdentityPage, IdentityView } from '../../src-shared/domain/account-views.ts';
import { AccountKey } from '../../src-shared/domain/ids.ts';
import { createTestClient, type TestClient } from '../support/api-client.ts';
import { drawPhoto } from '../support/photos.ts';
import { startBench, type TestBench } from './sandbox-client.ts';

const account = AccountKey.parse('demo');
let dir: string;
let bench: TestBench;
let client: TestClient;
let library: IdentityLibrary;
let consented: number | null;
let ticks: (() => void)[];

/** Sleeps end when the test says so. */
const clock: Clock = {
  now: () => 1_000,
  sleep: (_ms, signal) =>
    new Promise((resolve, reject) => {
      ticks.push(resolve);
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
};
const open = () =>
  createIdentityLibrary<PiktidClient>({
    dir: join(dir, 'identities'),
    clientFor: async () => ({ account, client: client.api }),
    pictureOf: (_client, link) => `picture of ${new URL(link).pathname}`,
    consent: {
      get: () => consented,
      set: (nowMs) => {
        consented = nowMs;
      },
    },
    clock,
    log: silentLog,
  });

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-identities-'));
  bench = await startBench({
    behaviour: { plainPictures: true },
    speed: { identitySeconds: 0 },
  });
  client = createTestClient({
    baseUrl: bench.sandbox.url,
    credentials: { kind: 'token', token: sandboxApiToken },
  });
  consented = null;
  ticks = [];
  library = open();
});
afterEach(async () => {
  await library.close();
  client.network.dropConnections();
  await bench.end();
  await rm(dir, { recursive: true, force: true });
});

const codesOf = (page: IdentityPage) => page.identities.map(({ code }) => code);
const all = { search: '', page: 1 };

describe('the gallery', () => {
  it('[IDENT-01] favourites first, then recent ones, locked ones marked, once each', async () => {
    const plain = await library.list(all);
    expect(IdentityPage.parse(plain)).toEqual(plain);
    expect(plain).toMatchObject({ fresh: true, page: 1 });
    expect(plain.identities.find(({ code }) => code === 'PiktidMei')?.locked).toBe(true);
    const [first, second, third] = codesOf(plain).slice(-3);
    if (!first || !second || !third) throw new Error('a gallery of three');
    await library.used(account, first);
    await library.used(account, second);
    await library.setFavourite(third, true);
    const sorted = await library.list(all);
    expect(codesOf(sorted).slice(0, 3)).toEqual([third, second, first]);
    expect(sorted.identities[0]).toMatchObject({ favourite: true, recent: false });
    expect(new Set(codesOf(sorted))).toEqual(new Set(codesOf(plain)));
    expect(codesOf(sorted)).toHaveLength(codesOf(plain).length);
    expect(codesOf(await library.list({ search: '', page: 2 }))).toEqual([]);

    await library.setFavourite(third, false);
    expect(codesOf(await open().list(all)).slice(0, 2)).toEqual([second, first]);
    expect(codesOf(await library.list({ search: 'summer', page: 1 }))).toEqual(['PiktidSummer']);
  });

  it('[IDENT-01] is there offline, with search and pictures, and says from when', async () => {
    const online = await library.list(all);
    await library.used(account, 'PiktidSummer');
    await bench.sandbox.stopListening();
    library = open();
    const offline = await library.list(all);
    expect(offline).toMatchObject({ fresh: false, asOfMs: 1_000, total: online.total });
    expect(codesOf(offline)[0]).toBe('PiktidSummer');
    expect(offline.identities.every(({ picture }) => picture !== null)).toBe(true);
    expect(codesOf(await library.list({ search: 'SUMM', page: 1 }))).toEqual(['PiktidSummer']);
    await bench.sandbox.listen();
    expect((await library.list(all)).fresh).toBe(true);
  });

  it('[IDENT-01] answers from memory when the server takes longer than a moment', async () => {
    await library.list(all);
    ticks = [];
    bench.sandbox.setFaults([{ call: 'identity-list', fault: 'hang' }]);
    const asking = library.list(all);
    while (ticks.length === 0) await new Promise(setImmediate);
    for (const tick of ticks) tick();
    expect(await asking).toMatchObject({ fresh: false });
  });

  it('[IDENT-01] fails plainly where nothing is known yet, and takes damage for that', async () => {
    await library.list(all);
    await library.close();
    const [file] = await readdir(join(dir, 'identities'));
    await writeFile(join(dir, 'identities', file ?? ''), 'x');
    await bench.sandbox.stopListening();
    await expect(open().list(all)).rejects.toMatchObject({ code: 'connection-refused' });
  });

  it('[IDENT-03] a typed code is checked at once', async () => {
    expect(await library.check(' PiktidNoor ')).toMatchObject({
      code: 'PiktidNoor',
      state: 'ready',
    });
    await expect(library.check('nobody')).rejects.toMatchObject({ code: 'identity-not-found' });
  });
});

describe('an own portrait', () => {
  it('[IDENT-02] is not sent before consent, which is asked once', async () => {
    const path = await drawPhoto(join(dir, 'face.jpg'));
    expect(library.hasConsent()).toBe(false);
    await expect(library.uploadPortrait(path, false)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(bench.sandbox.journal().calls['identity-upload'] ?? 0).toBe(0);
    await library.uploadPortrait(path, true);
    expect(consented).toBe(1_000);
    const other = await drawPhoto(join(dir, 'other.jpg'), { color: '#123456' });
    expect(await library.uploadPortrait(other, false)).toMatchObject({ existing: false });
  });

  it('[IDENT-02] uploaded before, it is not sent again; known to the account, it is used', async () => {
    const path = await drawPhoto(join(dir, 'face.jpg'));
    const made = await library.uploadPortrait(path, true);
    expect(made).toMatchObject({ existing: false, identity: { state: 'ready', recent: true } });
    const { code } = made.identity;
    const again = await open().uploadPortrait(path, false);
    expect(again).toMatchObject({ existing: true, identity: { code, name: 'face' } });
    expect(bench.sandbox.journal().calls['identity-upload']).toBe(1);
    await rm(join(dir, 'identities'), { recursive: true });
    const known = await open().uploadPortrait(path, false);
    expect(known).toMatchObject({ existing: true, identity: { code, name: 'face' } });
    expect(bench.sandbox.journal().calls['identity-upload']).toBe(2);
  });

  it('[IDENT-02] its preparation is followed to the end, and told', async () => {
    bench.sandbox.set({ speed: { identitySeconds: 60 } });
    const told: IdentityView[] = [];
    library.onChanged((view) => told.push(IdentityView.parse(view)));
    const path = await drawPhoto(join(dir, 'face.jpg'));
    const { identity } = await library.uploadPortrait(path, true);
    expect(identity).toMatchObject({ state: 'processing', picture: null });
    const next = async (count: number) => {
      while (ticks.length === 0) await new Promise(setImmediate);
      for (const tick of ticks.splice(0)) tick();
      while (told.length < count) await new Promise(setImmediate);
    };
    await next(1);
    expect(told[0]).toMatchObject({ code: identity.code, state: 'processing' });
    bench.clock.advance(61_000);
    await next(2);
    expect(told[1]).toMatchObject({ code: identity.code, state: 'ready', name: 'face' });
    expect(told[1]?.picture).not.toBeNull();
  });

  it('[IDENT-02] without a face it is refused and not remembered', async () => {
    const body = { identity_code: 'x1', face_detected: false };
    bench.sandbox.addFaults({ call: 'identity-upload', fault: 'body', code: 201, body });
    const path = await drawPhoto(join(dir, 'shoe.jpg'));
    await expect(library.uploadPortrait(path, true)).rejects.toMatchObject({
      code: 'identity-rejected',
    });
    expect((await library.list(all)).identities.some(({ code }) => code === 'x1')).toBe(false);
  });
});
