/** Jobs that exist: how far they are, what they made, and where they are listed. */
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type { CallOptions, GalleryJob, JobResult, JobResults, JobStatus } from '../api.ts';
import { type ApiTools, callAndParse, callApi, parseAnswer } from '../json-call.ts';
import {
  GalleryAnswer,
  GalleryItem,
  type ResultAnswer,
  ResultsAnswer,
  StatusAnswer,
  VersionsAnswer,
} from '../schemas.ts';
import { segment } from '../urls.ts';
import { plainId } from '../wire-id.ts';

const ENDS: ReadonlySet<string> = new Set(['completed', 'failed', 'aborted']);

export async function jobStatus(
  tools: ApiTools,
  jobId: string,
  options?: CallOptions,
): Promise<JobStatus> {
  const answer = await callAndParse(
    tools,
    StatusAnswer,
    { call: 'job-status', method: 'GET', path: `/jobs/${segment(jobId)}/status` },
    options,
  );
  return {
    status: answer.status,
    ended: ENDS.has(answer.status.toLowerCase()),
    progress: answer.progress === null ? null : Math.min(100, Math.max(0, answer.progress)),
    totalImages: answer.total_images,
    processedImages: answer.processed_images,
    errorMessage: answer.error_message,
  };
}

export async function jobResults(
  tools: ApiTools,
  jobId: string,
  options?: CallOptions,
): Promise<JobResults> {
  const answer = await callApi(
    tools,
    { call: 'job-results', method: 'GET', path: `/jobs/${segment(jobId)}/results` },
    options,
  );
  const { results, credits_used } = parseAnswer(ResultsAnswer, 'job-results', answer);
  return { results: results.map(describe), creditsUsed: credits_used, raw: answer.json };
}

/** `position`: where it stands in the list, the best guess for a missing index. */
function describe(result: ResultAnswer, position: number): JobResult {
  return {
    imageIndex: wholeNumber(result.image_index) ?? position,
    groupIndex: wholeNumber(result.group_index) ?? 0,
    version: wholeNumber(result.version) ?? 0,
    originalFilename: result.original_filename || null,
    status: result.status,
    fullSizeUrl: result.output?.full_size || null,
    thumbnailUrl: result.output?.thumbnail || null,
    qualityScore: result.quality_score,
    processingSeconds: result.processing_time,
    modelUsed: result.model_used,
    errorMessage: result.error_message,
    needsReview: result.detail_needs_review ?? false,
    reviewReason: result.detail_review_reason,
  };
}

export async function versions(
  tools: ApiTools,
  jobId: string,
  imageIndex: number,
  options?: CallOptions,
): Promise<readonly number[]> {
  return callAndParse(
    tools,
    VersionsAnswer,
    { call: 'versions', method: 'GET', path: `/jobs/${segment(jobId)}/versions/${imageIndex}` },
    options,
  );
}

const PER_PAGE = 100;
/** 20,000 jobs of one project; a listing that never ends is not complete. */
const MAX_PAGES = 200;

export async function galleryJobs(
  tools: ApiTools,
  projectId: string,
  options?: CallOptions,
): Promise<{ readonly jobs: readonly GalleryJob[]; readonly complete: boolean }> {
  const found = new Map<string, GalleryJob>();
  let complete = true;
  let mayEnd = false;
  for (let page = 1; ; page++) {
    const read =
      page > MAX_PAGES ? 'unreadable' : await galleryPage(tools, projectId, page, options);
    if (read === 'beyond' && mayEnd) return { jobs: [...found.values()], complete };
    if (read === 'beyond' || read === 'unreadable') {
      return { jobs: [...found.values()], complete: false };
    }
    const before = found.size;
    for (const job of read.jobs) found.set(job.jobId, job);
    complete &&= read.whole;
    const jobs = [...found.values()];
    if (read.last === true) {
      // A job that slipped from page to page while they were read is missing in the sum.
      const short = read.total !== null && jobs.length < read.total;
      return { jobs, complete: complete && !short };
    }
    mayEnd = read.last === null;
    if (found.size === before) {
      // The same page over and over: the server does not page, or does not end.
      return { jobs, complete: complete && mayEnd && read.jobs.length < PER_PAGE };
    }
  }
}

interface GalleryPage {
  readonly jobs: readonly GalleryJob[];
  /** Every item could be read. */
  readonly whole: boolean;
  /** Null when the server does not say: it may hold back more than it was asked for a page. */
  readonly last: boolean | null;
  readonly total: number | null;
}

/**
 * `beyond`: there is no such page. `unreadable`: it cannot be read at all. @throws StudioError for
 * what passes or needs the user
 */
async function galleryPage(
  tools: ApiTools,
  projectId: string,
  page: number,
  options?: CallOptions,
): Promise<GalleryPage | 'beyond' | 'unreadable'> {
  try {
    const { jobs: items, pagination } = await callAndParse(
      tools,
      GalleryAnswer,
      {
        call: 'gallery',
        method: 'GET',
        path: '/gallery/by-job',
        query: {
          project_id: plainId(projectId),
          job_type: 'flat_2_model',
          per_page: String(PER_PAGE),
          page: String(page),
          order: 'desc',
        },
      },
      options,
    );
    const jobs = items.flatMap((raw) => describeGalleryItem(raw, projectId));
    const { pages, has_next: hasNext } = pagination ?? { pages: null, has_next: null };
    const isLast = hasNext === null ? (pages === null ? null : page >= pages) : !hasNext;
    return {
      jobs,
      whole: jobs.length === items.length,
      last: items.length === 0 || isLast,
      total: pagination?.total ?? null,
    };
  } catch (error) {
    if (!(error instanceof StudioError) || !UNREADABLE.has(error.code)) throw error;
    return error.code === 'not-found' && page > 1 ? 'beyond' : 'unreadable';
  }
}

const UNREADABLE: ReadonlySet<string> = new Set([
  'bad-answer',
  'not-found',
  'invalid-input',
  'forbidden',
]);

/** `asked`: the project that was asked for, whichever way the list writes its id. */
function describeGalleryItem(raw: unknown, asked: string): readonly GalleryJob[] {
  const parsed = GalleryItem.safeParse(raw);
  if (!parsed.success) return [];
  const job = parsed.data;
  const projectId = job.project_key ?? job.project_id;
  return [
    {
      jobId: job.job_id,
      status: job.job_status ?? job.status ?? 'unknown',
      identityCode: job.identity_code,
      projectId: projectId === plainId(asked) ? asked : projectId,
      totalImages: job.total_images,
      createdAt: job.created_at,
    },
  ];
}

function wholeNumber(value: number | null): number | null {
  return value !== null && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
