/**
 * Turns draft and look into the request of a batch, or says everything that stands against it.
 * Start is never greyed out: it is refused with these reasons. Pure.
 */
import type { z } from 'zod';
import { normaliseInstructions } from '../../src-shared/domain/instruction.ts';
import type { AccountView } from '../../src-shared/domain/views.ts';
import type { BatchRequest, PlanEstimate } from '../../src-shared/ipc/calls/batches.ts';
import type { DraftState } from '../stores/draft.ts';
import type { LookState } from '../stores/look.ts';
import { isBlocked, readySkus, skusOf, suggestName } from './draft-view.ts';

type Request = z.input<typeof BatchRequest>;
type Estimate = z.output<typeof PlanEstimate>;

export type Refusal =
  | {
      readonly reason: 'no-skus' | 'none-included' | 'scanning' | 'identity' | 'output' | 'account';
    }
  | { readonly reason: 'problems'; readonly count: number }
  | { readonly reason: 'credits'; readonly need: number; readonly have: number };

type DraftPart = Pick<DraftState, 'order' | 'skus' | 'scanning'>;
type LookPart = Pick<
  LookState,
  'identity' | 'cards' | 'options' | 'output' | 'parallel' | 'budget' | 'whenDone' | 'name'
>;

/** The request, as far as identity and folder are chosen; null before. */
export function buildRequest(draft: DraftPart, look: LookPart, nowMs: number): Request | null {
  const skus = readySkus(draft.order, draft.skus);
  const { identity, output } = look;
  if (skus.length === 0 || !identity || !output) return null;
  return {
    name: look.name.trim() === '' ? suggestName(skus, nowMs) : look.name.trim(),
    skuIds: skus.map((sku) => sku.id),
    identity: {
      ...(identity.code === undefined ? {} : { code: identity.code }),
      ...(identity.portrait === undefined ? {} : { portrait: identity.portrait.id }),
    },
    instructions: normaliseInstructions(look.cards.map((card) => card.instruction)),
    options: look.options,
    output: output.id,
    parallel: look.parallel,
    budget: look.budget,
    whenDone: look.whenDone,
  };
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
  if (!look.identity) found.push({ reason: 'identity' });
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
  return found;
}
