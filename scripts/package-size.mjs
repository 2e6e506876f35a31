/**
 * `npm run package:size`: prints what the packages in `release/` weigh, part by part, against the
 * budget in `docs/packaging.md`. Fails when a part is too heavy.
 */
import { printSizes } from './package/print-sizes.mjs';
import { runMain } from './setup/say.mjs';

await runMain(() => printSizes());
