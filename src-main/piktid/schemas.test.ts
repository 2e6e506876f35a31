import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  GalleryItem,
  IdentityAnswer,
  MeAnswer,
  ResultsAnswer,
  StatusAnswer,
  SubmitAnswer,
  VersionsAnswer,
} from './schemas.ts';

const junk = fc.oneof(fc.constant(null), fc.constant(undefined), fc.jsonValue());

describe('answers', () => {
  it('[API-02] read whatever stands in optional fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...FIELDS), junk), (extra) => {
        MeAnswer.parse(extra);
        IdentityAnswer.parse(extra);
        StatusAnswer.parse({ ...extra, status: 'processing' });
        GalleryItem.parse({ ...extra, job_id: 'j' });
        SubmitAnswer.parse({ ...extra, job_id: 7 });
        ResultsAnswer.parse({ ...extra, results: [extra, null, 3] });
      }),
    );
  });

  it('take ids that come as numbers, and refuse empty ones', () => {
    expect(SubmitAnswer.parse({ job_id: 17 }).job_id).toBe('17');
    for (const job_id of ['', ' ', null, undefined, {}, 1.5, true]) {
      expect(SubmitAnswer.safeParse({ job_id }).success).toBe(false);
    }
  });

  it('read numbers written as text, and progress null', () => {
    expect(MeAnswer.parse({ credits: '12.5' }).credits).toBe(12.5);
    expect(StatusAnswer.parse({ status: 'x', progress: null }).progress).toBeNull();
  });

  it('list versions however they are written', () => {
    expect(VersionsAnswer.parse({ versions: [{ version: 0 }, { version: 2 }, {}] })).toEqual([
      0, 2,
    ]);
    expect(VersionsAnswer.parse([0, 1])).toEqual([0, 1]);
    expect(VersionsAnswer.safeParse({ error: 'no' }).success).toBe(false);
  });
});

const FIELDS = [
  'username',
  'email',
  'credits',
  'identity_code',
  'name',
  'preprocessing_status',
  'link',
  'locked',
  'error_message',
  'progress',
  'total_images',
  'processed_images',
  'message',
  'total_outputs',
  'credits_used',
  'image_index',
  'version',
  'output',
  'original_filename',
  'created_at',
  'project_key',
];
