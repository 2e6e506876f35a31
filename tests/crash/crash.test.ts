/**
 * A short run of the crash test; `npm run test:crash` makes it 200 kills. `CRASH_KILLS` and
 * `CRASH_SEED` ask for other numbers.
 */
import { expect, it } from 'vitest';
import { runCrashes } from './crash-driver.ts';

const long = process.env['STUDIO_CRASH'] === 'long';
const kills = Number(process.env['CRASH_KILLS'] ?? (long ? 200 : 12));
const seed = Number(process.env['CRASH_SEED'] ?? 20_261);
/** Of 200 kills at least 30 fall between intent and job id. */
const leastBetween = kills >= 200 ? Math.ceil(kills * 0.15) : 1;

it(
  `[PROOF-03] ${kills} kills: every SKU done once, every file whole, nothing left over`,
  async () => {
    const report = await runCrashes({
      kills,
      seed,
      maxMs: Math.max(120_000, kills * 8_000),
      log: (line) => process.stderr.write(`${line}\n`),
    });
    const phases = Object.entries(report.phases).sort(([, a], [, b]) => b - a);
    process.stderr.write(`seed ${seed}: ${report.kills} kills in ${report.rounds} rounds\n`);
    for (const [phase, times] of phases) process.stderr.write(`  ${times} × ${phase}\n`);
    process.stderr.write(`  ${report.questions} questions after a second loss\n`);
    expect(report.wrong).toEqual([]);
    expect(report.kills).toBe(kills);
    expect(report.betweenIntentAndJob).toBeGreaterThanOrEqual(leastBetween);
  },
  Math.max(300_000, kills * 12_000),
);
