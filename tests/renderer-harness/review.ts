/**
 * The review's half of the double: collections made from a scene's batches, a folder of ten thousand
 * results, a missing one and one that is read-only, with judgements kept for as long as the page is open.
 */
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { CollectionId, PhotoId, ResultId } from '../../src-shared/domain/ids.ts';
import {
  type JudgedResult,
  type Judgement,
  UNJUDGED,
} from '../../src-shared/domain/review/judgement.ts';
import type {
  CollectionView,
  ReviewOpened,
  ReviewResult,
  ReviewSku,
} from '../../src-shared/domain/review/library.ts';
import type { BatchView } from '../../src-shared/domain/views.ts';
import type { CallInput, CallOutput } from '../../src-shared/ipc/contract.ts';
import { NOW, SAMPLES, sampleOf, skuName } from './fixtures.ts';
import type { Scene } from './scenes.ts';

const BACKGROUNDS = ['white studio', 'urban street', 'warm sunlit loft'];
const HOUR = 3_600_000;

const judgement = (change: Partial<Judgement>): Judgement => ({ ...UNJUDGED, ...change });

/** What was decided of the n-th result, as if somebody had come half way. */
function decided(at: number, total: number): Judgement {
  if (at > total * 0.4) return UNJUDGED;
  if (at % 5 === 3) return judgement({ verdict: 'reject', reasons: ['hands'] });
  if (at % 7 === 2) return judgement({ verdict: 'pick', stars: 5, label: 'green' });
  return at % 3 === 0 ? judgement({ verdict: 'pick', stars: 3 }) : judgement({ verdict: 'pick' });
}

function sku(index: number): ReviewSku {
  const sample = sampleOf(index);
  return {
    index,
    name: skuName(index),
    runId: null,
    jobId: `job_7f3a${1000 + index}`,
    identity: index % 3 === 0 ? 'PiktidSummer' : 'PiktidMilo',
    instructions: [{ pose: 'standing front-facing', background: BACKGROUNDS[index % 3] ?? '' }],
    credits: 6,
    flatLays: (SAMPLES[sample] ?? []).map((file) => ({
      id: `${sample}~${file}~${index}` as PhotoId,
      name: file,
      role: file.startsWith('front') ? 'front' : file.startsWith('back') ? 'back' : 'detail',
      there: true,
    })),
  };
}

function result(at: number, total: number): ReviewResult {
  const index = Math.floor(at / 2);
  const image = at % 2;
  const background = BACKGROUNDS[index % 3];
  const conflict = at === 2 || at === 9;
  return {
    id: `${sampleOf(index)}~${background}~${index}~${image}` as ResultId,
    sku: index,
    fileName: `output_0_${image}_v0.jpg`,
    imageIndex: image,
    instruction: 0,
    variation: image,
    version: at === 4 ? 1 : 0,
    newest: true,
    model: index % 2 === 0 ? 'nano_banana_pro' : 'seedream',
    seed: 481_207 + at,
    width: 1536,
    height: 2048,
    qualityScore: 0.58 + ((at * 7) % 40) / 100,
    needsReview: at % 11 === 4,
    reviewReason: at % 11 === 4 ? 'hands need review' : null,
    madeMs: NOW - at * 1000,
    there: true,
    judgement: decided(at, total),
    conflicts: conflict
      ? [
          {
            field: 'verdict',
            theirs: judgement({ verdict: at === 2 ? 'reject' : 'pick' }),
            by: 'Studio-iMac',
            atMs: NOW - HOUR,
          },
          {
            field: 'note',
            theirs: judgement({ note: 'Sleeve is too long, see the back photo' }),
            by: 'Studio-iMac',
            atMs: NOW - HOUR,
          },
        ]
      : [],
    colourDelta: at % 4 === 0 ? 1.2 + (at % 9) / 2 : null,
  };
}

interface Held {
  readonly view: CollectionView;
  readonly skus: ReviewSku[];
  results: ReviewResult[];
}

