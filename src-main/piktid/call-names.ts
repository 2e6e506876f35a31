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

/** Calls that spend credits: sent once, never repeated by themselves. */
export function spendsCredits(call: CallName): boolean {
  return call === 'submit' || call === 'regenerate';
}
