/** Estimate, refusals, rehearsal and start with real folders, engines and sandboxes. */
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActiveAccount } from '../../src-main/accounts/accounts.ts';
import type { Connect } from '../../src-main/accounts/connection.ts';
import { createEngine } from '../../src-main/batch/create-engine.ts';
import type { Engine } from '../../src-main/batch/engine.ts';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import { createConverter } from '../../src-main/intake/convert-photos.ts';
import { createDraft, type Draft } from '../../src-main/intake/draft.ts';
import { createGrants, type Grants } from '../../src-main/intake/grants.ts';
import { lookAtOutput } from '../../src-main/intake/output-folder.ts';
import type { PlanProgress } from '../../src-main/intake/plan-batch.ts';
import { createPiktidClient, type PiktidClient } from '../../src-main/piktid/client.ts';
import { createNetwork, type Network } from '../../src-main/piktid/network/network.ts';
import { createSession } from '../../src-main/piktid/session.ts';
import { systemClock as clock } from '../../src-main/runtime/clock.ts';
import { silentLog as log } from '../../src-main/runtime/log.ts';
import { createSandbox, type Sandbox, sandboxApiToken } from '../../src-main/sandbox/index.ts';
import { type DataFolder, openDataFolder } from '../../src-main/storage/data-folder.ts';
import {
  createRehearsalWorld,
  REHEARSAL_TIMING,
  type RehearsalWorld,
} from '../../src-main/studio/rehearsal-world.ts';
import { createStarter, type Starter } from '../../src-main/studio/starter.ts';
import { AccountKey } from '../../src-shared/domain/ids.ts';
import { EstimateRequest, PlanEstimate } from '../../src-shared/ipc/calls/batches.ts';
import { english } from '../../src-shared/text/in-english.ts';
import { drawPhoto } from '../support/photos.ts';

let home: string;
let draft: Draft;
let grants: Grants;
let network: Network;
let sandbox: Sandbox;
let data: DataFolder;
let engine: Engine;
let starter: Starter;
let rehearsal: RehearsalWorld | undefined;
let who: ActiveAccount | null;
let used: string[];
let advanced: PlanProgress[];
/** Runs before each photo is decoded. */
let beforeDecoding: () => Promise<void> | void;
/** The starter's clock stands still but for this. */
let laterMs: number;

const startedMs = clock.now();
const images = createImageService({ cacheDir: join(tmpdir(), 'ftm-none'), workerUrl: null });
const connect: Connect = (baseUrl, credentials) => {
  const session = createSession({ credentials, baseUrl, network, clock, log });
  const common = { baseUrl, session, network, clock, log, verifyImage: images.verify };
  return { session, client: createPiktidClient(common) };
};
const engineOf = (folder: DataFolder, client: PiktidClient) =>
  createEngine({
    data: folder,
    clock,
    log,
    images,
    api: { apiFor: () => client, onAccountChanged: () => () => {} },
    random: Math.random,
    versions: { app: '0', node: '0' },
    timing: REHEARSAL_TIMING,
  });

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ftm-before-'));
  network = createNetwork({ proxyFor: async () => null });
  sandbox = await createSandbox({
    stateDir: join(home, 'server'),
    behaviour: { plainPictures: true },
    speed: { queueSeconds: 0, secondsPerOutput: 0.02, visibleAfterMs: 0 },
    limits: { submissions: 1000, running: 100 },
  });
  data = openDataFolder({ dir: join(home, 'data'), sandbox: false, label: 'test', clock, log });
  const { client } = connect(sandbox.url, { kind: 'token', token: sandboxApiToken });
  engine = engineOf(data, client);
  grants = createGrants();
  used = [];
  who = { key: AccountKey.parse('demo'), baseUrl: sandbox.url, sandbox: false };
  advanced = [];
  beforeDecoding = () => {};
  laterMs = 0;
  draft = createDraft({
    images: {
      probe: images.probe,
      verify: async (path, signal) => {
        await beforeDecoding();
        return images.verify(path, signal);
      },
    },
    clock,
    settings: { rememberFolder: () => {} },
    log,
    converter: createConverter({ dir: join(home, 'converted'), images }),
  });
  rehearsal = undefined;
  const world = createRehearsalWorld({
    data,
    clock,
    log,
    connect,
    createEngine: engineOf,
    onStarted: () => {},
  });
  starter = createStarter({
    say: english,
    draft,
    grants,
    clock: { ...clock, now: () => startedMs + laterMs },
    active: () => who,
    balance: async () => 20,
    engineFor: async () => engine,
    rehearsal: async () => {
      rehearsal = await world.get();
      return rehearsal.engine;
    },
    onAdvanced: (progress) => advanced.push(progress),
    onForetold: () => undefined,
    onStarted: (account, code) => used.push(`${account} ${code}`),
  });
});
afterEach(async () => {
  await draft.close();
  await rehearsal?.engine.stop();
  await rehearsal?.close();
  await engine.stop();
  data.close();
  network.dropConnections();
  await sandbox.close();
  await rm(home, { recursive: true, force: true });
});

