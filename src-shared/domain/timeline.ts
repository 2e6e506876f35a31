/** The lines of a run's history: as codes with what they name, said by the catalogues. Pure. */
import { z } from 'zod';
import { Failure } from './errors.ts';

const Told = Failure.pick({ code: true, message: true, about: true, reason: true });

export const TimelineLine = z.discriminatedUnion('said', [
  z.object({
    said: z.enum([
      'photos',
      'identity',
      'project',
      'prepared',
      'requeued',
      'parked',
      'sending',
      'not-accepted',
      'outcome-lost',
      'undecided',
      'resent',
      'completed',
      'cancelled-nothing',
      'cancelled-fetch-anyway',
      'cancelled-stopped',
      'retried',
      'taken-up',
      'redo-ordered',
      'pilot',
      'long-job',
      'turned-up',
      'metadata-left',
    ]),
  }),
  z.object({ said: z.enum(['uploading', 'fetching', 'not-listed', 'progress']), n: z.number() }),
  /** `paid-twice`: the lost job was accepted after all; `-fetched`: its pictures are wanted too. */
  z.object({ said: z.enum(['accepted', 'paid-twice', 'paid-twice-fetched']), job: z.string() }),
  z.object({ said: z.literal('first-job-saved'), job: z.string(), n: z.number() }),
  z.object({ said: z.literal('first-job-lost'), job: z.string(), failure: Told }),
  z.object({ said: z.enum(['failed', 'fell-short', 'redo-failed']), failure: Told }),
  z.object({ said: z.literal('changed'), place: z.string() }),
  /** As earlier versions wrote it. */
  z.object({ said: z.literal('text'), text: z.string() }),
]);
export type TimelineLine = z.infer<typeof TimelineLine>;

/** As much of a failure as a line tells. */
export function toldOf({ code, message, about, reason }: Failure): z.infer<typeof Told> {
  return {
    code,
    message,
    ...(about === undefined ? {} : { about }),
    ...(reason === undefined ? {} : { reason }),
  };
}
