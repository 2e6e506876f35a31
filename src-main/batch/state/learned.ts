/**
 * What past jobs taught: credits per output by picture size, and how long jobs take. Estimates are
 * named as such until the account's own jobs have shown the price.
 */
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import type { ImageSize, Instruction } from '../../../src-shared/domain/instruction.ts';
import type { FactRows, LearnedFact } from '../../storage/runs/fact-rows.ts';

export interface Price {
  readonly credits: number;
  /** False while it is the guess taken from sister products. */
  readonly learned: boolean;
}

export interface Learned {
  /** Credits one submission of these instructions will cost. */
  price(account: AccountKey, instructions: readonly Instruction[]): Price;
  /** Credits one output of these instructions costs on average. */
  perOutput(account: AccountKey, instructions: readonly Instruction[]): Price;
  /** Milliseconds a job of so many outputs takes; null before the first one. */
  duration(account: AccountKey, outputs: number): number | null;
  tookCredits(
    account: AccountKey,
    instructions: readonly Instruction[],
    outputs: number,
    credits: number,
  ): void;
  tookTime(account: AccountKey, outputs: number, ms: number): void;
}

/** Credits per output of the sister products; the price of a flat-to-model output is not published. */
const GUESS: Readonly<Record<ImageSize, number>> = { '1K': 3, '2K': 5, '4K': 10 };

/** Newer jobs count more: the sums are halved when they have grown to this many units. */
const MEMORY_UNITS = 200;

export function createLearned(rows: Pick<FactRows, 'learned' | 'saveLearned'>): Learned {
  const facts = new Map<string, LearnedFact>();
  for (const fact of rows.learned()) facts.set(`${fact.account}\n${fact.fact}`, fact);

  const average = (account: AccountKey, fact: string): number | null => {
    const known = facts.get(`${account}\n${fact}`);
    return known && known.units > 0 ? known.amount / known.units : null;
  };
  const add = (account: AccountKey, fact: string, amount: number, units: number): void => {
    const known = facts.get(`${account}\n${fact}`) ?? { account, fact, amount: 0, units: 0 };
    const fade = known.units > MEMORY_UNITS ? 0.5 : 1;
    const next = {
      account,
      fact,
      amount: known.amount * fade + amount,
      units: known.units * fade + units,
    };
    facts.set(`${account}\n${fact}`, next);
    rows.saveLearned(next);
  };
  const creditsOf = (account: AccountKey, instruction: Instruction): Price => {
    const size = sizeOf(instruction);
    const learned = average(account, `credits ${size}`);
    return { credits: learned ?? GUESS[size], learned: learned !== null };
  };
  const price = (account: AccountKey, instructions: readonly Instruction[]): Price => {
    let credits = 0;
    let learned = true;
    for (const instruction of instructions) {
      const one = creditsOf(account, instruction);
      credits += one.credits * (instruction.num_variations ?? 1);
      learned &&= one.learned;
    }
    return { credits, learned };
  };

  return {
    price,
    perOutput: (account, instructions) => {
      const whole = price(account, instructions);
      const outputs = instructions.reduce((sum, one) => sum + (one.num_variations ?? 1), 0);
      return { credits: whole.credits / Math.max(1, outputs), learned: whole.learned };
    },
    duration: (account, outputs) => {
      const perJob = average(account, `ms ${outputs}`);
      if (perJob !== null) return perJob;
      const perOutput = average(account, 'ms per output');
      return perOutput === null ? null : perOutput * outputs;
    },
    tookCredits: (account, instructions, outputs, credits) => {
      const sizes = new Set(instructions.map(sizeOf));
      const [size] = sizes;
      // The answer gives one sum: only jobs of one size tell the price of that size.
      if (size && sizes.size === 1 && outputs > 0 && credits >= 0) {
        add(account, `credits ${size}`, credits, outputs);
      }
    },
    tookTime: (account, outputs, ms) => {
      if (outputs <= 0 || ms <= 0) return;
      add(account, `ms ${outputs}`, ms, 1);
      add(account, 'ms per output', ms, outputs);
    },
  };
}

function sizeOf(instruction: Instruction): ImageSize {
  const options = instruction.options;
  const longest = Math.max(options?.width ?? 0, options?.height ?? 0);
  if (longest > 0) return longest > 2048 ? '4K' : longest > 1024 ? '2K' : '1K';
  return options?.size ?? '1K';
}
