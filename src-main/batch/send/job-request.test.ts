import { describe, expect, it } from 'vitest';
import { jobRequestOf } from './job-request.ts';

const photo = (name: string, note?: string) => ({
  id: name as never,
  path: `/in/${name}`,
  name,
  sha256: 'a'.repeat(64),
  bytes: 1,
  modifiedMs: 0,
  ...(note === undefined ? {} : { note }),
});
const run: Parameters<typeof jobRequestOf>[0] = {
  projectId: 'p1',
  identityCode: 'PiktidSummer',
  photos: [photo('front.jpg'), photo('back.jpg', 'tucked in')],
  fileIds: ['f1', 'f2'],
  instructions: [{ seed: 7 }],
  options: { model: 'auto', consistency: true, barefoot: false },
};

describe('what a run asks for', () => {
  it('is every photo in order, each with its own note', () => {
    expect(jobRequestOf(run)).toEqual({
      projectId: 'p1',
      identityCode: 'PiktidSummer',
      images: [{ fileId: 'f1' }, { fileId: 'f2', note: 'tucked in' }],
      instructions: [{ seed: 7 }],
      options: run.options,
    });
  });

  it.each([
    ['no project', { projectId: null }],
    ['no identity', { identityCode: null }],
    ['nothing uploaded', { fileIds: null }],
    ['a photo less', { fileIds: ['f1'] }],
    ['a photo more', { fileIds: ['f1', 'f2', 'f3'] }],
    ['a photo without its place at the server', { fileIds: ['f1', ''] }],
    ['no photos at all', { photos: [], fileIds: [] }],
  ])('[RUN-03] is nothing with %s', (_what, lacks) => {
    expect(jobRequestOf({ ...run, ...lacks })).toBeNull();
  });
});
