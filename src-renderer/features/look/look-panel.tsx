/** The right of New batch: who wears it, what each picture shows, how the job is done. */
import { Braces } from 'lucide-react';
import type { ReactNode } from 'react';
import { useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { InstructionCards } from './instruction-cards.tsx';
import { JobOptionsForm } from './job-options.tsx';
import { JsonView } from './json-view.tsx';
import { OwnLook } from './own-look.tsx';

export function LookPanel({
  identity,
  presets,
}: {
  readonly identity: ReactNode;
  /** The menu of presets, at the head. */
  readonly presets: ReactNode;
}) {
  const lookOf = useView((state) => state.lookOf);
  const chosen = useView((state) => state.draftSkus);
  const json = useView((state) => state.jsonOpen);
  const own = lookOf === 'skus' && chosen.length > 0;
  return (
    <section
      aria-label={t('look.title')}
      className={cx(
        'flex shrink-0 overflow-hidden border-l bg-panel max-[760px]:!w-full max-[760px]:border-t max-[760px]:border-l-0',
        json ? 'w-[384px] min-[1500px]:w-[760px]' : 'w-[384px] max-[1100px]:w-[340px]',
      )}
    >
      {own ? <OwnLook key={chosen.join(' ')} ids={chosen} identity={identity} /> : null}
      {own ? null : <BatchLook identity={identity} presets={presets} json={json} />}
    </section>
  );
}

function BatchLook({
  identity,
  presets,
  json,
}: {
  readonly identity: ReactNode;
  readonly presets: ReactNode;
  readonly json: boolean;
}) {
  const set = useView((state) => state.set);
  return (
    <>
      {json ? <JsonView /> : null}
      <div
        className={cx(
          'flex min-w-0 flex-1 flex-col overflow-y-auto px-5 pb-5',
          json && 'max-[1500px]:hidden',
        )}
      >
        <header className="flex h-[52px] shrink-0 items-center gap-1 pt-1">
          <h2 className="flex-1 font-semibold">{t('look.title')}</h2>
          {presets}
          <IconButton
            label={t('json.toggle')}
            aria-pressed={json}
            onPress={() => set({ jsonOpen: !json })}
            className={cx(json && '!bg-hover !text-text')}
          >
            <Braces size={15} aria-hidden />
          </IconButton>
        </header>
        {identity}
        <InstructionCards />
        <JobOptionsForm batch />
      </div>
    </>
  );
}
