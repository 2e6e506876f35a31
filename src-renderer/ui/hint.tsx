/** A short hint beside a control, shown on hover and on keyboard focus. */
import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';

export function Hint({
  text,
  children,
}: {
  readonly text: string;
  readonly children: ReactElement;
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {children}
      <Tooltip
        offset={6}
        className="max-w-72 animate-appear rounded-md border border-line-strong bg-raised px-2 py-1 text-cap text-text shadow-float"
      >
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
