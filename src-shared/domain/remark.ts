/** What is worth telling when a batch begins: as codes with what they name, said by the catalogues. Pure. */
import { z } from 'zod';
import { Problem } from './draft-views.ts';

export const Remark = z.discriminatedUnion('said', [
  /** `more`: so many others are not named. */
  z.object({
    said: z.literal('photo'),
    sku: z.string(),
    problem: Problem,
    more: z.number().int().optional(),
  }),
  /** Why results are not where the SKU's name says. `place`: the folder wished for; `to`: the one they go to. */
  z.object({
    said: z.enum(['place-occupied', 'place-taken']),
    sku: z.string(),
    place: z.string(),
    to: z.string(),
  }),
  z.object({ said: z.literal('folder-occupied'), place: z.string(), to: z.string() }),
  z.object({ said: z.literal('parallel-lowered'), asked: z.number(), jobs: z.number() }),
  z.object({ said: z.literal('done-elsewhere'), sku: z.string(), place: z.string() }),
  z.object({ said: z.literal('fetch-first'), sku: z.string(), n: z.number() }),
]);
export type Remark = z.infer<typeof Remark>;
