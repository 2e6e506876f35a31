/** One watched folder: what it does, what is on its way, what it spends, what needs a look. */
import { FolderOpen, MoreHorizontal, Pause, Pencil, Play, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HotFolderView } from '../../../../src-shared/ipc/calls/hot-folders.ts';
import { useAct, useClient, useView } from '../../../stores/context.tsx';
import { sentencesOf } from '../../../text/failure.ts';
import { formatSpan, formatWhen } from '../../../text/format.ts';
import { t } from '../../../text/index.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { MenuButton, type MenuEntry } from '../../../ui/menu.tsx';
import { StatusWord, type Tone } from '../../../ui/tone.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { presetNameOf } from '../../../view/built-in-names.ts';
import { HotProblems } from './hot-problems.tsx';
import type { HotFolders } from './use-hot-folders.ts';

const TONES: Readonly<Record<HotFolderView['state'], Tone>> = {
  starting: 'run',
  watching: 'ok',
  paused: 'off',
  missing: 'bad',
};

export function HotFolderCard({
  folder,
  change,
  onEdit,
  onRemove,
}: {
  readonly folder: HotFolderView;
  readonly change: HotFolders['change'];
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const client = useClient();
  const act = useAct();
  const { id, label, wishes, state } = folder;
  const paused = state === 'paused';
  const pause = () => void change(() => client.call('hot-folders:pause', { id, on: !paused }));
  const entries: readonly MenuEntry[] = [
    {
      id: 'open',
      label: t('hot.open'),
      icon: <FolderOpen size={14} />,
      run: () => void act(() => client.call('hot-folders:open', { id })),
    },
    { id: 'edit', label: t('hot.edit'), icon: <Pencil size={14} />, run: onEdit },
    {
      id: 'remove',
      label: t('hot.remove'),
      icon: <Trash2 size={14} />,
      apart: true,
      run: onRemove,
    },
  ];
  return (
    <li aria-label={label} className="rounded-md border bg-panel px-4 py-3">
      <div className="flex items-center gap-3">
        <h2 title={label} className="min-w-0 truncate font-semibold">
          {label}
        </h2>
        <StatusWord tone={TONES[state]} text={t(`hot.${state}`)} />
        <span className="flex-1" />
        <Button small onPress={pause}>
          {paused ? (
            <Play size={13} strokeWidth={1.75} aria-hidden />
          ) : (
            <Pause size={13} strokeWidth={1.75} aria-hidden />
          )}
          {t(paused ? 'hot.resume' : 'hot.pause')}
        </Button>
        <MenuButton label={t('hot.actions', { name: label })} entries={entries}>
          <IconButton label={t('hot.actions', { name: label })}>
            <MoreHorizontal size={16} aria-hidden />
          </IconButton>
        </MenuButton>
      </div>
      <p className="truncate text-cap text-text-2">
        {[
          presetNameOf(wishes.presetId) ?? folder.presetName ?? t('hot.no-preset'),
          wishes.identityCode,
          folder.sandbox ? t('account.sandbox') : (folder.accountLabel ?? t('hot.no-account')),
          t('hot.results', { folder: folder.outputLabel }),
        ].join(' · ')}
      </p>
      <p className="text-cap text-text-2 tabular-nums">{spentWords(folder)}</p>
      {folder.hold === null ? null : (
        <Line>
          <StatusWord tone="wait" text={t('hot.ready', { n: folder.ready })} />
          <span className="min-w-0 text-cap">{holdWords(folder)}</span>
        </Line>
      )}
      {folder.copyingCount > 0 ? <Copying folder={folder} /> : null}
      <Queued folder={folder} />
      <HotProblems folder={folder} change={change} />
    </li>
  );
}

function spentWords({ wishes, spentToday }: HotFolderView): string {
  const { credits, outputs } = wishes.dayBudget;
  const words = [
    ...(credits === undefined
      ? []
      : [t('hot.budget-credits', { spent: spentToday.credits, cap: credits })]),
    ...(outputs === undefined
      ? []
      : [t('hot.budget-outputs', { spent: spentToday.outputs, cap: outputs })]),
  ];
  return words.length === 0 ? t('hot.no-budget', { n: spentToday.credits }) : words.join(' · ');
}

function Copying({ folder }: { readonly folder: HotFolderView }) {
  const { copying, copyingCount } = folder;
  const more = copyingCount - copying.length;
  return (
    <div className="mt-2">
      <StatusWord tone="run" text={t('hot.copying', { n: copyingCount })} />
      <ul className="mt-0.5 pl-3 text-cap text-text-2 tabular-nums">
        {copying.map(({ sku, secondsLeft }) => (
          <li key={sku} className="truncate">
            {secondsLeft === null
              ? t('hot.copying-file', { sku })
              : t('hot.copying-one', { sku, span: formatSpan(secondsLeft * 1000) })}
          </li>
        ))}
        {more > 0 ? <li>{t('hot.copying-more', { n: more })}</li> : null}
      </ul>
    </div>
  );
}

function Queued({ folder: { queued, last } }: { readonly folder: HotFolderView }) {
  const go = useView((state) => state.go);
  const now = useNow(false);
  if (!last) return null;
  const { batchId } = last;
  return (
    <Line>
      <span className="min-w-0 truncate text-cap text-text-2 tabular-nums">
        {[
          t('hot.queued', { n: queued }),
          t('hot.last', { sku: last.sku, when: formatWhen(last.atMs, now) }),
        ].join(' · ')}
      </span>
      {batchId === null ? null : (
        <Button small kind="quiet" onPress={() => go({ screen: 'batch', batchId })}>
          {t('hot.show-batch')}
        </Button>
      )}
    </Line>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return <div className="mt-2 flex items-center gap-3">{children}</div>;
}

function holdWords({ hold, holdBatch, holdFailure }: HotFolderView): string {
  if (holdFailure) return sentencesOf(holdFailure);
  return hold === null ? '' : t(`hot.hold-${hold}`, { batch: holdBatch ?? '' });
}
