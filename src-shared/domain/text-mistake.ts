/** What is wrong at a place of a text with instructions: as a code, said by the catalogues. Pure. */
import { z } from 'zod';

/** `found` is the letter that stands there instead; null where the text ends. */
export const TextMistake = z.discriminatedUnion('said', [
  z.object({
    said: z.enum(['no-value', 'no-field-name', 'no-colon', 'no-end']),
    found: z.string().nullable(),
  }),
  /** `end` is the bracket that could stand there as well as a comma. */
  z.object({ said: z.literal('no-comma'), end: z.string(), found: z.string().nullable() }),
  z.object({
    said: z.enum([
      'too-deep',
      'no-closing-quote',
      'line-break',
      'backslash',
      'no-list',
      'not-text',
      'not-number',
      'not-whole-number',
      'not-object',
      'not-list',
    ]),
  }),
  z.object({ said: z.literal('not-one-of'), values: z.string() }),
  z.object({
    said: z.enum(['too-few', 'too-many', 'too-small', 'too-large']),
    limit: z.number(),
  }),
  /** Of a kind that is not told apart; what the schema library says. */
  z.object({ said: z.literal('other'), text: z.string() }),
]);
export type TextMistake = z.infer<typeof TextMistake>;

/** One mistake in the text. Line and column from 1; columns count UTF-16 units as editors do. */
export const TextProblem = z.object({
  line: z.number().int(),
  column: z.number().int(),
  /** From 0; null where no single instruction is meant. */
  instruction: z.number().int().nullable(),
  /** Inside the instruction: `options, size`; the list's own name outside; empty for the whole text. */
  field: z.string(),
  mistake: TextMistake,
});
export type TextProblem = z.infer<typeof TextProblem>;
