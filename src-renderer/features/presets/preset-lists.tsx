/** All presets, built in and own, as cards. */
import { useState } from 'react';
import type { Preset } from '../../../src-shared/domain/preset.ts';
import { usePresets, useView } from '../../stores/context.tsx';
import { usePresetActions } from '../../stores/use-preset-actions.ts';
import { useScreenGuide } from '../../stores/use-screen-guide.ts';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { FailureNote, GuideLink, Skeleton } from '../../ui/states.tsx';
import { NameDialog } from './name-dialog.tsx';
import { PresetCard } from './preset-card.tsx';

const GRID = 'grid grid-cols-[repeat(auto-fill,minmax(230px,1fr))] gap-3';

export function PresetLists() {
  const status = usePresets((state) => state.status);
  const failure = usePresets((state) => state.failure);
  const presets = usePresets((state) => state.presets);
  const reload = usePresets((state) => state.reload);
  const [renaming, setRenaming] = useState<Preset | null>(null);
  const actions = usePresetActions();
  const guide = useScreenGuide('presets');
  if (status === 'failed' && failure) {
    return (
      <FailureNote
        failure={wordsOf(failure)}
        retryLabel={t('action.retry')}
        onRetry={() => void reload()}
        className="mt-6"
      />
    );
  }
  if (status === 'loading') return <Loading />;
  const own = presets.filter((preset) => !preset.builtIn);
  return (
    <>
      <Group title={t('preset.own')} presets={own} onRename={setRenaming} />
      {own.length === 0 ? (
        <div className="flex flex-wrap items-center gap-x-1">
          <p className="text-text-2">{t('preset.own-none')}</p>
          <GuideLink guide={guide} />
        </div>
      ) : null}
      <Group
        title={t('preset.built-in')}
        presets={presets.filter((preset) => preset.builtIn)}
        onRename={setRenaming}
      />
      {renaming ? (
        <NameDialog
          title={t('preset.rename-title')}
          name={renaming.name}
          onName={(name) => void actions.rename(renaming, name)}
          onClose={() => setRenaming(null)}
        />
      ) : null}
    </>
  );
}

function Group({
  title,
  presets,
  onRename,
}: {
  readonly title: string;
  readonly presets: readonly Preset[];
  readonly onRename: (preset: Preset) => void;
}) {
  const actions = usePresetActions();
  const go = useView((state) => state.go);
  return (
    <section aria-label={title} className="mt-6">
      <h2 className="mb-3 font-semibold">{title}</h2>
      <ul className={GRID}>
        {presets.map((preset) => (
          <PresetCard
            key={preset.id}
            preset={preset}
            onUse={() => {
              actions.use(preset);
              go({ screen: 'new-batch' });
            }}
            onDuplicate={() => void actions.duplicate(preset)}
            onRename={() => onRename(preset)}
            onDelete={() => void actions.remove(preset)}
            onExport={() => void actions.exportOne(preset)}
          />
        ))}
      </ul>
    </section>
  );
}

function Loading() {
  return (
    <div className={`${GRID} mt-14`}>
      {['a', 'b', 'c', 'd'].map((key) => (
        <Skeleton key={key} className="h-44" />
      ))}
    </div>
  );
}
