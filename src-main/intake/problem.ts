/** Makes what preflight found: a code to decide by, a sentence of the catalogues to say it by. Pure. */
import type { FoundKind, Problem, ProblemCode } from '../../src-shared/domain/draft-views.ts';
import { inEnglish } from '../../src-shared/text/in-english.ts';

export interface Found {
  readonly blocks: boolean;
  readonly kind: FoundKind;
  /** File name of the photo that it is about. */
  readonly photo?: string;
  /** What the sentence names besides the photo. */
  readonly fields?: Readonly<Record<string, string | number>>;
}

export function problemOf(code: ProblemCode, { blocks, kind, photo, fields }: Found): Problem {
  const ofPhoto = photo === undefined ? {} : { photo };
  const told = { ...ofPhoto, ...fields };
  const message = inEnglish(`found.${kind}`, told);
  return { code, blocks, ...ofPhoto, message, found: { kind, fields: told } };
}
