/**
 * The job a run asks for, put together just before its intent is written. Pure; a run that lacks
 * anything of it asks for nothing, so that no half of a SKU is ever paid for.
 */
import type { JobRequest } from '../../piktid/api.ts';
import type { Run } from '../state/model.ts';

type Prepared = Pick<
  Run,
  'projectId' | 'identityCode' | 'photos' | 'fileIds' | 'instructions' | 'options'
>;

/** Null unless project, identity and every photo are at the server; notes stay with their photos. */
export function jobRequestOf(run: Prepared): JobRequest | null {
  const { projectId, identityCode, photos, fileIds, instructions, options } = run;
  if (!projectId || !identityCode || photos.length === 0) return null;
  if (fileIds?.length !== photos.length) return null;
  const images = photos.flatMap(({ note }, index) => {
    const fileId = fileIds[index];
    return fileId ? [{ fileId, ...(note === undefined ? {} : { note }) }] : [];
  });
  return images.length === photos.length
    ? { projectId, identityCode, images, instructions, options }
    : null;
}
