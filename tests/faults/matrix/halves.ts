/** The two halves of the matrix, so that two processes can share it. */
const BEFORE_PAYING: ReadonlySet<string> = new Set([
  'login',
  'me',
  'project-create',
  'project-list',
  'upload',
  'put',
  'identity-get',
  'identity-upload',
  'identity-status',
  'identity-list',
]);

export function isBeforePaying(row: string): boolean {
  return BEFORE_PAYING.has(row);
}
