/** A small collection of results on disk, as the review library would open it, for exports. */
import { join } from 'node:path';
import type { ExportSource, ForeignJudgements } from '../../src-main/review/export/source.ts';
import { CollectionId, PhotoId, ResultId } from '../../src-shared/domain/ids.ts';
import type { Instruction } from '../../src-shared/domain/instruction.ts';
import { UNJUDGED } from '../../src-shared/domain/review/judgement.ts';
import type {
  ReviewOpened,
  ReviewResult,
  ReviewSku,
} from '../../src-shared/domain/review/library.ts';
import { drawPhoto } from './photos.ts';

export const COLLECTION = CollectionId.parse('collection-1');

export interface ResultWish {
  readonly sku: string;
  readonly file?: string;
  readonly width?: number;
  readonly height?: number;
  readonly verdict?: 'pick' | 'reject';
  readonly stars?: number;
  readonly note?: string;
  readonly color?: string;
}

export interface SkuWish {
  readonly credits?: number | null;
  readonly identity?: string;
  readonly instructions?: Instruction[];
}

export interface FakeCollection {
  readonly opened: ReviewOpened;
  readonly source: ExportSource;
  readonly ids: readonly ResultId[];
  readonly paths: readonly string[];
  /** What was merged in. */
  readonly merged: ForeignJudgements[];
}

/** Draws every picture into `dir` unless `draw` is false. */
export async function fakeCollection(
  dir: string,
  wishes: readonly ResultWish[],
  options: { readonly skus?: Readonly<Record<string, SkuWish>>; readonly draw?: boolean } = {},
): Promise<FakeCollection> {
  const names = [...new Set(wishes.map(({ sku }) => sku))];
  const flatLay = await drawPhoto(join(dir, 'flat-lay.jpg'), { color: '#20a050' });
  const skus = names.map((name, index): ReviewSku => {
    const wish = options.skus?.[name] ?? {};
    return {
      index,
      name,
      runId: null,
      jobId: `job-${index}`,
      identity: wish.identity ?? 'ID-7',
      instructions: wish.instructions ?? [{ pose: 'standing, facing the camera' }],
      credits: wish.credits === undefined ? 8 : wish.credits,
      flatLays: [
        { id: PhotoId.parse(`flat-${index}`), name: 'front.jpg', role: 'front', there: true },
      ],
    };
  });
  const paths: string[] = [];
  const results: ReviewResult[] = [];
  for (const [at, wish] of wishes.entries()) {
    const { width = 600, height = 800 } = wish;
    const fileName = wish.file ?? `result_${at}_v1.jpg`;
    const path = join(dir, 'results', String(at), fileName);
    if (options.draw !== false) {
      await drawPhoto(path, { width, height, ...(wish.color ? { color: wish.color } : {}) });
    }
    paths.push(path);
    results.push({
      id: ResultId.parse(`result-${at}`),
      sku: names.indexOf(wish.sku),
      fileName,
      imageIndex: at,
      instruction: 0,
      variation: 0,
      version: 1,
      newest: true,
      model: 'seedream',
      seed: 100 + at,
      width,
      height,
      qualityScore: null,
      needsReview: false,
      reviewReason: null,
      madeMs: new Date(2026, 10, 23, 12).getTime(),
      there: true,
      judgement: {
        ...UNJUDGED,
        verdict: wish.verdict ?? null,
        stars: wish.stars ?? 0,
        note: wish.note ?? '',
      },
      conflicts: [],
      colourDelta: null,
    });
  }
  const opened: ReviewOpened = {
    collection: {
      id: COLLECTION,
      kind: 'batch',
      name: 'Spring women',
      folderLabel: 'Spring women',
      batchId: null,
      sandbox: false,
      state: 'ready',
      readOnly: false,
      results: results.length,
      picked: 0,
      rejected: 0,
      conflicts: 0,
      openedMs: null,
      createdMs: 0,
    },
    skus,
    results,
  };
  const byId = new Map(results.map(({ id }, at) => [id, paths[at] ?? '']));
  const merged: ForeignJudgements[] = [];
  return {
    opened,
    ids: results.map(({ id }) => id),
    paths,
    merged,
    source: {
      open: async () => opened,
      pathOf: (id) => byId.get(id),
      flatLayPathOf: () => flatLay,
      merge: async (_collection, answer) => {
        merged.push(answer);
        return { applied: answer.changes.length, unchanged: 0, conflicts: 0 };
      },
    },
  };
}
