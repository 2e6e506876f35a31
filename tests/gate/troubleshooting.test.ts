/** The troubleshooting page names every code that a user can meet, and no other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ErrorCode } from '../../src-shared/domain/errors.ts';

const page = join(import.meta.dirname, '..', '..', 'docs', 'user-guide', 'troubleshooting.md');

it('[API-03] every error code has a line with cause and remedy in the user guide', () => {
  const told = [...readFileSync(page, 'utf8').matchAll(/^\| `([a-z-]+)` \|/gm)].map(
    ([, code]) => code,
  );
  expect(told.toSorted()).toEqual([...ErrorCode.options].toSorted());
});
