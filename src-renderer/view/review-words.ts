/** What the review says about results and collections. Pure. */
import type { Judgement, JudgementConflict } from '../../src-shared/domain/review/judgement.ts';
import type {
  CollectionView,
  FlatLayView,
  ReviewResult,
  ReviewSku,
} from '../../src-shared/domain/review/library.ts';
import { formatNumber, formatRate, formatScore } from '../text/format.ts';
import { t } from '../text/index.ts';

/** The flat-lay to compare with first: the front, else the first that is there. */
export function frontOf(sku: ReviewSku): FlatLayView | null {
  const there = sku.flatLays.filter((photo) => photo.there);
  return there.find((photo) => photo.role === 'front') ?? there[0] ?? null;
}

/** `Pose 1 · variation 2 · version 0`; what the file's name does not say is left out. */
export function placeWords({ instruction, variation, version }: ReviewResult): string {
  return [
    instruction === null ? '' : t('review.instruction', { n: instruction + 1 }),
    variation === null ? '' : t('review.variation', { n: variation + 1 }),
    t('review.version', { n: version }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The facts of a picture that somebody recorded, as name and value. */
export function factsOf(
  result: ReviewResult,
  sku: ReviewSku | undefined,
): readonly (readonly [name: string, value: string])[] {
  const { qualityScore, width, height, colourDelta } = result;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('review.score'), qualityScore === null ? null : formatScore(qualityScore)],
    [
      t('review.server-says'),
      result.needsReview ? (result.reviewReason ?? t('review.needs-review')) : null,
    ],
    [
      t('review.colour'),
      colourDelta === null ? null : t('review.colour-delta', { delta: formatRate(colourDelta) }),
    ],
    [t('review.identity'), sku?.identity || null],
    [t('review.model'), result.model],
    [t('review.seed'), result.seed === null ? null : String(result.seed)],
    [
      t('review.pixels'),
      width === null || height === null ? null : `${String(width)} × ${String(height)}`,
    ],
    [
      t('review.credits'),
      sku?.credits == null ? null : t('review.credits-sku', { n: formatNumber(sku.credits) }),
    ],
    [t('review.job'), sku?.jobId ?? null],
    [t('review.file'), result.fileName],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

/** What was asked for this picture: prompt, pose and background in one line; empty when unknown. */
export function instructionWords(result: ReviewResult, sku: ReviewSku | undefined): string {
  const instruction = sku?.instructions[result.instruction ?? 0];
  return [instruction?.pose, instruction?.background, instruction?.prompt]
    .filter(Boolean)
    .join(', ');
}

/** A judgement's field as words, for ours and theirs side by side; a rejection says why. */
export function fieldWords(field: JudgementConflict['field'], judgement: Judgement): string {
  switch (field) {
    case 'verdict': {
      const word = t(`review.verdict-${judgement.verdict ?? 'none'}`);
      const why = judgement.verdict === 'reject' && judgement.reasons.length > 0;
      return why ? `${word}: ${fieldWords('reasons', judgement)}` : word;
    }
    case 'stars':
      return t('review.stars', { n: judgement.stars });
    case 'label':
      return t(judgement.label === null ? 'review.label-none' : `review.label-${judgement.label}`);
    case 'reasons':
      return (
        judgement.reasons.map((reason) => t(`review.reason-${reason}`)).join(', ') ||
        t('review.no-reason')
      );
    case 'note':
      return judgement.note === '' ? t('review.no-note') : judgement.note;
  }
}

/** Conflicts of a picture by whose decisions they are, in their order. */
export function conflictsByPerson(
  conflicts: readonly JudgementConflict[],
): readonly { readonly by: string; readonly conflicts: readonly JudgementConflict[] }[] {
  const people = new Map<string, JudgementConflict[]>();
  for (const conflict of conflicts) {
    people.set(conflict.by, [...(people.get(conflict.by) ?? []), conflict]);
  }
  return [...people].map(([by, own]) => ({ by, conflicts: own }));
}

/** How far a collection is judged: what its bar and its line say. */
export function judgedOfCollection({ results, picked, rejected }: CollectionView) {
  return { picked, rejected, open: Math.max(0, results - picked - rejected), results };
}