function held(id: string, name: string, total: number, change: Partial<CollectionView>): Held {
  const results = Array.from({ length: total }, (_, at) => result(at, total));
  const older = results[4];
  if (older) results.push({ ...older, id: `${older.id}~1` as ResultId, version: 0, newest: false });
  return {
    view: {
      id: id as CollectionId,
      kind: 'folder',
      name,
      folderLabel: `Pictures/${name}`,
      batchId: null,
      sandbox: false,
      state: 'ready',
      readOnly: false,
      results: results.length,
      picked: results.filter((one) => one.judgement.verdict === 'pick').length,
      rejected: results.filter((one) => one.judgement.verdict === 'reject').length,
      conflicts: results.filter((one) => one.conflicts.length > 0).length,
      openedMs: null,
      createdMs: NOW - 30 * HOUR,
      ...change,
    },
    skus: Array.from({ length: Math.ceil(total / 2) }, (_, index) => sku(index)),
    results,
  };
}

const ofBatch = (batch: BatchView, total: number): Held =>
  held(batch.id, batch.name, total, {
    kind: 'batch',
    batchId: batch.id,
    sandbox: batch.sandbox,
    createdMs: batch.createdMs,
    openedMs: batch.createdMs,
  });

function collectionsOf(scene: Scene): readonly Held[] {
  if (scene.batches.length === 0) return [];
  return [
    ...scene.batches.map((batch, at) => ofBatch(batch, at === 0 ? 240 : 18)),
    held('archive', 'Season archive', 10_000, { openedMs: NOW - 2 * HOUR, conflicts: 2 }),
    held('nas', 'Spring, retouched', 64, {
      readOnly: true,
      folderLabel: 'Volumes/NAS/Spring, retouched',
    }),
    held('away', 'Denim, last year', 320, {
      state: 'missing',
      folderLabel: 'Volumes/Archive/Denim, last year',
      createdMs: NOW - 400 * HOUR,
    }),
  ];
}

/** Answers to the calls of the review. */
export function reviewHandlers(scene: Scene) {
  const collections = collectionsOf(scene);
  const open = (id: string): Held => {
    const found = collections.find(({ view }) => view.id === id);
    if (!found) throw new StudioError({ code: 'not-found', message: 'No such collection.' });
    return found;
  };
  const judged = ({ id, judgement: own, conflicts }: ReviewResult): JudgedResult => ({
    id,
    judgement: own,
    conflicts,
  });
  return {
    'review:collections': () => collections.map(({ view }) => view),
    'review:open': ({ collectionId }: CallInput<'review:open'>): ReviewOpened => {
      const { view, skus, results } = open(collectionId);
      return { collection: view, skus, results };
    },
    'review:open-folder': () => 'nas' as CollectionId,
    'review:locate': () => true,
    'review:judge': (input: CallInput<'review:judge'>): CallOutput<'review:judge'> => {
      const found = open(input.collectionId);
      const ids = new Set<string>(input.resultIds);
      const before = found.results.filter(({ id }) => ids.has(id)).map(judged);
      found.results = found.results.map((one) =>
        ids.has(one.id)
          ? ({ ...one, judgement: { ...one.judgement, ...input.change } } as ReviewResult)
          : one,
      );
      return { before, after: found.results.filter(({ id }) => ids.has(id)).map(judged) };
    },
    'review:restore': (input: CallInput<'review:restore'>) => {
      const found = open(input.collectionId);
      const news = new Map(input.judged.map((one) => [one.id as string, one]));
      found.results = found.results.map((one) => {
        const fresh = news.get(one.id);
        return fresh ? ({ ...one, ...fresh, id: one.id } as ReviewResult) : one;
      });
    },
    'review:pins': () => [],
    'review:redo-price': (
      input: CallInput<'review:redo-price'>,
    ): CallOutput<'review:redo-price'> => {
      const [first, ...rest] = input.resultIds;
      const refused = first === undefined || rest.length === 0 ? [] : [first as ResultId];
      return {
        pictures: input.resultIds.length - refused.length,
        skus: Math.ceil((input.resultIds.length - refused.length) / 2),
        credits: (input.resultIds.length - refused.length) * 3,
        balance: 4000,
        refused: refused.map((id) => ({
          id,
          reason: { why: 'redo-photo-gone', sku: 'DR-1044', photo: 'front.jpg' },
        })),
      };
    },
  };
}
