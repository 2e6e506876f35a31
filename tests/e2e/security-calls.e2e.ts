/**
 * A page that was taken over and the calls of review, export, hot folders, night and storage: it
 * names folders, files, batches and addresses of its own, and gets nothing.
 */
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import type { CallInput, CallName } from '../../src-shared/ipc/contract.ts';
import { makeResultTree } from '../bench/result-tree.ts';
import { ask, call } from './calls.ts';
import { type Studio, test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';

/** What a page could make up where an id belongs. */
const MADE_UP = ['/etc', '/etc/passwd', '../..', '00000000-0000-4000-8000-000000000000'];
const SETTINGS = {
  presetId: 'x',
  identityCode: 'PiktidSummer',
  account: 'sandbox' as never,
  dayBudget: {},
  quietSeconds: 5,
  convert: false,
};

describe('a page that was taken over', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'security-calls-');
  });

  /** A folder of results, opened by the user, with a link to a picture outside among them. */
  async function opened(studio: Studio) {
    const { root } = await makeResultTree(scratch, { skus: 2, perSku: 1 });
    const link = join(root, 'SKU-00001', 'output_9_0_v0.jpg');
    symlinkSync(join(scratch, 'one.jpg'), link);
    await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [root] });
    const id = await call(studio.page, 'review:open-folder', undefined);
    if (id === null) throw new Error('the folder was not opened');
    const collection = await call(studio.page, 'review:open', { collectionId: id });
    return { id, collection, first: collection.results[0]?.id as never };
  }

  /** The codes it is refused with; `done` where it was not. */
  async function codes<Name extends CallName>(
    { page }: Studio,
    name: Name,
    inputs: readonly unknown[],
  ): Promise<readonly string[]> {
    const replies = [];
    for (const input of inputs) replies.push(await ask(page, name, input as CallInput<Name>));
    return [...new Set(replies.map((reply) => (reply.ok ? 'done' : reply.error.code)))];
  }

  test('[SEC-04] opens, judges, shows and exports nothing by ids of its own', async ({
    launch,
  }) => {
    const studio = await launch();
    const { id, collection, first } = await opened(studio);
    expect(collection.results).toHaveLength(2);
    expect(JSON.stringify(collection)).not.toContain(scratch);
    const ofCollection = MADE_UP.map((collectionId) => ({ collectionId }));
    const ofResult = MADE_UP.map((resultId) => ({ collectionId: id, resultId }));
    expect(await codes(studio, 'review:open', ofCollection)).toEqual(['not-found']);
    expect(await codes(studio, 'review:show-file', ofResult)).toEqual(['not-found']);
    const judged = MADE_UP.map((one) => ({
      ...{ collectionId: id, resultIds: [one], change: { verdict: 'pick' } },
    }));
    expect(await codes(studio, 'review:judge', judged)).toEqual(['not-found']);
    const priced = await ask(studio.page, 'review:redo', {
      ...{ collectionId: id, resultIds: [first], redo: { how: 'regenerate' } },
    });
    expect(priced.ok).toBe(false);

    const request = {
      ...{ collectionId: id, resultIds: [first], template: '{sku}', collisions: 'number' },
      targetIds: ['built-in-original'],
    };
    const exports = MADE_UP.map((folderId) => ({ ...request, folderId }));
    expect(await codes(studio, 'export:check', exports)).toEqual(['not-allowed']);
    expect(await codes(studio, 'export:start', exports)).toEqual(['not-allowed']);
    const shown = MADE_UP.map((exportId) => ({ exportId }));
    expect(await codes(studio, 'export:show', shown)).toEqual(['not-found']);
    expect(await call(studio.page, 'export:jobs', undefined)).toEqual([]);

    // Into a folder that was chosen, no template leads out of it.
    const target = join(scratch, 'target');
    mkdirSync(target);
    await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [target] });
    const folder = await call(studio.page, 'export:pick-folder', undefined);
    const out = { ...request, folderId: folder?.id, template: '../..\\../{sku}' };
    const check = await call(studio.page, 'export:check', out as never);
    expect(check.files[0]?.place).not.toMatch(/(^|\/)\.\.(\/|$)|\\/);
    await call(studio.page, 'export:start', out as never);
    const states = async () =>
      (await call(studio.page, 'export:jobs', undefined)).map(({ state }) => state);
    await expect.poll(states, { timeout: 20_000 }).toEqual(['done']);
    expect(readdirSync(scratch).sort()).toEqual(['one.jpg', 'products', 'results', 'target']);

    // An answer that no pack of this app asked for.
    const answer = join(scratch, 'answer.json');
    const pack = { id: 'x', collection: id, madeMs: 1, seal: '0'.repeat(64) };
    const forged = {
      format: 'flat-to-model-review-answers',
      version: 1,
      pack,
      by: 'x',
      savedMs: 1,
    };
    writeFileSync(answer, JSON.stringify({ ...forged, results: [first], answers: [] }));
    await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [answer] });
    expect(await codes(studio, 'export:read-pack-answer', [{ collectionId: id }])).toEqual([
      'invalid-input',
    ]);
  });

  test('[SEC-02] sees pictures under review by their ids alone', async ({ launch }) => {
    const studio = await launch({ expectedProblems: [/Failed to load resource/] });
    const { collection, first } = await opened(studio);
    const photo = () => collection.skus[0]?.flatLays[0]?.id;
    const load = (address: string) =>
      studio.page.evaluate(
        (source) =>
          new Promise((resolve) => {
            const image = new Image();
            image.onload = () => resolve('shown');
            image.onerror = () => resolve('refused');
            image.src = source;
          }),
        address,
      );
    expect(await load(`studio-media://result/${first}?size=96`)).toBe('shown');
    expect(await load(`studio-media://result/${first}?size=full`)).toBe('shown');
    for (const address of [
      `studio-media://flat-lay/${first}?size=96`,
      `studio-media://output/${first}?size=96`,
      `studio-media://photo/${first}?size=96`,
      `studio-media://result/${first}x?size=96`,
      `studio-media://result/${photo() ?? 'none'}?size=96`,
      'studio-media://result/..%2f..%2fone.jpg?size=full',
      `studio-media://result/${encodeURIComponent(join(scratch, 'one.jpg'))}?size=full`,
    ]) {
      expect([address, await load(address)]).toEqual([address, 'refused']);
    }
  });

  test('[SEC-04] watches no folder, runs no program, calls no address and deletes nothing by itself', async ({
    launch,
  }) => {
    const studio = await launch();
    const { page } = studio;
    const { id, first } = await opened(studio);
    const watched = MADE_UP.map((one) => ({
      ...{ ...SETTINGS, id: null, folder: one, output: one, takeExisting: true },
    }));
    const refusedFolders = await codes(studio, 'hot-folders:save', watched);
    expect(refusedFolders).toEqual(['not-allowed']);
    const byId = MADE_UP.map((one) => ({ id: one }));
    expect(await codes(studio, 'hot-folders:open', byId)).toEqual(['not-found']);
    expect((await call(page, 'hot-folders:view', undefined)).folders).toEqual([]);

    const program = { command: '/bin/sh', path: '/bin/sh' };
    expect(await codes(studio, 'night:pick-command', [program])).toEqual(['invalid-input']);
    expect(await codes(studio, 'night:set-command' as CallName, [program])).toEqual([
      'invalid-input',
    ]);
    const bad = ['http://studio.example/', 'file:///etc/passwd', 'https://a:b@studio.example/'];
    const addresses = bad.map((url) => ({ url }));
    expect(await codes(studio, 'night:set-webhook', addresses)).toEqual(['invalid-input']);
    // A good one is asked about outside of the page; the user says no.
    await studio.answerDialog('showMessageBox', { response: 1 });
    const good = [{ url: 'https://studio.example/?stolen=names' }];
    expect(await codes(studio, 'night:set-webhook', good)).toEqual(['cancelled']);
    expect(await codes(studio, 'night:test-webhook', [undefined])).toEqual(['invalid-input']);
    expect(await call(page, 'night:view', undefined)).toMatchObject({
      command: null,
      webhook: null,
    });

    const batches = [...MADE_UP, id, first].map((batchId) => ({ batchId, pictures: true }));
    expect(await codes(studio, 'storage:delete-batch', batches)).toEqual(['not-found']);
    expect(await codes(studio, 'storage:batch', batches)).toEqual(['not-found']);
    expect(await codes(studio, 'updates:install', [undefined])).toEqual(['not-allowed']);
    expect(readdirSync(join(scratch, 'results')).sort()).toEqual([
      'SKU-00001',
      'SKU-00002',
      'batch_summary_20260302_080000.json',
    ]);
    expect(readdirSync(join(scratch, 'results', 'SKU-00001'))).toContain('output_0_0_v0.jpg');
  });
});
