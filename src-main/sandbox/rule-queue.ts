/**
 * Rules that are used up: "skip the first n, then apply m times". Shared by faults and job
 * outcomes. Pure bookkeeping, no knowledge of what a rule does.
 */
interface Countable {
  readonly times?: number | undefined;
  readonly after?: number | undefined;
}

export interface RuleQueue<R extends Countable> {
  /** The first rule that fits and is due; its count goes down. A rule not yet due is skipped. */
  take(fits: (rule: R) => boolean): R | undefined;
  replace(rules: readonly R[]): void;
  add(rules: readonly R[]): void;
  /** The rules with what is left of their counts. */
  remaining(): R[];
}

export function createRuleQueue<R extends Countable>(initial: readonly R[]): RuleQueue<R> {
  let entries = initial.map(toEntry);
  return {
    take(fits) {
      for (const entry of entries) {
        if (entry.left <= 0 || !fits(entry.rule)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        return entry.rule;
      }
      return undefined;
    },
    replace(rules) {
      entries = rules.map(toEntry);
    },
    add(rules) {
      entries.push(...rules.map(toEntry));
    },
    remaining() {
      return entries
        .filter((entry) => entry.left > 0)
        .map(({ rule, skip, left }) => ({
          ...rule,
          after: skip,
          ...(left === Number.POSITIVE_INFINITY ? {} : { times: left }),
        }));
    },
  };

  function toEntry(rule: R) {
    return { rule, skip: rule.after ?? 0, left: rule.times ?? Number.POSITIVE_INFINITY };
  }
}
