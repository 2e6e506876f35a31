/** What is told when a batch begins, in the words of a language. Pure. */
import type { Problem } from '../domain/draft-views.ts';
import type { Remark } from '../domain/remark.ts';
import type { SharedEnglish } from './catalogue.ts';

export type SayRemark = (
  key: Extract<keyof SharedEnglish, `remark.${string}`>,
  fields: object,
) => string;

/** `sayProblem` says what is the matter with a photo. */
export function remarkWords(
  remark: Remark,
  say: SayRemark,
  sayProblem: (problem: Problem) => string,
): string {
  if (remark.said !== 'photo') return say(`remark.${remark.said}`, remark);
  const { sku, problem, more } = remark;
  const words = say('remark.photo', { sku, problem: sayProblem(problem) });
  return more === undefined ? words : `${words} ${say('remark.more-photos', { n: more })}`;
}
