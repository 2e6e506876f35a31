/** A short hint beside a control, with the keys of its command; on hover and on keyboard focus. */
import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import type { Command } from '../../src-shared/commands.ts';
import { useCommandKeys } from './command-keys.tsx';

export function Hint({
  text,
  command,
  children,
}: {
  /** Left out where the control says everything but its keys. */
  readonly text?: string | undefined;
  readonly command?: Command | undefined;
  readonly children: ReactElement;
}) {
  const keys = useCommandKeys(command);
  if (text === undefined && keys === undefined) return children;
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {children}
      <Tooltip
        offset={6}
        className="max-w-72 animate-appear rounded-md border border-line-strong bg-raised px-2 py-1 text-cap text-text shadow-float"
      >
        {text}
        {text !== undefined && keys !== undefined ? ' ' : null}
        {keys === undefined ? null : (
          <kbd className="whitespace-nowrap font-sans text-text-2">{keys}</kbd>
        )}
      </Tooltip>
    </TooltipTrigger>
  );
}
