/** Prints the weight of the packages that lie in `release/`, and says which part is too heavy. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { SetupError, say } from '../setup/say.mjs';
import { judgeWeights, readBudgets, unpackedIn, weigh } from './sizes.mjs';

/** @returns {number} exit status @throws {SetupError} when there is no package yet */
export function printSizes() {
  const release = inRoot('release');
  const budgets = readBudgets(readFileSync(inRoot('docs', 'packaging.md'), 'utf8'));
  const unpacked = unpackedIn(release);
  if (unpacked.length === 0) throw new SetupError('There is no package yet: npm run package');
  const problems = unpacked.flatMap((dir) => {
    const judged = judgeWeights(weigh(dir), budgets);
    say([`${basename(dir)}:`, ...judged.lines.map((line) => `  ${line}`)].join('\n'));
    return judged.problems;
  });
  for (const name of readdirSync(release).sort()) {
    const { size } = statSync(join(release, name));
    if (/\.(tar\.gz|zip|AppImage|deb|rpm|dmg|exe)$/.test(name)) {
      say(`${name}: ${(size / 1024 / 1024).toFixed(1)} MB`);
    }
  }
  for (const problem of problems) say(`Too heavy: ${problem}`);
  return problems.length === 0 ? 0 : 1;
}
