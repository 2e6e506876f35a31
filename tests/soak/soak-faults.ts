/** The faults of a soak, the same for the same seed: what goes wrong, at which call, how often. */
import type { FaultRule } from '../../src-main/sandbox/fault-rules.ts';

type Fault = Omit<FaultRule, 'after' | 'times'>;

/** About one call of each kind in so many goes wrong. */
const EVERY = 12;

/** Calls that one SKU makes, roughly: so often each fault may find one. */
const CALLS = {
  upload: 2,
  put: 2,
  submit: 1,
  'job-status': 6,
  'job-results': 2,
  'result-download': 2,
  'project-create': 1,
} as const;

const KINDS: Readonly<Record<keyof typeof CALLS, readonly Omit<Fault, 'call'>[]>> = {
  upload: [
    ...[{ fault: 'reset-before' }, { fault: 'status', code: 503 }, { fault: 'bad-json' }],
    { fault: 'expired-upload-url' },
  ] as Omit<Fault, 'call'>[],
  put: [{ fault: 'reset-before' }, { fault: 'status', code: 500 }, { fault: 'slow', ms: 60 }],
  // What acts and loses its answer, what never arrives, what is refused for now.
  submit: [
    { fault: 'reset-after' },
    { fault: 'reset-before' },
    { fault: 'status', code: 429, retryAfter: 1 },
    { fault: 'truncated' },
    { fault: 'status', code: 502 },
    { fault: 'slow', ms: 120, when: 'after' },
  ],
  'job-status': [
    { fault: 'reset-after' },
    { fault: 'status', code: 503 },
    { fault: 'truncated' },
    { fault: 'wrong-type' },
  ],
  'job-results': [{ fault: 'reset-before' }, { fault: 'bad-json' }, { fault: 'status', code: 500 }],
  'result-download': [
    { fault: 'truncated' },
    { fault: 'damaged' },
    { fault: 'reset-before' },
    { fault: 'status', code: 500 },
    { fault: 'slow-bytes', chunkBytes: 400, ms: 3 },
  ],
  'project-create': [{ fault: 'reset-after' }, { fault: 'status', code: 503 }],
};

export function soakFaults(skus: number, random: () => number): readonly FaultRule[] {
  const rules: FaultRule[] = [];
  for (const [call, each] of Object.entries(CALLS) as [keyof typeof CALLS, number][]) {
    const kinds = KINDS[call];
    // Every rule counts all calls of its kind: `after` is a place among them.
    for (let after = 0; after < skus * each; after += 1 + Math.floor(random() * 2 * EVERY)) {
      const kind = kinds[Math.floor(random() * kinds.length)];
      if (kind) rules.push({ ...kind, call, after, times: 1 });
    }
  }
  return rules;
}
