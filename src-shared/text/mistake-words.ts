/** Mistakes in a text of instructions, in the words of a language. Pure. */
import type { TextMistake, TextProblem } from '../domain/text-mistake.ts';
import type { SharedEnglish } from './catalogue.ts';

/** Says a sentence of the area, filled with fields. */
export type SayMistake = (
  key: Extract<keyof SharedEnglish, `mistake.${string}`>,
  fields: object,
) => string;

/** `line 3, column 12, instruction 2, seed: a whole number expected`. */
export function problemWords(problem: TextProblem, say: SayMistake): string {
  const place = [say('mistake.place', problem), fieldWords(problem, say)];
  return say('mistake.at', {
    place: place.filter((part) => part !== '').join(', '),
    mistake: mistakeWords(problem.mistake, say),
  });
}

/** `instruction 2, options, size`; empty for the text as a whole. */
export function fieldWords({ instruction, field }: TextProblem, say: SayMistake): string {
  if (instruction === null) return field;
  const name = say('mistake.instruction', { n: instruction + 1 });
  return field === '' ? name : `${name}, ${field}`;
}

export function mistakeWords(mistake: TextMistake, say: SayMistake): string {
  if (mistake.said === 'other') return mistake.text;
  if (!('found' in mistake)) return say(`mistake.${mistake.said}`, mistake);
  const found =
    mistake.found === null
      ? say('mistake.text-ends', {})
      : say('mistake.found', { letter: JSON.stringify(mistake.found) });
  return say(`mistake.${mistake.said}`, { ...mistake, found });
}
