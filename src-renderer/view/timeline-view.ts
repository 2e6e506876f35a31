/** A line of a run's history in words. Pure. */
import type { TimelineLine } from '../../src-shared/domain/timeline.ts';
import { wordsOf } from '../text/failure.ts';
import { fill } from '../text/index.ts';

export function lineWords(line: TimelineLine): string {
  switch (line.said) {
    case 'text':
      return line.text;
    case 'failed':
      return problemOf(line.failure);
    case 'fell-short':
    case 'redo-failed':
    case 'first-job-lost':
      return fill(`line.${line.said}`, { ...line, problem: problemOf(line.failure) });
    default:
      return fill(`line.${line.said}`, line);
  }
}

/** A line keeps no words of the server: what stands beneath is what the failure is about. */
function problemOf(failure: Parameters<typeof wordsOf>[0]): string {
  const { message, detail } = wordsOf(failure);
  return detail === undefined ? message : `${message} (${detail})`;
}
