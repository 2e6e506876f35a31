/** The record of a picture, made at first sight, and the names it may bear. Pure but for its id. */
import { randomUUID } from 'node:crypto';
import type { JobId, OutputId } from '../../../src-shared/domain/ids.ts';
import { nameKey, safeResultName, uniqueName } from '../../../src-shared/domain/names.ts';
import type { JobResult } from '../../piktid/api.ts';
import type { OutputRecord } from '../../storage/runs/records.ts';
import type { Run } from '../state/model.ts';

/** Under a name that no other output of the run has. */
export function newOutput(
  run: Pick<Run, 'outputs'>,
  jobId: JobId,
  result: JobResult,
): OutputRecord {
  const taken = new Set(run.outputs.map(({ fileName }) => nameKey(fileName)));
  const name = safeResultName(result.originalFilename, result.imageIndex, result.version);
  return {
    id: randomUUID() as OutputId,
    jobId,
    imageIndex: result.imageIndex,
    groupIndex: result.groupIndex,
    version: result.version,
    originalName: result.originalFilename,
    fileName: uniqueName(name, (other) => taken.has(nameKey(other)), true),
    state: 'waiting',
    failure: null,
    sha256: null,
    bytes: null,
    width: null,
    height: null,
    qualityScore: result.qualityScore,
    needsReview: result.needsReview,
    reviewReason: result.reviewReason,
    savedMs: null,
  };
}

/** The next name that neither another output of the run has nor the disk refused. */
export function otherName(
  run: Pick<Run, 'outputs'>,
  output: OutputRecord,
  tried: ReadonlySet<string>,
): string {
  const taken = new Set(tried);
  for (const other of run.outputs) if (other !== output) taken.add(nameKey(other.fileName));
  const wish = safeResultName(output.originalName, output.imageIndex, output.version);
  return uniqueName(wish, (name) => taken.has(nameKey(name)), true);
}
