/** The right of New batch: who wears it, what each picture shows, how the job is done. */
import type { ReactNode } from 'react';
import { t } from '../../text/index.ts';
import { InstructionCards } from './instruction-cards.tsx';
import { JobOptionsForm } from './job-options.tsx';

export function LookPanel({ identity }: { readonly identity: ReactNode }) {
  return (
    <section
      aria-label={t('look.title')}
      className="flex w-[384px] shrink-0 flex-col overflow-y-auto border-l bg-panel px-5 pb-5 max-[1100px]:w-[340px]"
    >
      <h2 className="flex h-[52px] shrink-0 items-center pt-1 font-semibold">{t('look.title')}</h2>
      {identity}
      <InstructionCards />
      <JobOptionsForm />
    </section>
  );
}
