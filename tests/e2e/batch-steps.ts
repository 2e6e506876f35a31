/** A batch in the sandbox, started through the bridge: for tests whose subject is not the window. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { BatchId, DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { Instructions } from '../../src-shared/domain/instruction.ts';
import { call } from './calls.ts';
import type { Studio } from './electron-app.ts';

export interface StartedSamples {
  readonly batchId: BatchId;
  readonly output: string;
}

/** Starts the first `skus` of the eight sample SKUs; results go into `scratch`. */
export async function startSampleBatch(
  studio: Studio,
  scratch: string,
  {
    skus = 8,
    name = 'Night',
    instructions = [{ pose: 'standing' }],
  }: {
    readonly skus?: number;
    readonly name?: string;
    readonly instructions?: Instructions;
  } = {},
): Promise<StartedSamples> {
  const { page } = studio;
  const output = join(scratch, 'output');
  await call(page, 'accounts:use-sandbox', undefined);
  await call(page, 'intake:add-samples', undefined);
  const draft = () => call(page, 'intake:draft', undefined);
  const checked = async () => (await draft()).skus.filter((sku) => sku.checked).length;
  await expect.poll(checked, { timeout: 30_000 }).toBe(8);
  const skuIds = (await draft()).skus.slice(0, skus).map(({ id }) => id);
  const batchId = await startBatch(studio, { name, skuIds, output, parallel: 3, instructions });
  return { batchId, output };
}

/** Starts SKUs of the draft into a folder of their own: batches of one folder would become one. */
export async function startBatch(
  studio: Studio,
  {
    name,
    skuIds,
    output,
    parallel,
    instructions = [{ pose: 'standing' }],
  }: {
    readonly name: string;
    readonly skuIds: readonly DraftSkuId[];
    readonly output: string;
    readonly parallel: number;
    readonly instructions?: Instructions;
  },
): Promise<BatchId> {
  const { page } = studio;
  mkdirSync(output, { recursive: true });
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [output] });
  const grant = await call(page, 'intake:pick-output', undefined);
  if (!grant) throw new Error('no output folder');
  const { batchId } = await call(page, 'batches:start', {
    name,
    skuIds: [...skuIds],
    identity: { code: 'PiktidSummer' },
    instructions,
    options: { model: 'auto', consistency: true, barefoot: false },
    output: grant.id,
    parallel,
    budget: {},
    whenDone: 'skip',
  });
  return batchId;
}

/** Waits until a job of the batch runs at the server. */
export async function untilProcessing({ page }: Studio): Promise<void> {
  const phases = async () =>
    (await call(page, 'batches:snapshot', undefined)).runs.map(({ state }) => state.phase);
  await expect.poll(phases, { timeout: 20_000 }).toContain('processing');
}
