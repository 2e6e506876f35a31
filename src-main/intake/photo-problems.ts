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
    return [
      {
        code: 'photo-unsupported',
        blocks: true,
        photo: name,
        message: `${name} is a ${facts.format.toUpperCase()} picture inside. Save it as JPEG or PNG.`,
      },
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
  name: string,
  facts: ImageFacts,
  kind: ConversionKind,
  agreed: boolean,
): Problem {
  switch (kind) {
    case 'upright':
      return {
        code: 'photo-turned',
        blocks: false,
        photo: name,
        message: agreed
          ? `${name} lies on its side by its orientation flag: a copy turned upright is sent.`
          : `${name} lies on its side by its orientation flag and is sent like that.`,
      };
    case 'colour': {
      const space = facts.space === 'cmyk' ? 'CMYK' : (facts.profile ?? facts.space);
      return {
        code: 'photo-colour',
        blocks: false,
        photo: name,
        message: agreed
          ? `${name} has other colours than sRGB (${space}): a copy in sRGB is sent.`
          : `${name} has other colours than sRGB (${space}): they may look wrong in the results.`,
      };
    }
    default:
      return {
        code: 'photo-format',
        blocks: !agreed,
        photo: name,
        message: agreed
          ? `${name} is sent as a JPEG made from it; the ${kind.toUpperCase()} file stays as it is.`
          : `${name} is a ${kind.toUpperCase()} picture, which is not accepted. Let it be converted to JPEG, or leave it out.`,
      };
  }
}

function sizeProblems(
  { name, bytes }: Pick<FoundPhoto, 'name' | 'bytes'>,
  { width, height }: ImageFacts,
  converted: boolean,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (Math.min(width, height) < SMALL_SIDE_PX) {
    problems.push({
      code: 'photo-small',
      blocks: false,
      photo: name,
      message: `${name} is only ${width} × ${height} pixels: results may look soft.`,
    });
  }
  // What a converted photo weighs is known only later; its pixels are the same.
  if (width * height > HUGE_PIXELS || (!converted && bytes > HUGE_BYTES)) {
    const size = `${width} × ${height} pixels, ${Math.round(bytes / 1024 / 1024)} MB`;
    problems.push({
      code: 'photo-huge',
      blocks: false,
      photo: name,
      message: `${name} is very large (${size}): uploading takes long and may be refused.`,
    });
  }
  return problems;
}
