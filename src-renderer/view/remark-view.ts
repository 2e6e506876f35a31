/** What is told when a batch begins, as this page says it. Pure. */
import type { Remark } from '../../src-shared/domain/remark.ts';
import { remarkWords } from '../../src-shared/text/remark-words.ts';
import { fill } from '../text/index.ts';
import { oneProblemWords } from './preflight-view.ts';

export function sayRemark(remark: Remark): string {
  return remarkWords(remark, fill, (problem) => oneProblemWords(problem));
}
