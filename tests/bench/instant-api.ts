/** A server that answers at once and never refuses, in memory: what is left is the engine itself. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { JobResult, PiktidApi } from '../../src-main/piktid/api.ts';

const PICTURE = Buffer.from('a picture');
const SHA256 = createHash('sha256').update(PICTURE).digest('hex');
const OUTPUTS = 1;

export function createInstantApi(): PiktidApi {
  let files = 0;
  let jobs = 0;
  const identity = (code: string) => ({
    code,
    name: code,
    preprocessing: 'completed' as const,
    link: null,
    locked: false,
    errorMessage: null,
  });
  const accepted = async () => {
    jobs += 1;
    return {
      kind: 'accepted',
      jobId: `job-${jobs}`,
      totalOutputs: OUTPUTS,
      message: null,
    } as const;
  };
  return {
    baseUrl: 'http://instant.invalid',
    me: async () => ({ user: 'bench', credits: 1e9 }),
    ensureProject: async (name) => ({ projectId: `project ${name}`, created: true }),
    uploadPhoto: async () => {
      files += 1;
      return { fileId: `file-${files}` };
    },
    identity: async (code) => identity(code),
    identities: async () => ({ identities: [], page: 1, pages: 1, total: 0 }),
    uploadIdentity: async (_source, name) => identity(name),
    identityStatus: async (code) => identity(code),
    submit: accepted,
    regenerate: accepted,
    jobStatus: async () => ({
      status: 'completed',
      ended: true,
      progress: 100,
      totalImages: OUTPUTS,
      processedImages: OUTPUTS,
      errorMessage: null,
    }),
    jobResults: async (jobId) => {
      const results = Array.from({ length: OUTPUTS }, (_, index) => resultOf(jobId, index));
      return { results, creditsUsed: OUTPUTS, raw: { results: [jobId] } };
    },
    versions: async () => [0],
    galleryJobs: async () => ({ jobs: [], complete: true }),
    downloadResult: async (_url, partPath) => {
      await writeFile(partPath, PICTURE, { flag: 'wx' });
      return {
        partPath,
        bytes: PICTURE.length,
        sha256: SHA256,
        width: 3,
        height: 4,
        format: 'jpeg',
      };
    },
  };
}

function resultOf(jobId: string, imageIndex: number): JobResult {
  return {
    imageIndex,
    groupIndex: 0,
    version: 0,
    originalFilename: `output_0_${imageIndex}.jpg`,
    status: 'completed',
    fullSizeUrl: `https://cdn.invalid/${jobId}/${imageIndex}`,
    thumbnailUrl: null,
    qualityScore: 0.9,
    processingSeconds: null,
    modelUsed: null,
    errorMessage: null,
    needsReview: false,
    reviewReason: null,
  };
}
