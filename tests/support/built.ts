/** The built programs that tests start as processes of their own; built when stale. */
import { join } from 'node:path';
import { ensureBuild } from '../../scripts/setup/build.mjs';
import { inRoot } from '../../scripts/setup/paths.mjs';

/** Path of a built entry: `cli`, `sandbox`. `FLAT_TO_MODEL_DIST` names another build to test. */
export async function builtEntry(name: 'cli' | 'sandbox'): Promise<string> {
  const other = process.env['FLAT_TO_MODEL_DIST'];
  if (other) return join(other, 'main', `${name}.js`);
  await ensureBuild({ quiet: true });
  return inRoot('dist', 'main', `${name}.js`);
}
