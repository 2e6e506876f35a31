/** One group of settings under its heading. */
import type { ReactNode } from 'react';
import { Toggle } from '../../ui/check.tsx';

export function Section({
  title,
  action,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="mt-8">
      <header className="flex h-9 items-center justify-between border-b">
        <h2 className="font-semibold">{title}</h2>
        {action}
      </header>
      <div className="pt-1">{children}</div>
    </section>
  );
}

export function Row({
  title,
  text,
  children,
}: {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="flex min-h-12 items-center gap-4 border-b py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        <div>{title}</div>
        {text ? <div className="text-cap text-text-2">{text}</div> : null}
      </div>
      {children}
    </div>
  );
}

/** A row whose one control is a switch; the whole row turns it. */
export function SwitchRow({
  title,
  text,
  value,
  onChange,
}: {
  readonly title: string;
  readonly text: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  return (
    <div className="border-b py-2.5 last:border-b-0">
      <Toggle
        label={title}
        text={<span className="text-cap text-text-2">{text}</span>}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
