/** Entry of the image worker: takes jobs as messages, answers each by its id. */
import { parentPort } from 'node:worker_threads';
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { JobAnswer, JobMessage } from './jobs.ts';
import { runImageJob } from './run-job.ts';

if (!parentPort) throw new Error('the image worker is started by the image service only');
const port = parentPort;

port.on('message', async ({ id, job }: JobMessage) => {
  let answer: JobAnswer;
  try {
    answer = { id, ok: true, value: await runImageJob(job) };
  } catch (error) {
    answer = { id, ok: false, failure: toFailure(error) };
  }
  port.postMessage(answer);
});
