/** Judges the outcome of a round by the sandbox's journal and the disk, never by what the client says. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSharp } from '../../src-main/images/sharp.ts';
import type { SandboxJournal } from '../support/sandbox-process.ts';

export interface RoundOrder {
  readonly skus: readonly string[];
  readonly photosEach: number;
  readonly outputsEach: number;
  readonly outputDir: string;
}

/** Sentences about what is wrong; empty when all is well. */
export async function judgeRound(
  order: RoundOrder,
  journal: SandboxJournal,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const sku of order.skus) {
    const accepted = journal.accepted.filter(
      (entry) => entry.kind === 'submit' && entry.projectName === sku,
    );
    if (accepted.length !== 1) wrong.push(`${sku}: ${accepted.length} accepted submissions`);
    for (const entry of accepted) {
      if (entry.kind === 'submit' && entry.images.length !== order.photosEach) {
        wrong.push(`${sku}: sent with ${entry.images.length} photos`);
      }
    }
    wrong.push(...(await judgeFolder(sku, join(order.outputDir, sku), order.outputsEach)));
  }
  const beside = (await readdir(order.outputDir)).filter(
    (name) => !order.skus.includes(name) && !/^batch_summary_[\d_]+\.json$/.test(name),
  );
  if (beside.length > 0) wrong.push(`left over beside the SKUs: ${beside.join(', ')}`);
  return wrong;
}

async function judgeFolder(sku: string, dir: string, outputs: number): Promise<readonly string[]> {
  const wrong: string[] = [];
  let names: readonly string[];
  try {
    names = await readdir(dir);
  } catch {
    return [`${sku}: no folder of results`];
  }
  const pictures = names.filter((name) => /\.(jpe?g|png)$/i.test(name));
  const others = names.filter((name) => !pictures.includes(name) && name !== 'metadata.json');
  if (pictures.length !== outputs) wrong.push(`${sku}: ${pictures.length} of ${outputs} pictures`);
  if (others.length > 0) wrong.push(`${sku}: left over: ${others.join(', ')}`);
  if (!names.includes('metadata.json')) wrong.push(`${sku}: no metadata.json`);
  else JSON.parse(await readFile(join(dir, 'metadata.json'), 'utf8'));
  const sharp = await loadSharp();
  for (const name of pictures) {
    try {
      await sharp(join(dir, name), { failOn: 'warning' }).raw().toBuffer();
    } catch (error) {
      wrong.push(`${sku}/${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return wrong;
}
