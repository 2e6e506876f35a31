/** What is told when a batch begins, as the terminal says it: with the flags that it has. Pure. */
import type { Remark } from '../../../src-shared/domain/remark.ts';
import { inEnglish } from '../../../src-shared/text/in-english.ts';
import { remarkWords } from '../../../src-shared/text/remark-words.ts';

export function remarkLine(remark: Remark): string {
  const words = remarkWords(remark, inEnglish, ({ message }) => message);
  switch (remark.said) {
    case 'parallel-lowered':
      return `--parallel ${remark.asked}: ${words}`;
    case 'done-elsewhere':
      return `${words} Use --fresh to make new ones.`;
    default:
      return words;
  }
}
