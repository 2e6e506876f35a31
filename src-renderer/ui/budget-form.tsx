/** Two numbers, either of which may be empty: the most credits and the most pictures. */
import type { Budget } from '../../src-shared/domain/views.ts';
import { Field } from './field.tsx';

export function BudgetForm({
  text,
  creditsLabel,
  outputsLabel,
  budget,
  onChange,
}: {
  readonly text: string;
  readonly creditsLabel: string;
  readonly outputsLabel: string;
  readonly budget: Budget;
  readonly onChange: (budget: Budget) => void;
}) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-cap text-text-2">{text}</p>
      <div className="grid grid-cols-2 gap-3">
        <Field
          label={creditsLabel}
          value={budget.credits === undefined ? '' : String(budget.credits)}
          onChange={(value) => onChange(build(readCount(value), budget.outputs))}
        />
        <Field
          label={outputsLabel}
          value={budget.outputs === undefined ? '' : String(budget.outputs)}
          onChange={(value) => onChange(build(budget.credits, readCount(value)))}
        />
      </div>
    </div>
  );
}

function build(credits: number | undefined, outputs: number | undefined): Budget {
  return {
    ...(credits === undefined ? {} : { credits }),
    ...(outputs === undefined ? {} : { outputs }),
  };
}

/** Digits only; nothing and zero mean no cap. */
function readCount(text: string): number | undefined {
  const value = Number(text.replace(/\D/g, '').slice(0, 9));
  return value > 0 ? value : undefined;
}
