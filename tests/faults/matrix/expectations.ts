/**
 * What must become of a SKU when one call goes wrong: written from the four promises and the rules
 * of a batch, never from what the code does. A column that a row leaves out fails the suite.
 *
 * Before the job is sent a fault costs nothing: what can pass is tried again, then the SKU fails
 * alone by its name, and a retry brings it home. From the moment the job may have been accepted it
 * is never sent again without knowledge, and never given up for a call that failed once.
 */
import type { CallName } from '../../../src-main/sandbox/fault-rules.ts';
import {
  answers,
  asks,
  done,
  failed,
  kept,
  type Line,
  noCredits,
  type Row,
  row,
  short,
  signedOut,
  throws,
  waits,
} from './expected.ts';

/** What the studio is doing when the call goes wrong. */
export type Scenario =
  /** One SKU with an identity of the gallery, on an account that has sent nothing before. */
  | 'one'
  /** The same after another SKU: the account's gallery has listed a running job. */
  | 'proven'
  /** Like `proven`, and the answer to the job is lost after the server took it. */
  | 'lost-answer'
  | 'project-exists'
  | 'portrait'
  | 'no-credits'
  /** A finished SKU of which one picture is made again. */
  | 'redo'
  /** The call alone: no batch makes it. */
  | 'call';

export interface MatrixRow {
  readonly call: CallName;
  readonly scenario: Scenario;
  /** Requests of this call that pass first. */
  readonly after?: number;
  readonly cells: Row;
}

const PREPARING = ['preparing', 'uploading'] as const;

/** The calls before a submission: the same but for the statuses that mean something of their own. */
const beforePaying = (...own: readonly Line[]): Row =>
  row(
    ['refused', done, waits(PREPARING, ['network'], 0)],
    ['closed reset-before reset-after truncated', done, failed('network')],
    ['hang hang-after', done, failed('timeout')],
    ['401', done, signedOut(0)],
    ['402', done, noCredits(0)],
    ['403', failed('forbidden'), failed('forbidden')],
    ['429 429-wait', done, failed('rate-limited')],
    ['500 502 503', done, failed('server-error')],
    ['bad-json', done, failed('bad-answer')],
    ['null-fields', failed('bad-answer'), failed('bad-answer')],
    ['slow-bytes', done, done],
    ...own,
  );

const noIdentity = failed('identity-not-found', 'identity-not-usable');
const noProject = failed('not-found', 'invalid-input', 'bad-answer');
const noPortrait = failed('identity-rejected', 'bad-answer');
const noUpload = failed('upload-failed');
const refused = failed('submission-refused', 'forbidden');
const noPicture = short('result-missing');

/** Sending: what the server did not do, and what nobody can know. */
const submitting = (unknownOnce: typeof done): Row =>
  row(
    ['refused', done, waits(['ready', 'submitting'], ['network'], 0)],
    ['closed reset-before hang 500 502 503', unknownOnce, asks('gallery-unproven', 'resubmit')],
    ['reset-after hang-after truncated bad-json null-fields slow-bytes', done, done],
    ['401', done, signedOut(0)],
    ['402', done, noCredits(0)],
    ['403 404 409 422', refused, refused],
    ['429 429-wait', done, waits(['ready', 'submitting'], ['rate-limited'], 0)],
  );

/** An account that cannot be signed in to does not fail its SKUs one after the other. */
const whileSigningIn = waits(PREPARING, ['network', 'server', 'rate-limited'], 0);
/** A paid job is followed for as long as it takes. */
const followed = waits(['processing', 'downloading'], ['network', 'server', 'rate-limited'], 1);
const askGallery = asks('gallery-unreadable', 'adopt');

