/** The body of a job as the API wants it. Pure. */
import { normaliseInstructions } from '../../../src-shared/domain/instruction.ts';
import type { JobRequest } from '../api.ts';
import { idInBody } from '../wire-id.ts';

export function jobBody(job: JobRequest): Readonly<Record<string, unknown>> {
  const withNotes = job.images.some(({ note }) => note !== undefined && note !== '');
  return {
    project_id: idInBody(job.projectId),
    identity_code: job.identityCode,
    images: job.images.map(({ fileId, note }) => {
      const id = idInBody(fileId);
      if (!withNotes) return id;
      return note ? { file_id: id, note } : { file_id: id };
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
