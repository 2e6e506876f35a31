/** What preflight found, in words, with the order of what a person should see first. Pure. */
import type { ConversionKind } from '../../src-shared/domain/conversion.ts';
import type {
  DraftSkuView,
  PreflightSummary,
  Problem,
  ProblemCode,
  SkuOverrideView,
} from '../../src-shared/domain/draft-views.ts';
import { fill, LANGUAGE, t } from '../text/index.ts';

export type FoundProblem = PreflightSummary['problems'][number];

export function problemWords({ code, blocks }: Pick<FoundProblem, 'code' | 'blocks'>): string {
  if (code === 'too-many-photos' && blocks) return t('problem.too-many-photos-blocks');
  return t(`problem.${code}`);
}

/**
 * One problem of one SKU, with the photo and the numbers it is about. What tells only its kind (a
 * broken `instructions.json`, a batch of an earlier version) has its details in English alone.
 */
export function oneProblemWords(problem: Problem): string {
  const { found, photo, message } = problem;
  if (found) return fill(`found.${found.kind}`, found.fields);
  if (LANGUAGE === 'en') return message;
  const kind = problemWords(problem);
  return photo === undefined ? kind : `${photo}: ${kind}`;
}

export function conversionWords(kind: ConversionKind, n: number): string {
  return t(`conversion.${kind}`, { n });
}

/** Formats need the user's word; turning and colours are done unless he says no. */
export const needsAgreement = (kind: ConversionKind): boolean =>
  kind !== 'upright' && kind !== 'colour';

/** What the conversion switches say already is not told a second time. */
export function tellingProblems(preflight: PreflightSummary): readonly FoundProblem[] {
  const bySwitch: readonly ProblemCode[] = ['photo-format', 'photo-turned', 'photo-colour'];
  return preflight.problems.filter(({ code, blocks }) => blocks || !bySwitch.includes(code));
}

/** Formats among the photos that wait for the user's word. */
export function waitingConversions(preflight: PreflightSummary): number {
  return preflight.conversions.filter(({ kind, on }) => needsAgreement(kind) && !on).length;
}

export const hasProblem = (sku: DraftSkuView, code: ProblemCode): boolean =>
  sku.included && sku.problems.some((problem) => problem.code === code);

/** True where the SKU does not follow the batch in everything. */
export function hasOwnLook(override: SkuOverrideView | null): boolean {
  return (
    override !== null &&
    (override.instructions !== null || override.identity !== null || override.options !== null)
  );
}