export const EXPECTATIONS: Readonly<Record<string, MatrixRow>> = {
  login: {
    call: 'login',
    scenario: 'one',
    cells: row(
      [
        'refused closed reset-before reset-after hang hang-after truncated 429 429-wait 500 502 503',
        done,
        whileSigningIn,
      ],
      ['bad-json', done, signedOut(0)],
      ['401 403 404 409 422 null-fields', signedOut(0), signedOut(0)],
      ['402', done, noCredits(0)],
      ['slow-bytes', done, done],
    ),
  },
  me: {
    call: 'me',
    scenario: 'no-credits',
    cells: row(
      [
        'refused closed reset-before reset-after hang hang-after truncated bad-json null-fields 402 403 404 409 422 429 429-wait 500 502 503',
        done,
        noCredits(0),
      ],
      ['401', done, noCredits(0)],
      ['slow-bytes', done, done],
    ),
  },
  'project-create': {
    call: 'project-create',
    scenario: 'one',
    cells: beforePaying(['404 409 422', noProject, noProject]),
  },
  'project-list': {
    call: 'project-list',
    scenario: 'project-exists',
    cells: beforePaying(['404 409 422', noProject, noProject]),
  },
  upload: {
    call: 'upload',
    scenario: 'one',
    // A name that is taken: the photo goes under another one.
    cells: beforePaying(['404 422', noUpload, noUpload], ['409', done, noUpload]),
  },
  put: {
    call: 'put',
    scenario: 'one',
    // Storage knows no account: what it refuses is an address, which is asked for again, or a file.
    cells: beforePaying(
      ['401 403 404', done, noUpload],
      ['402 409 422', noUpload, noUpload],
      // Only the status of its answer counts, and there is no body to cut.
      ['truncated bad-json null-fields', done, done],
    ),
  },
  'identity-get': {
    call: 'identity-get',
    scenario: 'one',
    cells: beforePaying(
      ['404 409 422', noIdentity, noIdentity],
      // The contract asks for the status alone.
      ['null-fields', done, done],
    ),
  },
  'identity-upload': {
    call: 'identity-upload',
    scenario: 'portrait',
    cells: beforePaying(['404 409 422', noPortrait, noPortrait]),
  },
  'identity-status': {
    call: 'identity-status',
    scenario: 'portrait',
    // A portrait that is known by now can be asked for by the other call.
    cells: beforePaying(
      ['404 409 422', noIdentity, noIdentity],
      ['null-fields', done, done],
      [
        'refused closed reset-before reset-after truncated hang hang-after 429 429-wait 500 502 503',
        done,
        done,
      ],
    ),
  },
  submit: { call: 'submit', scenario: 'proven', cells: submitting(done) },
  'submit on a new account': {
    call: 'submit',
    scenario: 'one',
    cells: submitting(asks('gallery-unproven', 'resubmit')),
  },
  'job-status': {
    call: 'job-status',
    scenario: 'one',
    cells: row(
      [
        'refused closed reset-before reset-after hang hang-after truncated 429 429-wait 500 502 503',
        done,
        followed,
      ],
      ['401', done, signedOut(1)],
      ['402', done, noCredits(1)],
      ['403', done, short('forbidden')],
      ['404', done, short('job-not-found')],
      ['409 422', done, short('bad-answer')],
      ['bad-json null-fields', done, short('bad-answer')],
      ['slow-bytes', done, done],
    ),
  },
  'job-results': {
    call: 'job-results',
    scenario: 'one',
    cells: row(
      ['refused', done, followed],
      ['closed reset-before reset-after truncated', done, short('network')],
      ['hang hang-after', done, short('timeout')],
      ['401', done, signedOut(1)],
      ['402', done, noCredits(1)],
      ['403', done, short('forbidden')],
      ['404', done, short('job-not-found')],
      ['409 422', done, short('bad-answer')],
      ['429 429-wait', done, short('rate-limited')],
      ['500 502 503', done, short('server-error')],
      ['bad-json', done, short('bad-answer')],
      ['null-fields', done, short('bad-answer', 'result-missing')],
      ['slow-bytes', done, done],
    ),
  },
  'result-download': {
    call: 'result-download',
    scenario: 'one',
    cells: row(
      ['refused', done, followed],
      ['closed reset-before reset-after', done, short('network')],
      ['truncated', done, short('network', 'result-damaged')],
      ['hang hang-after', done, short('timeout')],
      // The address is not an account's: it is good, or another one is asked for.
      ['401 402 403 404 409 422', done, noPicture],
      ['429 429-wait', done, short('rate-limited')],
      ['500 502 503', done, short('server-error')],
      ['bad-json', done, short('result-unsafe', 'result-damaged')],
      ['null-fields slow-bytes', done, done],
    ),
  },
  regenerate: {
    call: 'regenerate',
    scenario: 'redo',
    cells: row(
      ['refused', done, waits(['ready', 'submitting'], ['network'], 1)],
      [
        'closed reset-before hang 500 502 503',
        asks('gallery-unproven', 'resubmit'),
        asks('gallery-unproven', 'resubmit'),
      ],
      ['reset-after hang-after truncated bad-json null-fields slow-bytes', done, done],
      ['401', done, signedOut(1)],
      ['402', done, noCredits(1)],
      ['403 404 409 422', kept, kept],
      ['429 429-wait', done, waits(['ready', 'submitting'], ['rate-limited'], 1)],
    ),
  },
  versions: {
    call: 'versions',
    scenario: 'redo',
    cells: row(
      [
        'refused closed reset-before reset-after hang hang-after truncated bad-json null-fields 403 404 409 422 429 429-wait 500 502 503 slow-bytes',
        done,
        done,
      ],
      ['401', done, signedOut(1)],
      ['402', done, noCredits(1)],
    ),
  },
  gallery: {
    call: 'gallery',
    scenario: 'one',
    cells: row(
      [
        'refused closed reset-before reset-after hang hang-after truncated bad-json null-fields 403 404 409 422 429 429-wait 500 502 503 slow-bytes',
        done,
        done,
      ],
      ['401', done, signedOut(0)],
      ['402', done, noCredits(0)],
    ),
  },
  'gallery in a look-up': {
    call: 'gallery',
    scenario: 'lost-answer',
    after: 1,
    cells: row(
      ['refused', done, waits(['unclear'], ['network', 'unclear-lookup'], 1)],
      [
        'closed reset-before reset-after hang hang-after truncated bad-json null-fields 403 404 409 422 429 429-wait 500 502 503',
        done,
        askGallery,
      ],
      ['401', done, signedOut(1)],
      ['402', done, noCredits(1)],
      ['slow-bytes', done, done],
    ),
  },
  'identity-list': {
    call: 'identity-list',
    scenario: 'call',
    // A call of the window: it spends nothing, so that a name is all that is asked.
    cells: row(
      ['refused', answers, throws('connection-refused')],
      ['closed reset-before reset-after truncated', answers, throws('network')],
      ['hang hang-after', answers, throws('timeout')],
      ['401', answers, throws('signed-out')],
      ['402', throws('out-of-credits'), throws('out-of-credits')],
      ['403', throws('forbidden'), throws('forbidden')],
      ['404', throws('not-found'), throws('not-found')],
      ['409 422', throws('invalid-input'), throws('invalid-input')],
      ['429 429-wait', answers, throws('rate-limited')],
      ['500 502 503', answers, throws('server-error')],
      ['bad-json', answers, throws('bad-answer')],
      ['null-fields slow-bytes', answers, answers],
    ),
  },
};

/** Calls the sandbox answers and the product never makes. */
export const NEVER_MADE: readonly CallName[] = ['credits', 'notifications'];

/** Pictures of the window's gallery: fetched when shown, asked for again when shown again. */
export const ONLY_SHOWN: readonly CallName[] = ['identity-picture'];
