/** The spending cap: in credits, in pictures, or none. */
import { Shield, ShieldCheck } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Budget } from '../../../src-shared/domain/views.ts';
import { useLook } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { BudgetForm } from '../../ui/budget-form.tsx';
import { Button } from '../../ui/button.tsx';

export function CapButton() {
  const budget = useLook((state) => state.budget);
  const set = useLook((state) => state.set);
  const capped = budget.credits !== undefined || budget.outputs !== undefined;
  return (
    <DialogTrigger>
      <Button kind="quiet" data-command="cost:cap">
        {capped ? <ShieldCheck size={15} aria-hidden /> : <Shield size={15} aria-hidden />}
        {capLabel(budget)}
      </Button>
      <Popover
        placement="top end"
        className="w-72 animate-appear rounded-md border border-line-strong bg-raised p-4 shadow-float"
      >
        <Dialog aria-label={t('cost.cap-title')} className="outline-none">
          <BudgetForm
            text={t('cost.cap-text')}
            creditsLabel={t('cost.cap-credits')}
            outputsLabel={t('cost.cap-outputs')}
            budget={budget}
            onChange={(next) => set({ budget: next })}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function capLabel(budget: Budget): string {
  if (budget.credits !== undefined) return t('cost.cap', { n: budget.credits });
  if (budget.outputs !== undefined) return t('cost.cap-pictures', { n: budget.outputs });
  return t('cost.cap-none');
}
