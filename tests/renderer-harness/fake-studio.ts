/**
 * A double of the main process for the harness: answers the contract from a scene, and lets a test
 * send events. Every call is kept in `window.harness.calls`, so that a test can say what was asked.
 */
import type { WindowCommand } from '../../src-shared/commands.ts';
import { type Conversions, DEFAULT_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import type { DraftSkuView, DraftView } from '../../src-shared/domain/draft-views.ts';
import { type Failure, StudioError, toFailure } from '../../src-shared/domain/errors.ts';
import type { BatchId, GrantId } from '../../src-shared/domain/ids.ts';
import { countOutputs } from '../../src-shared/domain/instruction.ts';
import { BUILT_IN_PRESETS } from '../../src-shared/domain/preset.ts';
import type { StudioSnapshot } from '../../src-shared/domain/views.ts';
import type {
  CallInput,
  CallName,
  CallOutput,
  EventName,
  StudioBridge,
} from '../../src-shared/ipc/contract.ts';
import { compareHandlers } from './compare.ts';
import { exportHandlers } from './exports.ts';
import { batch, draftSku, IDENTITIES, NOW, run } from './fixtures.ts';
import { NIGHT } from './night-fixtures.ts';
import { reviewHandlers } from './review.ts';
import type { Scene } from './scenes.ts';

type Handlers = {
  readonly [Name in CallName]?: (input: CallInput<Name>) => CallOutput<Name>;
};

const FAILURE: Failure = {
  code: 'connection-refused',
  message: 'The server does not answer. Nothing was sent.',
  remedy: 'Check the network, then try again.',
};

export interface Harness {
  readonly calls: { readonly name: string; readonly input: unknown }[];
  emit(name: EventName, payload: unknown): void;
  /** As a menu would. */
  command(name: WindowCommand): void;
}

export function fakeStudio(scene: Scene): StudioBridge {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const commands: WindowCommand[] = [];
  const harness: Harness = {
    calls: [],
    command: (name) => {
      commands.push(name);
      harness.emit('opening:came', {});
    },
    emit: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
  };
  Object.assign(window, { harness });

  let draft = draftView(1, scene.draft);
  let studio: StudioSnapshot = {
    revision: 1,
    batches: [...scene.batches],
    runs: [...scene.runs],
    limits: [...scene.limits],
  };
  let accounts = [...scene.accounts];
  const keychain = { kept: 'keychain', backend: 'Secret Service' } as const;
  const accountsView = () => ({ accounts, keychain });
  const setDraft = (skus: readonly DraftSkuView[], conversions = draft.conversions) => {
    const left = new Set(skus.map(({ id }) => id));
    const removed = draft.skus.flatMap(({ id }) => (left.has(id) ? [] : id));
    draft = draftView(draft.revision + 1, skus, conversions);
    harness.emit('draft:changed', { ...draft, edits: [], removed });
  };
  const useSandbox = () => {
    accounts = [
      {
        key: 'sandbox' as never,
        kind: 'sandbox',
        label: 'Sandbox',
        user: null,
        baseUrl: 'http://127.0.0.1',
        active: true,
        credits: 1000,
        state: 'ready',
      },
    ];
    harness.emit('accounts:changed', accountsView());
    return accountsView();
  };

  const handlers: Handlers = {
    'app:info': () => ({
      version: '0.1.0',
      electron: '45.3.4',
      chrome: '150',
      node: '24.1',
      platform: 'linux',
      theme: themeOf(),
      language: null,
      freeBytes: 212_400_000_000,
    }),
    'opening:take': () =>
      commands.splice(0).map((command) => ({ what: 'command' as const, command })),
    'updates:view': () => ({
      way: 'self',
      automatic: true,
      busy: false,
      now: {
        state: 'ready',
        release: { version: '0.2.0', notes: 'Faster walls.\nNew backdrops.' },
      },
    }),
    'accounts:list': accountsView,
    'accounts:use-sandbox': useSandbox,
    'intake:draft': () => draft,
    'intake:add-samples': () => setDraft([0, 1, 2, 3, 4, 5, 6, 7].map((at) => draftSku(at))),
    'intake:clear': () => setDraft([]),
    'intake:remove': ({ skuIds }) =>
      setDraft(draft.skus.filter((sku) => !(skuIds as readonly string[]).includes(sku.id))),
    'intake:edit-skus': ({ skuIds, included }) =>
      setDraft(
        draft.skus.map((sku) =>
          (skuIds as readonly string[]).includes(sku.id) ? { ...sku, included } : sku,
        ),
      ),
    'intake:edit-photos': ({ skuId, photos }) =>
      setDraft(
        draft.skus.map((sku) =>
          sku.id === skuId
            ? {
                ...sku,
                photos: photos.flatMap((edit) => {
                  const photo = sku.photos.find((one) => one.id === edit.id);
                  return photo ? [{ ...photo, ...edit, id: photo.id }] : [];
                }),
              }
            : sku,
        ),
      ),
    'intake:set-conversions': (change) => {
      setDraft(draft.skus, { ...draft.conversions, ...JSON.parse(JSON.stringify(change)) });
    },
    'intake:recent-folders': () => [
      { id: 'grant-1' as GrantId, label: 'Pictures/Autumn drop 1', there: true },
      { id: 'grant-2' as GrantId, label: 'Volumes/Archive/Denim', there: false },
    ],
    'presets:list': () => [
      ...BUILT_IN_PRESETS,
      {
        id: 'own-1',
        name: 'Northern lookbook',
        builtIn: false,
        description: null,
        instructions: [{ background: 'green garden', num_variations: 2, options: { ar: '3:4' } }],
        options: { model: 'auto', consistency: true, barefoot: false },
      },
    ],
    'identities:consent': () => ({ given: false }),
    'identities:pick-portrait': () => ({ id: 'grant-p' as GrantId, name: 'mila.jpg' }),
    'intake:last-output': () => (scene.output ? folder() : null),
    'intake:pick-output': folder,
    'identities:list': ({ search }) => {
      const found = IDENTITIES.filter((one) =>
        one.name.toLowerCase().includes(search.toLowerCase()),
      );
      const page = { page: 1, pages: 1, total: found.length, fresh: true, asOfMs: NOW };
      return { identities: [...found], ...page };
    },
    'identities:check': ({ code }) => {
      const found = IDENTITIES.find((one) => one.code === code);
      if (found) return found;
      throw new StudioError({
        code: 'identity-not-found',
        message: `There is no identity “${code}” in this account.`,
      });
    },
    ...reviewHandlers(scene),
    ...compareHandlers(),
    ...exportHandlers(harness.emit),
    'batches:snapshot': () => studio,
    'batches:runs': ({ batchId }) => studio.runs.filter((run) => run.batchId === batchId),
    'batches:estimate': (request) => {
      const outputs = request.skuIds.length * countOutputs(request.instructions);
      return {
        skus: request.skuIds.length,
        photos: request.skuIds.length * 3,
        outputs,
        credits: outputs * 3,
        creditsLearned: true,
        seconds: Math.max(60, request.skuIds.length * 24),
        secondsLearned: true,
        doneBefore: 0,
        doneSkuIds: [],
        doneBeforeKnown: true,
        doneCredits: null,
        freeBytes: 212_400_000_000,
        needBytes: outputs * 700_000,
        refusals: [],
      };
    },
    'batches:start': (request) => {
      const id = 'new' as BatchId;
      const runs = request.skuIds.map((_, index) => run(id, index, { phase: 'queued' }));
      studio = {
        ...studio,
        revision: studio.revision + 1,
        batches: [...studio.batches, batch(id, request.name, runs, { createdMs: NOW })],
        runs: [...studio.runs, ...runs],
      };
      harness.emit('studio:changed', {
        ...studio,
        baseRevision: studio.revision - 1,
        removedRuns: [],
        removedBatches: [],
      });
      return { batchId: id };
    },
    'storage:view': () => ({
      database: 14_300_000,
      copies: 9_100_000,
      logs: 2_400_000,
      sandbox: 88_000_000,
      other: 640_000,
      cache: 212_000_000,
      converted: 41_000_000,
      free: 212_400_000_000,
      batches: studio.batches.map((one, at) => ({
        batchId: one.id,
        files: one.outputsExpected,
        bytes: 410_000_000 / (at + 1),
      })),
    }),
    'storage:batch': () => ({
      pictures: { files: 24, bytes: 31_000_000 },
      metadata: { files: 8, bytes: 41_000 },
      edited: { files: 1, bytes: 2_400_000 },
      others: { files: 3, bytes: 96_000_000 },
      reports: { files: 2, bytes: 310_000 },
      gone: 2,
    }),
    'storage:delete-batch': () => ({ deleted: 24, kept: 1, inTrash: true }),
    'night:view': () => scene.night ?? NIGHT,
    'hot-folders:view': () => ({ folders: [...(scene.hotFolders ?? [])] }),
    'runs:detail': ({ runId }) => {
      const found = studio.runs.find((one) => one.id === runId);
      if (!found) throw new StudioError({ code: 'not-found', message: 'No such SKU.' });
      return {
        run: found,
        instructions: [{}],
        options: { model: 'auto', consistency: true, barefoot: false },
        files: [
          ...found.outputs
            .filter(({ state }) => state === 'saved')
            .map(({ id, fileName }) => ({
              name: fileName,
              kind: 'result' as const,
              bytes: 1_840_211,
              outputId: id,
              savedMs: NOW - 20_000,
            })),
          {
            name: 'metadata.json',
            kind: 'metadata' as const,
            bytes: 2_114,
            outputId: null,
            savedMs: NOW - 19_000,
          },
        ],
        calls: [
          someCall(-240_000, 'POST /project', 409, 120),
          someCall(-236_000, 'PUT upload address', 200, 2_410),
          someCall(-200_000, 'POST /flat-2-model', 429, 90),
          someCall(-180_000, 'POST /flat-2-model', 202, 380),
          { ...someCall(-175_000, 'GET /jobs/{job}/status', 200, 64), times: 14 },
          { ...someCall(-40_000, 'GET /jobs/{job}/results', null, 30_000), fault: 'reset' },
        ],
        phases: [
          { phase: 'queued', fromMs: NOW - 300_000, toMs: NOW - 240_000 },
          { phase: 'preparing', fromMs: NOW - 240_000, toMs: NOW - 236_000 },
          { phase: 'uploading', fromMs: NOW - 236_000, toMs: NOW - 228_000 },
          { phase: 'ready', fromMs: NOW - 228_000, toMs: NOW - 180_000 },
          { phase: 'processing', fromMs: NOW - 180_000, toMs: null },
        ],
        price: { perOutput: 3, learned: false },
        timeline: [
          { atMs: NOW - 300_000, kind: 'phase', line: { said: 'photos' } },
          { atMs: NOW - 298_000, kind: 'phase', line: { said: 'identity' } },
          { atMs: NOW - 240_000, kind: 'phase', line: { said: 'project' } },
          { atMs: NOW - 236_000, kind: 'phase', line: { said: 'uploading', n: 4 } },
          { atMs: NOW - 228_000, kind: 'phase', line: { said: 'prepared' } },
          { atMs: NOW - 200_000, kind: 'phase', line: { said: 'not-accepted' } },
          { atMs: NOW - 180_000, kind: 'phase', line: { said: 'accepted', job: 'job-7f3a' } },
          { atMs: NOW - 60_000, kind: 'note', line: { said: 'long-job' } },
        ],
      };
    },
  };

  return {
    async call(name, input) {
      harness.calls.push({ name, input });
      if (scene.silent) return new Promise(() => {});
      const failing = scene.failing && !['app:info', 'accounts:list'].includes(name);
      if (failing) return { ok: false, error: FAILURE };
      try {
        const handler = handlers[name] as ((input: unknown) => unknown) | undefined;
        return { ok: true, value: handler?.(input) };
      } catch (error) {
        return { ok: false, error: toFailure(error) };
      }
    },
    on(name, listener) {
      const held = listeners.get(name) ?? new Set();
      held.add(listener);
      listeners.set(name, held);
      return () => held.delete(listener);
    },
    async drop(files) {
      harness.calls.push({ name: 'drop', input: files.length });
      return { ok: true, value: { target: 'skus', accepted: files.length, refused: 0 } };
    },
  };
}

function draftView(
  revision: number,
  skus: readonly DraftSkuView[],
  conversions: Conversions = DEFAULT_CONVERSIONS,
): DraftView {
  const included = skus.filter((sku) => sku.included);
  return {
    revision,
    scanning: false,
    skus: [...skus],
    conversions,
    preflight: {
      skus: included.length,
      photos: included.reduce((sum, sku) => sum + sku.photos.length, 0),
      bytes: included.length * 6_300_000,
      blocked: included.filter((sku) => sku.problems.some((one) => one.blocks)).length,
      checking: 0,
      problems: countProblems(included),
      conversions: included.some((sku) => sku.name === 'KN-1046')
        ? [
            { kind: 'webp', photos: 14, on: conversions.webp },
            { kind: 'upright', photos: 3, on: conversions.upright },
          ]
        : [],
    },
  };
}

function countProblems(skus: readonly DraftSkuView[]): DraftView['preflight']['problems'] {
  const counts = new Map<string, DraftView['preflight']['problems'][number]>();
  for (const { code, blocks } of skus.flatMap((sku) => sku.problems)) {
    const key = `${code} ${blocks}`;
    const held = counts.get(key) ?? { code, blocks, skus: 0, photos: 0 };
    counts.set(key, { ...held, skus: held.skus + 1 });
  }
  return [...counts.values()].sort((a, b) => Number(b.blocks) - Number(a.blocks));
}

function folder() {
  return {
    id: 'grant-out' as GrantId,
    label: 'Pictures/Autumn drop 1',
    freeBytes: 212_400_000_000,
  };
}

function themeOf(): 'dark' | 'light' {
  return new URLSearchParams(location.search).get('theme') === 'light' ? 'light' : 'dark';
}

function someCall(ago: number, request: string, status: number | null, durationMs: number) {
  return {
    atMs: NOW + ago,
    lastMs: NOW + ago,
    times: 1,
    request,
    status,
    fault: null,
    durationMs,
  };
}
