/**
 * What is worth saying about a photo, from what is known of it. Pure: the same photo is judged anew
 * whenever the user changes what may be converted.
 */
import {
  type ConversionKind,
  type Conversions,
  conversionKinds,
  isFormatKind,
} from '../../src-shared/domain/conversion.ts';
import type { Problem } from '../../src-shared/domain/draft-views.ts';
import type { ImageFacts } from '../images/service.ts';
import { problemOf } from './problem.ts';
import type { FoundPhoto } from './scan.ts';

/** Below this on the shorter side, results look soft. */
export const SMALL_SIDE_PX = 512;
/** The server's own limits are unknown: beyond these an upload is slow and may be refused. */
export const HUGE_PIXELS = 100_000_000;
export const HUGE_BYTES = 50 * 1024 * 1024;

export function factProblems(
  photo: Pick<FoundPhoto, 'name' | 'bytes'>,
  facts: ImageFacts,
  conversions: Conversions,
): readonly Problem[] {
  const { name } = photo;
  if (facts.format !== 'jpeg' && facts.format !== 'png' && !isFormatKind(facts.format)) {
    const fields = { format: facts.format.toUpperCase() };
    return [
      problemOf('photo-unsupported', { blocks: true, photo: name, kind: 'format-inside', fields }),
    ];
  }
  const kinds = conversionKinds(facts);
  const converted = kinds.some((kind) => conversions[kind]);
  return [
    ...kinds.map((kind) => conversionProblem(name, facts, kind, conversions[kind])),
    ...sizeProblems(photo, facts, converted),
  ];
}

function conversionProblem(
  photo: string,
  facts: ImageFacts,
  kind: ConversionKind,
  agreed: boolean,
): Problem {
  switch (kind) {
    case 'upright': {
      const told = agreed ? 'turned-copy' : 'turned-kept';
      return problemOf('photo-turned', { blocks: false, photo, kind: told });
    }
    case 'colour': {
      const space = facts.space === 'cmyk' ? 'CMYK' : (facts.profile ?? facts.space);
      const told = agreed ? 'colour-copy' : 'colour-kept';
      return problemOf('photo-colour', { blocks: false, photo, kind: told, fields: { space } });
    }
    default: {
      const told = agreed ? 'format-copy' : 'format-asks';
      const fields = { format: kind.toUpperCase() };
      return problemOf('photo-format', { blocks: !agreed, photo, kind: told, fields });
    }
  }
}

function sizeProblems(
  { name: photo, bytes }: Pick<FoundPhoto, 'name' | 'bytes'>,
  { width, height }: ImageFacts,
  converted: boolean,
): readonly Problem[] {
  const problems: Problem[] = [];
  const blocks = false;
  if (Math.min(width, height) < SMALL_SIDE_PX) {
    const fields = { width, height };
    problems.push(problemOf('photo-small', { blocks, photo, kind: 'small', fields }));
  }
  // What a converted photo weighs is known only later; its pixels are the same.
  if (width * height > HUGE_PIXELS || (!converted && bytes > HUGE_BYTES)) {
    const fields = { width, height, mb: Math.round(bytes / 1024 / 1024) };
    problems.push(problemOf('photo-huge', { blocks, photo, kind: 'huge', fields }));
  }
  return problems;
}
