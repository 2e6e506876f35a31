/**
 * A short night in the gate; `npm run test:soak` makes it 300 SKUs. `SOAK_SKUS`, `SOAK_SEED` and
 * `SOAK_SCALE` ask for other numbers.
 */
import { expect, it } from 'vitest';
import { soak } from './soak.ts';

const long = process.env['STUDIO_SOAK'] === 'long';
const skus = Number(process.env['SOAK_SKUS'] ?? (long ? 300 : 40));
const seed = Number(process.env['SOAK_SEED'] ?? 20_261);
const scale = Number(process.env['SOAK_SCALE'] ?? (long ? 30 : 40));
const maxMs = long ? 13 * 60_000 : 110_000;

it(
  `[NIGHT-08] a night of ${skus} SKUs with faults, two suspends, expiry, no credits and a kill`,
  async () => {
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    const night = await soak({ skus, seed, scale, maxMs, log: say });
    say(
      `soak, seed ${seed}: ${night.done} of ${skus} SKUs done in ${night.realSeconds.toFixed(0)} s, ` +
        `${night.scaledHours.toFixed(1)} scaled hours; ${night.faults} faults, ${night.kills} kill, ` +
        `${night.suspends} suspends, ${night.expired} expiry, ${night.withoutCredits} times without ` +
        `credits, ${night.questions} questions, ${night.limited} refused by limits, ` +
        `at most ${night.maxRssMb.toFixed(0)} MB`,
    );
    expect(night.wrong).toEqual([]);
    expect(night.done).toBe(skus);
    expect(night).toMatchObject({ kills: 1, suspends: 2, expired: 1 });
    expect(night.withoutCredits).toBeGreaterThan(0);
    expect(night.faults).toBeGreaterThan(skus / 4);
  },
  maxMs + 60_000,
);
