import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DraftChange, DraftView } from '../../src-shared/domain/draft-views.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { AccountKey, DraftSkuId, GrantId, PhotoId } from '../../src-shared/domain/ids.ts';
import { drawPhoto } from '../../tests/support/photos.ts';
import { createImageService } from '../images/create-image-service.ts';
import type { Clock } from '../runtime/clock.ts';
import { silentLog } from '../runtime/log.ts';
import { createDraft, type Draft } from './draft.ts';
import { createGrants, folderLabel } from './grants.ts';
import { wishesOf } from './wishes.ts';

const images = createImageService({ cacheDir: join(tmpdir(), 'ftm-draft-none'), workerUrl: null });

/** Timers that the test lets go on, one interval at a time. */
function handClock() {
  const waiting: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    sleep: (_ms, signal) =>
      new Promise((resolve, reject) => {
        waiting.push(resolve);
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
  };
  const tick = async () => {
    for (const go of waiting.splice(0)) go();
    await new Promise(setImmediate);
  };
  return { clock, tick };
}

let root: string;
let draft: Draft;
let remembered: string[];
let hand: ReturnType<typeof handClock>;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ftm-draft-'));
  remembered = [];
  hand = handClock();
  draft = createDraft({
    images,
    clock: hand.clock,
    settings: { rememberFolder: (dir) => void remembered.push(dir) },
    log: silentLog,
  });
});
afterEach(async () => {
  await draft.close();
  await rm(root, { recursive: true, force: true });
});

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof StudioError ? error.code : String(error);
  }
  return 'nothing thrown';
};
const first = () => {
  const sku = draft.snapshot().skus[0];
  if (!sku) throw new Error('the draft is empty');
  return sku;
};
const edited = (extra: object = {}) =>
  first().photos.map(({ id, included, note, role }) => ({ id, included, note, role, ...extra }));

