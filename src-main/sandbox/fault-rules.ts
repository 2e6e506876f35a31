/**
 * What may go wrong, and where: the schema of a fault rule and the choice of the rule for a
 * request. `handle.ts` acts a fault out, `send.ts` does what it takes on the socket.
 */
import { z } from 'zod';

/** Every call the sandbox answers, by the name used in fault rules and counts. */
export const CallName = z.enum([
  'login',
  'me',
  'project-create',
  'project-list',
  'upload',
  'put',
  'identity-get',
  'identity-upload',
  'identity-list',
  'identity-status',
  'identity-picture',
  'submit',
  'job-status',
  'job-results',
  'result-download',
  'regenerate',
  'versions',
  'gallery',
  'credits',
  'notifications',
]);
export type CallName = z.infer<typeof CallName>;

export const FaultKind = z.enum([
  /** Closes the socket before reading the request. With call `any`: as soon as it connects. */
  'refused',
  /** Reads the request, does nothing, resets the connection. */
  'reset-before',
  /** Acts, then resets the connection instead of answering. */
  'reset-after',
  /** Reads the request, does nothing, never answers. */
  'hang',
  /** Acts, never answers. */
  'hang-after',
  /** Answers `code`; acts first when `acts` is true. */
  'status',
  /** Acts; the answer breaks off half-way. */
  'truncated',
  /** Acts; the answer is not JSON although it says so. */
  'bad-json',
  /** Acts; `fields` (or all) of the answer are null, or left out when `missing`. */
  'null-fields',
  /** Acts; sends `chunkBytes` every `ms`. */
  'slow-bytes',
  /** Waits `ms` before acting, or after it when `when` is `after`; then a right answer. */
  'slow',
  /** The presented token ends here: 401, and it stays invalid. */
  'expired-token',
  /** `upload`: hands out a URL that has expired. `put`: answers as storage does to one. */
  'expired-upload-url',
  /** Does nothing and points to `location`; acts first when `acts` is true. */
  'redirect',
  /** Answers 200 (or `code`) with `body`/`bytes`/`endless` as `contentType`; see `acts`. */
  'body',
  /** JSON: values of wrong types. A picture: a web page under the picture's type. */
  'wrong-type',
  /** A picture of the right length and type whose content is broken. */
  'damaged',
]);
export type FaultKind = z.infer<typeof FaultKind>;

export const FaultRule = z.object({
  call: z.union([CallName, z.literal('any')]),
  fault: FaultKind,
  code: z.number().int().min(200).max(599).optional(),
  /** Value of the `Retry-After` header: seconds, or a date as text. */
  retryAfter: z.union([z.number(), z.string()]).optional(),
  /** Sent as it is when text, as JSON otherwise. */
  body: z.unknown().optional(),
  contentType: z.string().optional(),
  /** `body`: so many filler bytes with an honest Content-Length. */
  bytes: z.number().int().min(0).optional(),
  /** `body`: never stops sending. */
  endless: z.boolean().optional(),
  acts: z.boolean().optional(),
  location: z.string().optional(),
  fields: z.array(z.string()).optional(),
  missing: z.boolean().optional(),
  ms: z.number().min(0).optional(),
  when: z.enum(['before', 'after']).optional(),
  chunkBytes: z.number().int().min(1).optional(),
  times: z.number().int().min(0).optional(),
  after: z.number().int().min(0).optional(),
  /** Parts of the request's path and query, project (SKU) name, or file name. All must occur. */
  match: z
    .object({
      path: z.string().optional(),
      project: z.string().optional(),
      sku: z.string().optional(),
      file: z.string().optional(),
    })
    .optional(),
});
export type FaultRule = z.infer<typeof FaultRule>;

/** What a request is about, as far as it can be told. */
export interface FaultSubject {
  readonly call: CallName;
  readonly path: string;
  readonly project: string;
  readonly file: string;
}

export function faultFits(rule: FaultRule, subject: FaultSubject): boolean {
  if (rule.call !== 'any' && rule.call !== subject.call) return false;
  const { path, project, sku, file } = rule.match ?? {};
  return (
    contains(subject.path, path) &&
    contains(subject.project, project) &&
    contains(subject.project, sku) &&
    contains(subject.file, file)
  );
}

function contains(text: string, part: string | undefined): boolean {
  return part === undefined || text.includes(part);
}
