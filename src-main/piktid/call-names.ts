/** Every call the client makes, by one name used in logs, waits, errors and tests. */
export type CallName =
  | 'login'
  | 'me'
  | 'project-create'
  | 'project-list'
  | 'upload'
  | 'put'
  | 'identity-get'
  | 'identity-upload'
  | 'identity-list'
  | 'identity-status'
  | 'identity-picture'
  | 'submit'
  | 'regenerate'
  | 'job-status'
  | 'job-results'
  | 'versions'
  | 'gallery'
  | 'result-download';

/** What each call asks, as it may be shown: no id, no address, nothing of the user's. */
export const CALL_SHOWN: Readonly<Record<CallName, string>> = {
  login: 'POST /auth/login',
  me: 'GET /auth/me',
  'project-create': 'POST /project',
  'project-list': 'GET /project',
  upload: 'POST /upload',
  put: 'PUT photo',
  'identity-get': 'GET /identity/{code}',
  'identity-upload': 'POST /identity/upload',
  'identity-list': 'GET /identity',
  'identity-status': 'GET /identity/{code}/status',
  'identity-picture': 'GET picture of an identity',
  submit: 'POST /flat-2-model',
  regenerate: 'POST /jobs/{job}/regenerate/{image}',
  'job-status': 'GET /jobs/{job}/status',
  'job-results': 'GET /jobs/{job}/results',
  versions: 'GET /jobs/{job}/versions/{image}',
  gallery: 'GET /gallery/by-job',
  'result-download': 'GET picture',
};

/** Calls that spend credits: sent once, never repeated by themselves. */
export function spendsCredits(call: CallName): boolean {
  return call === 'submit' || call === 'regenerate';
}