const out = () => join(home, 'out');
const season = async (names: readonly string[]) => {
  for (const [n, name] of names.entries()) {
    await drawPhoto(join(home, 'season', name, 'a.jpg'), { color: `#${10 + n}4050` });
  }
  await draft.add([join(home, 'season')]);
  await draft.idle();
};
const skuIds = () => draft.snapshot().skus.map(({ id }) => id);
const request = (extra: object = {}) => ({
  name: 'Spring',
  skuIds: skuIds(),
  identity: { code: 'PiktidSummer' },
  instructions: [{ pose: 'standing', num_variations: 2 }],
  options: { model: 'auto' as const, consistency: true, barefoot: false },
  output: grants.grant(out(), 'folder'),
  parallel: 3,
  budget: {},
  whenDone: 'skip' as const,
  ...extra,
});
const estimate = async (extra: object = {}) => {
  const answer = await starter.estimate(EstimateRequest.parse(request(extra)));
  expect(PlanEstimate.parse(answer)).toEqual(answer);
  return answer;
};
const codes = ({ refusals }: PlanEstimate) =>
  refusals.map(({ code, blocks }) => `${code}${blocks ? '!' : ''}`);

describe('the estimate', () => {
  it('[COST-01] counts SKUs, photos, outputs, credits as an estimate, and room on the disk', async () => {
    await season(['a', 'b']);
    const plain = await estimate();
    expect(plain).toMatchObject({
      skus: 2,
      photos: 2,
      outputs: 4,
      credits: 12,
      creditsLearned: false,
      doneBefore: 0,
      doneBeforeKnown: true,
      refusals: [],
    });
    expect(plain.freeBytes).toBeGreaterThan(0);
    expect(plain.needBytes).toBeGreaterThan(1_000_000);
    const large = await estimate({ instructions: [{ options: { size: '4K', format: 'png' } }] });
    expect(large).toMatchObject({ outputs: 2, credits: 20 });
    expect(large.needBytes).toBeGreaterThan(plain.needBytes * 5);

    const [first] = skuIds();
    if (!first) throw new Error('a SKU');
    draft.setOverride([first], { instructions: [{}, {}, {}] });
    expect(await estimate()).toMatchObject({ outputs: 5, credits: 15 });
  });

  it('[COST-02] says why Start would be refused, in the order of putting it right', async () => {
    expect(codes(await estimate({ identity: null, instructions: [], output: null }))).toEqual([
      'no-skus!',
      'no-output!',
    ]);
    await season(['a', 'b']);
    await writeFile(join(home, 'season/b/a.jpg'), 'no picture');
    await draft.refresh();
    await draft.idle();
    who = null;
    const answer = await estimate({ identity: null, instructions: [], output: null });
    expect(codes(answer)).toEqual([
      'signed-out!',
      'sku-problem',
      'no-identity!',
      'no-instructions!',
      'no-output!',
    ]);
    const [, bad] = skuIds();
    expect(answer.refusals[1]).toMatchObject({
      skuId: bad,
      message: expect.stringMatching(/^b: /),
    });
    expect(codes(await estimate({ skuIds: [bad] }))).toEqual(['signed-out!', 'sku-problem!']);
    const everyone = { identity: { code: 'PiktidNoor' }, instructions: [{}] };
    draft.setOverride(skuIds(), everyone);
    expect(codes(await estimate({ identity: null, instructions: [] }))).toEqual([
      'signed-out!',
      'sku-problem',
    ]);
  });

  it('[COST-02] warns of credits and budget that do not reach', async () => {
    await season(['a', 'b']);
    const costly = await estimate({
      instructions: [{ num_variations: 4, options: { size: '2K' } }],
      budget: { outputs: 4 },
    });
    expect(codes(costly)).toEqual(['credits-low', 'budget-small']);
  });

  it('[COST-02] finds an output folder that takes nothing', async () => {
    const file = join(home, 'a file');
    await writeFile(file, '');
    expect(await lookAtOutput(join(file, 'below'))).toMatchObject({ writable: false });
    expect(await lookAtOutput(join(home, 'not/yet'))).toMatchObject({ writable: true });
    await season(['a']);
    const answer = await estimate({ output: grants.grant(join(file, 'below'), 'folder') });
    expect(codes(answer)).toEqual(['output-not-writable!']);
    if (process.platform !== 'win32' && process.getuid?.() !== 0) {
      await chmod(home, 0o500);
      expect(await lookAtOutput(join(home, 'out'))).toMatchObject({ writable: false });
      await chmod(home, 0o700);
    }
    expect((await readdir(home)).filter((name) => name.startsWith('.ftm'))).toEqual([]);
  });
});

