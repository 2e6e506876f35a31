/**
 * From a status or a network fault of a call to a failure people understand: code, sentence,
 * remedy. Decides on statuses and kinds, never on message text.
 */
import { type Failure, StudioError } from '../../src-shared/domain/errors.ts';
import { failureWith } from '../../src-shared/text/refusal.ts';
import { type CallName, spendsCredits } from './call-names.ts';
import type { NetworkFault } from './network/fault.ts';
import { NO_WORDS, type ServerWords } from './server-words.ts';

/** Failure of a call that the server answered with a status other than success. */
export function failureOfStatus(
  call: CallName,
  status: number,
  words: ServerWords = NO_WORDS,
): Failure {
  const found = meaningOf(call, status);
  return {
    ...found,
    status,
    ...(words.text === null ? {} : { detail: words.text }),
    ...(status === 402 && words.requiredCredits !== null
      ? { requiredCredits: words.requiredCredits }
      : {}),
  };
}

function meaningOf(call: CallName, status: number): Failure {
  if (status === 401) return call === 'login' ? AUTH_FAILED : SIGNED_OUT;
  // Storage knows no credits: what it refuses is a file or an address.
  if (status === 402 && call === 'put') return UPLOAD_REFUSED;
  if (status === 402 && call === 'result-download') return RESULT_MISSING;
  if (status === 402) return OUT_OF_CREDITS;
  if (status === 429) return RATE_LIMITED;
  if (status === 403 && call === 'login') return AUTH_FAILED;
  if (status === 403) return FORBIDDEN;
  if (status === 408) return TIMEOUT;
  if (status === 425 || status === 499 || status >= 500) return SERVER_ERROR;
  if (status < 400) return badAnswer(call);
  switch (call) {
    case 'login':
      return status === 400 || status === 422 ? AUTH_FAILED : notFound(call);
    case 'identity-get':
    case 'identity-status':
      return IDENTITY_NOT_FOUND;
    case 'identity-upload':
      return IDENTITY_REJECTED;
    case 'upload':
    case 'put':
      return UPLOAD_REFUSED;
    case 'submit':
      return SUBMISSION_REFUSED;
    case 'regenerate':
      return REGENERATE_REFUSED;
    case 'job-status':
    case 'job-results':
    case 'versions':
      return status === 404 || status === 410 ? JOB_NOT_FOUND : badAnswer(call);
    case 'result-download':
      return RESULT_MISSING;
    case 'me':
    case 'project-create':
    case 'project-list':
    case 'identity-list':
    case 'identity-picture':
    case 'gallery':
      return status === 404 || status === 410 ? notFound(call) : refused(call);
  }
}

/** Failure of a call that got no (whole) answer. */
export function failureOfFault(call: CallName, fault: NetworkFault): Failure {
  const detail = fault.systemCode === null ? {} : { detail: fault.systemCode };
  if (fault.kind === 'aborted') return CANCELLED;
  if (spendsCredits(call) && fault.sent) return { ...SUBMISSION_UNCLEAR, ...detail };
  switch (fault.kind) {
    case 'dns':
      return {
        code: 'host-not-found',
        message: 'PiktID’s address could not be found.',
        remedy: 'Check the internet connection and the base URL of the account.',
        ...detail,
      };
    case 'refused':
      return {
        code: 'connection-refused',
        message: 'The server refused the connection: nothing answers at this address.',
        remedy: 'Check the base URL of the account and the internet connection, then try again.',
        ...detail,
      };
    case 'tls':
      return {
        code: 'tls-failed',
        message: 'No secure connection to the server could be made, so nothing was sent.',
        remedy:
          'Check the computer’s date. In a company network, ask for its certificate to be installed.',
        ...detail,
      };
    case 'proxy':
      return fault.systemCode === 'PROXY_407'
        ? failureWith('network', { why: 'proxy-asks' }, detail)
        : failureWith('network', { why: 'proxy-refused' }, detail);
    case 'connect-timeout':
    case 'idle-timeout':
      return { ...TIMEOUT, ...detail };
    case 'too-large':
      return { ...badAnswer(call), detail: 'The answer was larger than any right answer is.' };
    case 'private-address':
      return UNSAFE_URL;
    case 'unreachable':
    case 'reset':
      return {
        code: 'network',
        message: 'The connection to the server was lost.',
        remedy: 'Check the internet connection. The app goes on when it is back.',
        ...detail,
      };
  }
}

/** An answer that lacks what the step needs, or is no JSON. */
export function badAnswer(call: CallName, detail?: string): Failure {
  return {
    code: 'bad-answer',
    message: `The server’s answer to “${call}” could not be read.`,
    about: call,
    remedy: 'Try again later; check the base URL of the account if it stays so.',
    ...(detail === undefined ? {} : { detail }),
  };
}

function notFound(call: CallName): Failure {
  return {
    code: 'not-found',
    message: `The server does not know what “${call}” asked for.`,
    about: call,
    remedy: 'Check the base URL of the account.',
  };
}

