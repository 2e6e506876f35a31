/**
 * What the export dialog decides by itself: which pictures, what a target says of itself, what is
 * in the way. Pure.
 */
import type { PlannedExport } from '../../src-shared/domain/export/plan.ts';
import {
  HexColour,
  TargetSettings as Settings,
  type TargetSettings,
  TargetSize,
} from '../../src-shared/domain/export/target.ts';
import type { PlannedFile } from '../../src-shared/domain/export/views.ts';
import type { ResultId } from '../../src-shared/domain/ids.ts';
import type { ReviewResult } from '../../src-shared/domain/review/library.ts';

export type Which = 'picked' | 'chosen' | 'all';

/** Missing files are left out: nothing can be made of them. In the order of the collection. */
export function whichResults(
  which: Which,
  results: readonly ReviewResult[],
  chosen: ReadonlySet<ResultId>,
): readonly ReviewResult[] {
  const there = results.filter((one) => one.there);
  if (which === 'picked') return there.filter((one) => one.judgement.verdict === 'pick');
  if (which === 'chosen') return there.filter((one) => chosen.has(one.id));
  return there.filter((one) => one.newest && one.judgement.verdict !== 'reject');
}

/** Several chosen ones are what is meant; else the picked ones, else all. */
export function firstWhich(results: readonly ReviewResult[], chosen: ReadonlySet<ResultId>): Which {
  if (chosen.size > 1) return 'chosen';
  return results.some((one) => one.judgement.verdict === 'pick') ? 'picked' : 'all';
}

export interface PreviewCounts {
  readonly write: number;
  readonly skip: number;
  readonly refuse: number;
  /** Names two pictures of this export asked for. */
  readonly twice: number;
  /** Fewer pixels than the target asks for. */
  readonly smaller: number;
  readonly enlarged: number;
}

export function countPlanned(planned: readonly PlannedExport[]): PreviewCounts {
  const count = (is: (one: PlannedExport) => boolean) => planned.filter(is).length;
  return {
    write: count((one) => one.outcome === 'write'),
    skip: count((one) => one.outcome === 'skip'),
    refuse: count((one) => one.outcome === 'refuse'),
    twice: count((one) => one.collision === 'picture'),
    ...pixelsOf(
      planned.flatMap(({ placement, outcome }) =>
        placement?.fits ? [{ outcome, smaller: placement.smaller, enlarged: placement.scale }] : [],
      ),
    ),
  };
}

/** How many of the files to be written do not have their own or the asked-for pixels. */
export function pixelsOf(
  files: readonly Pick<PlannedFile, 'outcome' | 'smaller' | 'enlarged'>[],
): Pick<PreviewCounts, 'smaller' | 'enlarged'> {
  const written = files.filter((file) => file.outcome === 'write');
  return {
    smaller: written.filter((file) => file.smaller).length,
    enlarged: written.filter((file) => (file.enlarged ?? 1) > 1).length,
  };
}

/** An own target while it is typed: every number is still a text. */
export interface TargetDraft {
  readonly name: string;
  readonly size: 'exact' | 'ratio' | 'within';
  readonly width: string;
  readonly height: string;
  readonly longest: string;
  readonly fit: TargetSettings['fit'];
  readonly background: string;
  readonly format: TargetSettings['format'];
  readonly quality: string;
  readonly maxMegabytes: string;
  readonly whenSmall: TargetSettings['whenSmall'];
  readonly minLongest: string;
}

export function draftOf(target: TargetSettings): TargetDraft {
  const { size } = target;
  const text = (value: number | null) => (value === null ? '' : String(value));
  return {
    name: target.name,
    size: size.kind,
    width: size.kind === 'within' ? '' : text(size.width),
    height: size.kind === 'within' ? '' : text(size.height),
    longest: size.kind === 'exact' ? '' : text(size.longest),
    fit: target.fit,
    background: target.background,
    format: target.format,
    quality: text(target.quality),
    maxMegabytes: target.maxBytes === null ? '' : String(target.maxBytes / 1_000_000),
    whenSmall: target.whenSmall,
    minLongest: text(target.minLongest),
  };
}

export type DraftField =
  | 'name'
  | 'width'
  | 'height'
  | 'longest'
  | 'quality'
  | 'background'
  | 'maxMegabytes'
  | 'minLongest';

export type DraftResult =
  | { readonly ok: true; readonly settings: TargetSettings }
  | { readonly ok: false; readonly wrong: ReadonlySet<DraftField> };

/** Reads the draft; answers the fields that cannot be used. */
export function settingsOf(draft: TargetDraft): DraftResult {
  const wrong = new Set<DraftField>();
  const number = (text: string, field: DraftField, schema: (value: number) => boolean): number => {
    const value = Number(text.trim().replace(',', '.'));
    if (text.trim() === '' || !schema(value)) wrong.add(field);
    return value;
  };
  const maybe = (text: string, field: DraftField, schema: (value: number) => boolean) =>
    text.trim() === '' ? null : number(text, field, schema);
  const pixels = (value: number) =>
    TargetSize.safeParse({ kind: 'within', longest: value }).success;
  const ratio = (value: number) => value > 0 && value <= 100;
  const side = draft.size === 'ratio' ? ratio : pixels;

  const size =
    draft.size === 'within'
      ? { kind: 'within' as const, longest: maybe(draft.longest, 'longest', pixels) }
      : {
          width: number(draft.width, 'width', side),
          height: number(draft.height, 'height', side),
          ...(draft.size === 'exact'
            ? { kind: 'exact' as const }
            : { kind: 'ratio' as const, longest: maybe(draft.longest, 'longest', pixels) }),
        };
  const megabytes = maybe(
    draft.maxMegabytes,
    'maxMegabytes',
    (value) => value >= 0.01 && value <= 1000,
  );
  const quality = number(
    draft.quality,
    'quality',
    (value) => Number.isInteger(value) && value >= 1 && value <= 100,
  );
  if (!HexColour.safeParse(draft.background.toLowerCase()).success) wrong.add('background');
  if (draft.name.trim() === '' || draft.name.trim().length > 60) wrong.add('name');
  const minLongest = maybe(draft.minLongest, 'minLongest', pixels);
  if (wrong.size > 0) return { ok: false, wrong };
  const settings = Settings.safeParse({
    name: draft.name,
    size,
    fit: draft.fit,
    background: draft.background.toLowerCase(),
    format: draft.format,
    quality,
    maxBytes: megabytes === null ? null : Math.round(megabytes * 1_000_000),
    minLongest,
    whenSmall: draft.whenSmall,
  });
  return settings.success
    ? { ok: true, settings: settings.data }
    : { ok: false, wrong: new Set(['name']) };
}

/** Puts a token where the cursor is. Answers the text and where the cursor goes. */
export function withToken(
  text: string,
  token: string,
  from: number,
  to: number,
): { readonly text: string; readonly cursor: number } {
  const word = `{${token}}`;
  return {
    text: text.slice(0, from) + word + text.slice(to),
    cursor: from + word.length,
  };
}
