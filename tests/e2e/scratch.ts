/** Folders that tests put their photos and results into. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/**
 * A new empty folder for one test, deleted when the test and every app it started have ended:
 * `afterEach` would come earlier, while an app still fetches thumbnails of what lies there.
 */
export function scratchFor(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  prefix: string,
): string {
  const scratch = mkdtempSync(join(tmpdir(), prefix));
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 10 }));
  return scratch;
}