function refused(call: CallName): Failure {
  return {
    code: 'invalid-input',
    message: `The server refused “${call}”.`,
    about: call,
    remedy: 'Read the server’s own words below; change what they name and try again.',
  };
}

export function cancelled(cause?: unknown): StudioError {
  return new StudioError(CANCELLED, { cause });
}

export const CANCELLED: Failure = { code: 'cancelled', message: 'Stopped.' };

export const AUTH_FAILED: Failure = {
  code: 'auth-failed',
  message: 'Authentication failed: PiktID did not accept the e-mail address and password.',
  remedy: 'Check both and sign in again. Nothing was sent and nothing was spent.',
};

export const SIGNED_OUT: Failure = {
  code: 'signed-out',
  message: 'The sign-in has expired or the API token is not valid any more.',
  remedy: 'Sign in again or enter a new API token; the queue is kept and goes on from there.',
};

const OUT_OF_CREDITS: Failure = {
  code: 'out-of-credits',
  message: 'There are not enough credits for this job. It was not sent and cost nothing.',
  remedy: 'Top up the account; the queue is kept and goes on from there.',
};

const RATE_LIMITED: Failure = {
  code: 'rate-limited',
  message: 'Rate limited: PiktID asks for a pause.',
  remedy: 'Nothing to do: it is tried again after the pause.',
};

const FORBIDDEN: Failure = {
  code: 'forbidden',
  message: 'This account is not allowed to do this.',
  remedy: 'Check the account’s plan, or whether the identity belongs to another plan.',
};

const TIMEOUT: Failure = {
  code: 'timeout',
  message: 'Time-out: the server did not answer in time.',
  remedy: 'Check the internet connection. It is tried again when the server answers.',
};

const SERVER_ERROR: Failure = {
  code: 'server-error',
  message: 'PiktID’s server has a problem of its own at the moment.',
  remedy: 'Nothing to do: it is tried again later.',
};

export const IDENTITY_NOT_FOUND: Failure = {
  code: 'identity-not-found',
  message: 'Identity not found: PiktID does not know this identity code.',
  remedy: 'Check the code, pick an identity from the gallery, or give a portrait instead.',
};

export const IDENTITY_NOT_USABLE: Failure = {
  code: 'identity-not-usable',
  message: 'This identity cannot be used.',
  remedy: 'Pick another identity, or give a portrait instead.',
};

export const IDENTITY_REJECTED: Failure = {
  code: 'identity-rejected',
  message: 'PiktID did not accept the portrait as an identity.',
  remedy: 'Use a sharp JPEG or PNG with one face looking at the camera.',
};

const UPLOAD_REFUSED: Failure = {
  code: 'upload-failed',
  message: 'The photo could not be uploaded: the server refused it. No job was sent.',
  remedy: 'Check that it is a JPEG or PNG of ordinary size, then try again.',
};

export const UPLOAD_EXPIRED: Failure = {
  code: 'upload-failed',
  message: 'The photo could not be uploaded: every upload address was refused. No job was sent.',
  remedy: 'Check the computer’s date and time, then try again.',
};

const SUBMISSION_REFUSED: Failure = {
  code: 'submission-refused',
  message: 'PiktID refused the job. It was not started and cost nothing.',
  remedy: 'Read the server’s own words, change what they name, and start it again.',
};

const REGENERATE_REFUSED: Failure = {
  code: 'regenerate-refused',
  message: 'PiktID refused to make this picture again. It cost nothing.',
  remedy: 'Try again when the job has ended.',
};

export const IMAGES_REFUSED: Failure = {
  code: 'images-refused',
  message: 'PiktID does not have the uploaded photos any more. The job was not started.',
  remedy: 'Nothing to do: the photos are uploaded again.',
};

export const SUBMISSION_UNCLEAR: Failure = {
  code: 'submission-unclear',
  message: 'The answer to the job was lost: nobody knows yet whether PiktID started it.',
  remedy: 'Nothing to do: it is looked up in the account, and never simply sent again.',
};

const JOB_NOT_FOUND: Failure = {
  code: 'job-not-found',
  message: 'PiktID does not know this job.',
  remedy: 'Right after a job was sent this is normal. Otherwise check the account and base URL.',
};

export const RESULT_MISSING: Failure = {
  code: 'result-missing',
  message: 'The address of this picture is not valid any more.',
  remedy: 'Nothing to do: a new address is asked for.',
};

export const RESULT_DAMAGED: Failure = {
  code: 'result-damaged',
  message: 'The picture arrived damaged each time and was not kept.',
  remedy: 'Run it again later: downloading costs nothing.',
};

export const RESULT_UNSAFE: Failure = {
  code: 'result-unsafe',
  message: 'What the server sent is not a picture and was not kept.',
  remedy: 'Run it again later: downloading costs nothing.',
};

export const UNSAFE_URL: Failure = {
  code: 'unsafe-url',
  message: 'The server named an address that is not safe to use, so it was not used.',
  remedy: 'Check the base URL of the account; report it to PiktID if it stays so.',
};
