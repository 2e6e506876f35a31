/** The body of a job as the API wants it. Pure. */
import { normaliseInstructions } from '../../../src-shared/domain/instruction.ts';
import type { JobRequest } from '../api.ts';

export function jobBody(job: JobRequest): Readonly<Record<string, unknown>> {
  const withNotes = job.images.some(({ note }) => note !== undefined && note !== '');
  return {
    project_id: job.projectId,
    identity_code: job.identityCode,
    images: job.images.map(({ fileId, note }) => {
      if (!withNotes) return fileId;
      return note ? { file_id: fileId, note } : { file_id: fileId };
    }),
    instructions: normaliseInstructions(job.instructions),
    options: {
      model: job.options.model,
      ...(job.options.consistency ? {} : { use_anchor: false }),
      ...(job.options.barefoot ? { barefoot: true } : {}),
    },
    post_process: false,
  };
}
