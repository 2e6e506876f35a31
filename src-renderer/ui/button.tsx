/** Buttons: one primary a screen, plain ones, quiet ones, and icon buttons that always carry a name. */
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { Command } from '../../src-shared/commands.ts';
import { cx } from './cx.ts';
import { Hint } from './hint.tsx';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

const BASE =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap ' +
  'transition-colors duration-120 disabled:opacity-45';

const KINDS: Readonly<Record<ButtonKind, string>> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover pressed:opacity-90 px-4',
  plain: 'border border-line-strong text-text hover:bg-hover px-3',
  quiet: 'text-text-2 hover:bg-hover hover:text-text px-2',
  danger: 'border border-bad text-bad hover:bg-hover px-3',
};

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly className?: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
  /** The command it carries out: its keys are told, and the command finds the button by it. */
  readonly command?: Command | undefined;
  /** What the words on it leave open. */
  readonly hint?: string | undefined;
}

export function Button(props: ButtonProps) {
  const { kind = 'plain', small = false, className, command, hint, ...rest } = props;
  return (
    <Hint text={hint} command={command}>
      <AriaButton
        data-command={command}
        {...rest}
        className={cx(
          BASE,
          KINDS[kind],
          small ? 'h-[26px] text-cap' : kind === 'primary' ? 'h-8' : 'h-[30px]',
          className,
        )}
      />
    </Hint>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'hint'> {
  /** What the button does, for the hint and the screen reader. */
  readonly label: string;
  readonly children: ReactNode;
}

export function IconButton(props: IconButtonProps) {
  const { label, className, kind = 'quiet', command, ...rest } = props;
  return (
    <Hint text={label} command={command}>
      <AriaButton
        data-command={command}
        {...rest}
        aria-label={label}
        className={cx(BASE, KINDS[kind], '!px-0 size-[30px]', className)}
      />
    </Hint>
  );
}
