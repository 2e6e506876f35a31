/**
 * Turns draft and look into the request of a batch, or says everything that stands against it.
 * Start is never greyed out: it is refused with these reasons. Pure.
 */
import type { z } from 'zod';
import type { AccountView } from '../../src-shared/domain/account-views.ts';
import { normaliseInstructions } from '../../src-shared/domain/instruction.ts';
import type { RefusalCode } from '../../src-shared/domain/refusals.ts';
import type { BatchRequest, EstimateRequest } from '../../src-shared/ipc/calls/batches.ts';
import type { DraftState } from '../stores/draft.ts';
import { type LookState, sentInstructions } from '../stores/look.ts';
import type { Estimate } from '../stores/plan.ts';
import { isBlocked, readySkus, skusOf, suggestName } from './draft-view.ts';

type Request = z.input<typeof BatchRequest>;
type Reckoned = z.input<typeof EstimateRequest>;

/** Reasons that only the main process can know: about disk, folder, plan and price. */
const FROM_MAIN = [
  'identity-locked',
  'output-not-writable',
  'disk-low',
  'budget-small',
  'everything-done',
] as const satisfies readonly RefusalCode[];
type FromMain = (typeof FROM_MAIN)[number];

export type Refusal =
  | {
      readonly reason: 'no-skus' | 'none-included' | 'scanning' | 'identity' | 'output' | 'account';
    }
  | { readonly reason: 'problems'; readonly count: number }
  | { readonly reason: 'credits'; readonly need: number; readonly have: number }
  | { readonly reason: FromMain; readonly blocks: boolean; readonly message: string };

type DraftPart = Pick<DraftState, 'order' | 'skus' | 'scanning'>;
type LookPart = Pick<
  LookState,
  | 'identity'
  | 'cards'
  | 'options'
  | 'output'
  | 'parallel'
  | 'budget'
  | 'whenDone'
  | 'name'
  | 'pilot'
>;

/** Everything chosen so far; what is missing is null, and comes back as a reason. */
export function reckonRequest(draft: DraftPart, look: LookPart, nowMs: number): Reckoned {
  const skus = readySkus(draft.order, draft.skus);
  const { identity, output } = look;
  return {
    name: look.name.trim() === '' ? suggestName(skus, nowMs) : look.name.trim(),
    skuIds: skus.map((sku) => sku.id),
    identity: identity && {
      ...(identity.code === undefined ? {} : { code: identity.code }),
      ...(identity.portrait === undefined ? {} : { portrait: identity.portrait.id }),
    },
    instructions: normaliseInstructions(sentInstructions(look.cards)),
    options: look.options,
    output: output?.id ?? null,
    parallel: look.parallel,
    budget: look.budget,
    whenDone: look.whenDone,
    ...(look.pilot && skus.length > 1 ? { pilot: true } : {}),
  };
}

/** The request to start, once SKUs and folder are chosen; null before. */
export function startRequest(request: Reckoned): Request | null {
  const { output } = request;
  return request.skuIds.length === 0 || !output ? null : { ...request, output };
}

/** Everything that stands against Start, in the order a person would solve it. */
export function refusals(
  draft: DraftPart,
  look: LookPart,
  account: AccountView | null,
  estimate: Estimate | null,
): readonly Refusal[] {
  const list = skusOf(draft.order, draft.skus);
  const included = list.filter((sku) => sku.included);
  const blocked = included.filter(isBlocked).length;
  const found: Refusal[] = [];
  if (draft.scanning) found.push({ reason: 'scanning' });
  if (list.length === 0) found.push({ reason: 'no-skus' });
  else if (included.length === 0) found.push({ reason: 'none-included' });
  if (blocked > 0) found.push({ reason: 'problems', count: blocked });
  // Where every SKU has an identity of its own, the batch needs none.
  const worn = included.length > 0 && included.every((sku) => sku.override?.identity);
  if (!look.identity && !worn) found.push({ reason: 'identity' });
  if (!look.output) found.push({ reason: 'output' });
  if (account === null || account.state === 'signed-out') found.push({ reason: 'account' });
  else if (
    account.kind !== 'sandbox' &&
    account.credits !== null &&
    estimate?.credits != null &&
    estimate.credits > account.credits &&
    (look.budget.credits ?? Number.POSITIVE_INFINITY) > account.credits
  ) {
    found.push({ reason: 'credits', need: estimate.credits, have: account.credits });
  }
  for (const { code, blocks, message } of estimate?.refusals ?? []) {
    const reason = FROM_MAIN.find((one) => one === code);
    if (reason) found.push({ reason, blocks, message });
  }
  return found;
}

/** A reason that a person may go past knowingly: money and disk, which the batch waits for anyway. */
export function mayGoPast(refusal: Refusal): boolean {
  return refusal.reason === 'credits' || ('blocks' in refusal && !refusal.blocks);
}