describe('from the draft to Start', () => {
  it('[COST-01] [INTAKE-05] knows what is done already with the same look, and the price of doing it anew', async () => {
    await season(['a', 'b']);
    const [a] = skuIds();
    const { batchId } = await starter.start(request({ skuIds: [a] }));
    await engine.settled(batchId);
    expect(used).toEqual(['demo PiktidSummer']);
    const next = await estimate();
    expect(next).toMatchObject({ skus: 2, outputs: 2, doneBefore: 1, doneSkuIds: [a] });
    expect(next.doneCredits).toBeGreaterThan(0);
    expect(codes(await estimate({ skuIds: [a] }))).toEqual(['everything-done']);
    expect(await estimate({ whenDone: 'run-again' })).toMatchObject({ outputs: 4, doneBefore: 1 });
    expect(await estimate({ instructions: [{ pose: 'other' }] })).toMatchObject({ doneBefore: 0 });
  });

  it('[BUILD-04] sends each SKU with its own instructions, identity and options', async () => {
    await season(['a', 'b']);
    const [, b] = skuIds();
    if (!b) throw new Error('two SKUs');
    draft.setOverride([b], {
      instructions: [{ pose: 'jumping' }],
      identity: { code: 'PiktidNoor' },
      options: { model: 'seedream', consistency: false, barefoot: true },
    });
    const { batchId } = await starter.start(request());
    await engine.settled(batchId);
    const sent = new Map(
      sandbox
        .journal()
        .accepted.flatMap((one) =>
          one.kind === 'submit' ? [[one.projectName, one] as const] : [],
        ),
    );
    expect(sent.get('a')).toMatchObject({
      identityCode: 'PiktidSummer',
      options: { model: 'auto' },
    });
    expect(sent.get('b')).toMatchObject({
      identityCode: 'PiktidNoor',
      instructions: [{ pose: 'jumping' }],
      options: { model: 'seedream', use_anchor: false, barefoot: true },
    });
  });

  it('[BUILD-04] needs no identity of the batch where every SKU has its own', async () => {
    await season(['A', 'B']);
    const [a, b] = skuIds();
    if (!a || !b) throw new Error('two SKUs were drawn');
    draft.setOverride([a], { identity: { code: 'PiktidIvo' } });
    await expect(starter.start(request({ identity: null }))).rejects.toThrow('have no identity');
    draft.setOverride([b], { identity: { code: 'PiktidNoor' } });
    await starter.start(request({ identity: null }));
    expect(used.toSorted()).toEqual(['demo PiktidIvo', 'demo PiktidNoor']);
  });

  it('[COST-04] guesses the time before any job has told it, under the limits, and says so', async () => {
    await season(['A']);
    const one = await starter.estimate(request());
    expect(one).toMatchObject({ seconds: 90, secondsLearned: false });
    await season(['B', 'C', 'D', 'E', 'F', 'G']);
    // Seven jobs: the second minute's window begins with the sixth.
    const seven = await starter.estimate(request());
    expect(seven.seconds).toBeGreaterThanOrEqual(120);
  });

  it('[COST-03] a rehearsal proves names and places in a folder of its own, and costs nothing', async () => {
    await season(['Été 1', 'b']);
    await drawPhoto(join(home, 'other/b/x.jpg'), { color: '#0a0b0c' });
    await draft.add([join(home, 'other')]);
    const rehearsed = await starter.rehearse(
      request({ identity: { code: 'OnlyInTheRealAccount' } }),
    );
    const view = await rehearsal?.engine.settled(rehearsed.batchId);
    expect(view).toMatchObject({ sandbox: true, counts: { total: 3, done: 3 } });
    const [folder] = await readdir(out());
    expect(folder).toMatch(/^Rehearsal \d{8}_\d{6}$/);
    const places = rehearsed.places.map(({ place }) => place);
    expect(places).toHaveLength(3);
    const made = await readdir(join(out(), folder ?? ''));
    expect(made.filter((name) => !name.startsWith('batch_')).sort()).toEqual([...places].sort());
    for (const place of places) {
      const files = await readdir(join(out(), folder ?? '', place));
      expect(files.sort()).toEqual(['metadata.json', 'output_0_0_v0.jpg', 'output_0_1_v0.jpg']);
    }
    expect(sandbox.journal().accepted).toEqual([]);
    expect(engine.snapshot().batches).toEqual([]);
    // The rehearsal is no reason to skip anything.
    expect(await estimate()).toMatchObject({ doneBefore: 0, outputs: 6 });
  });

  it('[COST-05] a start that takes a while tells how far the photos are looked through', async () => {
    await season(['a', 'b', 'c', 'd', 'e']);
    beforeDecoding = () => {
      laterMs += 1_000;
    };
    await starter.start(request());
    expect(advanced[0]).toMatchObject({ total: 5 });
    const done = advanced.map((one) => one.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
  });

  it('[COST-05] a quick start says nothing on the way', async () => {
    await season(['a']);
    await starter.start(request());
    expect(advanced).toEqual([]);
  });

  it('[COST-05] stopped while photos are looked through, it starts, writes and sends nothing', async () => {
    await season(['a', 'b']);
    beforeDecoding = () => starter.stop();
    await expect(starter.start(request())).rejects.toMatchObject({ code: 'cancelled' });
    await expect(starter.rehearse(request())).rejects.toMatchObject({ code: 'cancelled' });
    expect(engine.snapshot().batches).toEqual([]);
    expect(sandbox.journal().accepted).toEqual([]);
    beforeDecoding = () => {};
    const { batchId } = await starter.start(request());
    expect(await engine.settled(batchId)).toMatchObject({ counts: { total: 2, done: 2 } });
  });
});