describe('the draft', () => {
  it('[INTAKE-01] shows SKUs with pixels once they are looked at, and remembers the folder', async () => {
    await drawPhoto(join(root, 'women/s1/front.jpg'), { width: 700, height: 900 });
    await draft.add([root]);
    await draft.idle();
    expect(DraftView.parse(draft.snapshot())).toEqual(draft.snapshot());
    expect(first()).toMatchObject({
      name: 's1',
      folderLabel: expect.stringMatching(/\/women\/s1$/),
      included: true,
      problems: [],
      photos: [{ name: 'front.jpg', width: 700, height: 900, role: 'front', included: true }],
    });
    expect(remembered).toEqual([root]);
  });

  it('holds no path', async () => {
    await drawPhoto(join(root, 's/a.jpg'));
    await draft.add([root]);
    await draft.idle();
    expect(JSON.stringify(draft.snapshot())).not.toContain(tmpdir());
    const id = first().photos[0]?.id;
    expect(id && draft.photoPath(id)).toBe(join(root, 's/a.jpg'));
    expect(draft.photoPath(PhotoId.parse('made-up'))).toBeUndefined();
  });

  it('adds a folder once', async () => {
    await drawPhoto(join(root, 's/a.jpg'));
    await draft.add([root]);
    await draft.add([join(root, 's'), root], { remember: false });
    expect(draft.snapshot().skus).toHaveLength(1);
    expect(remembered).toEqual([root]);
  });

  it('[INTAKE-03] tells changes at once, then coalesced, each with a higher revision', async () => {
    for (let n = 0; n < 30; n += 1) await drawPhoto(join(root, `s${n}/a.jpg`));
    const told: DraftChange[] = [];
    draft.onChange((view) => told.push(view));
    await draft.add([root]);
    await draft.idle();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ scanning: true });
    await hand.tick();
    expect(told).toHaveLength(2);
    expect(told[1]?.scanning).toBe(false);
    expect(told[1]?.skus).toHaveLength(30);
    expect(told[1]?.revision).toBeGreaterThan(told[0]?.revision ?? 0);
    expect(told[1]).toEqual({ ...draft.snapshot(), edits: [], removed: [] });
    expect(DraftChange.parse(told[1])).toEqual(told[1]);
  });

  it('[INTAKE-04] keeps notes on their photo whatever is reordered', async () => {
    for (const name of ['a', 'b', 'c'])
      await drawPhoto(join(root, `s/${name}.jpg`), { color: `#${name}${name}0` });
    await draft.add([root]);
    const noted = edited().map((photo, n) => ({ ...photo, note: `note ${n}` }));
    draft.editPhotos({ skuId: first().id, photos: noted.reverse() });
    expect(first().photos.map(({ name, note }) => `${name}: ${note}`)).toEqual([
      'c.jpg: note 2',
      'b.jpg: note 1',
      'a.jpg: note 0',
    ]);
  });

  it('[INTAKE-04] refuses photos that are not all and only the SKU’s own', async () => {
    await drawPhoto(join(root, 's/a.jpg'));
    await drawPhoto(join(root, 't/a.jpg'));
    await draft.add([root]);
    const skuId = first().id;
    const [photo] = edited();
    if (!photo) throw new Error('one photo');
    const other = { ...photo, id: PhotoId.parse('other') };
    for (const photos of [[], [other], [photo, photo], [photo, other]]) {
      expect(codeOf(() => draft.editPhotos({ skuId, photos }))).toBe('invalid-input');
    }
    expect(codeOf(() => draft.proposePhotos(DraftSkuId.parse('x')))).toBe('not-found');
  });

  it('[INTAKE-05] proposes ten of twelve photos and says which are left out', async () => {
    for (let n = 10; n < 22; n += 1) await drawPhoto(join(root, `s/${n}.jpg`), { width: 600 + n });
    await draft.add([root]);
    await draft.idle();
    expect(first().photos.filter(({ included }) => included)).toHaveLength(10);
    expect(first().problems).toMatchObject([{ code: 'too-many-photos', blocks: false }]);
    expect(first().problems[0]?.message).toContain('Left out: 20.jpg, 21.jpg.');
    draft.editPhotos({ skuId: first().id, photos: edited({ included: true }) });
    expect(first().problems).toMatchObject([{ code: 'too-many-photos', blocks: true }]);
  });

  it('[INTAKE-05] a bad photo that is left out blocks no more', async () => {
    await drawPhoto(join(root, 's/a.jpg'));
    await writeFile(join(root, 's/b.jpg'), '');
    await draft.add([root]);
    await draft.idle();
    expect(first().problems).toMatchObject([{ code: 'photo-empty', blocks: true, photo: 'b.jpg' }]);
    const photos = edited().map((photo, n) => ({ ...photo, included: n === 0 }));
    draft.editPhotos({ skuId: first().id, photos });
    expect(first().problems).toEqual([]);
  });

  it('[INTAKE-05] two SKUs of one name know of each other until one is removed', async () => {
    await drawPhoto(join(root, 'a/Shirt/a.jpg'));
    await drawPhoto(join(root, 'b/shirt/a.jpg'));
    await draft.add([root]);
    const problems = () => draft.snapshot().skus.map((sku) => sku.problems.map(({ code }) => code));
    expect(problems()).toEqual([['same-name'], ['same-name']]);
    const told: DraftChange[] = [];
    draft.onChange((change) => told.push(change));
    await hand.tick();
    const [gone, left] = draft.snapshot().skus;
    if (!gone || !left) throw new Error('two SKUs');
    draft.remove([gone.id]);
    expect(problems()).toEqual([[]]);
    await hand.tick();
    expect(told.at(-1)).toMatchObject({
      removed: [gone.id],
      edits: [{ id: left.id, problems: [] }],
    });
  });

  it('[INTAKE-05] the two Unicode forms of one name are one name', async () => {
    await drawPhoto(join(root, 'a/cafe\u0301/a.jpg'));
    await drawPhoto(join(root, 'b/CAF\u00c9/a.jpg'));
    await draft.add([root]);
    const codes = draft.snapshot().skus.map((sku) => sku.problems.map(({ code }) => code));
    expect(codes).toEqual([['same-name'], ['same-name']]);
  });

  it('[INTAKE-07] says when a SKU brings its own instructions', async () => {
    await drawPhoto(join(root, 's/a.jpg'));
    await writeFile(join(root, 's/instructions.json'), '[{"pose":"walking"}]');
    await drawPhoto(join(root, 't/a.jpg'));
    await writeFile(join(root, 't/instructions.json'), 'broken');
    await draft.add([root]);
    await draft.idle();
    expect(draft.snapshot().skus.map(({ ownInstructions }) => ownInstructions)).toEqual([
      true,
      false,
    ]);
  });

  it('clear stops a scan that is under way', async () => {
    for (let n = 0; n < 30; n += 1) await drawPhoto(join(root, `s${n}/a.jpg`));
    const off = draft.onChange(() => {
      off();
      draft.clear();
    });
    await draft.add([root]);
    await draft.idle();
    expect(draft.snapshot().skus).toEqual([]);
    expect(draft.snapshot().scanning).toBe(false);
  });

  it('becomes a plan of the chosen SKUs, in the asked order, with notes and without what is left out', async () => {
    await drawPhoto(join(root, 's/a.jpg'), { color: '#111' });
    await drawPhoto(join(root, 's/b.jpg'), { color: '#222' });
    await drawPhoto(join(root, 't/c.jpg'));
    await draft.add([root]);
    const [s, t] = draft.snapshot().skus;
    if (!s || !t) throw new Error('two SKUs');
    const [a, b] = edited();
    if (!a || !b) throw new Error('two photos');
    draft.editPhotos({
      skuId: s.id,
      photos: [
        { ...b, note: 'white sneakers' },
        { ...a, included: false },
      ],
    });
    const wishes = wishesOf(
      {
        name: 'Spring',
        instructions: [{}],
        options: { model: 'auto', consistency: true, barefoot: false },
        parallel: 2,
        budget: { outputs: 10 },
        whenDone: 'run-again',
      },
      {
        account: AccountKey.parse('demo'),
        baseUrl: 'https://x.example',
        sandbox: false,
        outputDir: '/out',
        identity: { code: 'Ann' },
      },
    );
    const { plan } = await draft.toPlan({ skuIds: [t.id, s.id], wishes });
    expect(plan).toMatchObject({
      kind: 'batch',
      fresh: true,
      parallel: 2,
      budget: { outputs: 10 },
      rejected: [],
    });
    expect(
      plan.skus.map(({ sku, photos }) => [sku, photos.map(({ name, note }) => [name, note])]),
    ).toEqual([
      ['t', [['c.jpg', undefined]]],
      ['s', [['b.jpg', 'white sneakers']]],
    ]);
    await expect(draft.toPlan({ skuIds: [DraftSkuId.parse('x')], wishes })).rejects.toMatchObject({
      failure: { code: 'not-found' },
    });
  });
});

describe('grants', () => {
  it('[SEC-04] answer only what was given out, of the kind it was given for', () => {
    const grants = createGrants();
    const id = grants.grant('/photos', 'folder');
    expect(grants.grant('/photos', 'folder')).toBe(id);
    expect(grants.pathOf(id, 'folder')).toBe('/photos');
    expect(codeOf(() => grants.pathOf(id, 'file'))).toBe('not-allowed');
    expect(codeOf(() => grants.pathOf(GrantId.parse('/etc/passwd'), 'file'))).toBe('not-allowed');
  });

  it('label a folder by its end', () => {
    expect(folderLabel('/home/ann/Spring/Women/SKU 1')).toBe('Spring/Women/SKU 1');
    expect(folderLabel(parse(process.cwd()).root)).toBe(sep);
  });
});
