/** What one SKU, or several chosen ones, have of their own. Each part follows the batch or is set here. */
import { ArrowLeft, FileJson } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DraftSkuId } from '../../../src-shared/domain/ids.ts';
import { LookProvider, useDraft, useStores, useView } from '../../stores/context.tsx';
import { useSkuActions } from '../../stores/use-sku-actions.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Toggle } from '../../ui/check.tsx';
import { haveOwnLooks, skusOf, withOwnFile } from '../../view/draft-view.ts';
import { InstructionCards } from './instruction-cards.tsx';
import { JobOptionsForm } from './job-options.tsx';
import { useOwnLook } from './use-own-look.ts';

export function OwnLook({
  ids,
  identity,
}: {
  readonly ids: readonly DraftSkuId[];
  readonly identity: ReactNode;
}) {
  const set = useView((state) => state.set);
  const there = useDraft((state) => skusOf(ids, state.skus).length);
  const name = useDraft((state) => skusOf(ids, state.skus)[0]?.name);
  const { store, override, switchPart, identityWanted, reset } = useOwnLook(ids);
  if (name === undefined) return null;
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-y-auto px-5 pb-5">
      <header className="flex h-[52px] shrink-0 items-center gap-2 pt-1">
        <IconButton label={t('own.back')} onPress={() => set({ lookOf: 'batch' })}>
          <ArrowLeft size={15} aria-hidden />
        </IconButton>
        <h2 className="min-w-0 flex-1 truncate font-semibold">
          {t('own.title', { n: there, sku: name })}
        </h2>
        {override ? (
          <Button small kind="quiet" onPress={reset}>
            {t('own.reset')}
          </Button>
        ) : null}
      </header>
      <Mixed ids={ids} />
      {override?.instructionsFrom === 'file' ? null : <OwnFiles ids={ids} />}
      <LookProvider look={store}>
        <Part
          label={t('own.identity')}
          on={override?.identity != null || identityWanted}
          onChange={(on) => switchPart('identity', on)}
        >
          {identity}
        </Part>
        <Part
          label={t('own.instructions')}
          note={override?.instructionsFrom === 'file' ? t('own.from-file') : undefined}
          on={override?.instructions != null}
          onChange={(on) => switchPart('instructions', on)}
        >
          <InstructionCards />
        </Part>
        <Part
          label={t('own.options')}
          on={override?.options != null}
          onChange={(on) => switchPart('options', on)}
        >
          <JobOptionsForm />
        </Part>
      </LookProvider>
    </div>
  );
}

function Mixed({ ids }: { readonly ids: readonly DraftSkuId[] }) {
  const mixed = useDraft((state) => haveOwnLooks(ids, state.skus));
  return <p className="text-cap text-text-2">{mixed ? t('own.mixed') : t('own.text')}</p>;
}

/** What the folders bring along, where there is any. */
function OwnFiles({ ids }: { readonly ids: readonly DraftSkuId[] }) {
  const { takeOwnFiles } = useSkuActions();
  const count = useDraft((state) => withOwnFile(ids, state.skus).length);
  const { draft } = useStores();
  if (count === 0) return null;
  return (
    <div className="mt-3 flex items-center gap-2 rounded-md border border-line-strong p-2.5">
      <FileJson size={15} aria-hidden className="shrink-0 text-text-2" />
      <p className="min-w-0 flex-1 text-cap">{t('own.file', { n: count })}</p>
      <Button small onPress={() => void takeOwnFiles(withOwnFile(ids, draft.getState().skus))}>
        {t('own.use-file')}
      </Button>
    </div>
  );
}

function Part({
  label,
  note,
  on,
  onChange,
  children,
}: {
  readonly label: string;
  readonly note?: string | undefined;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={label} className="mt-4 border-t pt-3">
      <Toggle label={label} text={on ? note : t('own.follows')} value={on} onChange={onChange} />
      {on ? <div className="mt-3">{children}</div> : null}
    </section>
  );
}
