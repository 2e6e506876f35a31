/** One collection of the library: what it is, how far it is judged, what stands in its way. */
import {
  FlaskConical,
  FolderX,
  Images,
  Layers,
  LockKeyhole,
  MoreHorizontal,
  X,
} from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import { useReview } from '../../stores/context.tsx';
import { formatWhen } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { GridCell } from '../../ui/grid-cell.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { SplitBar } from '../../ui/meters.tsx';
import { useNow } from '../../ui/use-now.ts';
import { judgedOfCollection } from '../../view/review-words.ts';
import { useCollections } from './use-collections.ts';

export const CollectionRow = memo(function CollectionRow({ id }: { readonly id: CollectionId }) {
  const found = useReview((state) => state.collections.find((one) => one.id === id));
  const { locate, forget } = useCollections();
  const now = useNow(false);
  if (!found) return null;
  const missing = found.state === 'missing';
  const Icon = missing ? FolderX : found.kind === 'batch' ? Layers : Images;
  const { picked, rejected, open, results } = judgedOfCollection(found);
  const counts = t('review.judged', { picked, rejected, open });
  return (
    <GridCell className="flex h-full items-center gap-4 px-2">
      <Icon size={18} strokeWidth={1.5} aria-hidden className="shrink-0 text-text-2" />
      <span className="min-w-0 flex-[3]">
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{found.name}</span>
          {found.sandbox ? (
            <Mark icon={<FlaskConical size={11} aria-hidden />}>{t('status.sandbox')}</Mark>
          ) : null}
          {found.readOnly ? (
            <Mark icon={<LockKeyhole size={11} aria-hidden />} title={t('review.read-only-hint')}>
              {t('review.read-only')}
            </Mark>
          ) : null}
          {found.conflicts > 0 ? (
            <span className="shrink-0 text-cap text-wait tabular-nums">
              {t('review.conflicts', { n: found.conflicts })}
            </span>
          ) : null}
        </span>
        <span className="block truncate text-cap text-text-2">
          {found.folderLabel} · {formatWhen(found.openedMs ?? found.createdMs, now)}
        </span>
      </span>
      {missing ? (
        <span className="flex min-w-0 flex-[2] items-center justify-end gap-3">
          <span className="truncate text-cap text-wait">{t('review.missing')}</span>
          <Button small onPress={() => void locate(id)}>
            {t('review.locate')}
          </Button>
        </span>
      ) : (
        <span className="min-w-0 flex-[2]">
          <SplitBar
            label={counts}
            total={results}
            shares={[
              { key: 'pick', count: picked, color: 'bg-ok' },
              { key: 'reject', count: rejected, color: 'bg-bad' },
            ]}
          />
          <span className="mt-1.5 block truncate text-note text-text-2 tabular-nums">{counts}</span>
        </span>
      )}
      <span className="w-28 shrink-0 whitespace-nowrap text-right text-cap text-text-2 tabular-nums max-[900px]:hidden">
        {t('review.count', { n: results })}
      </span>
      {found.kind === 'folder' ? (
        <MenuButton
          label={t('action.more')}
          entries={[
            {
              id: 'forget',
              label: t('review.forget'),
              text: t('review.forget-text'),
              icon: <X size={14} />,
              run: () => void forget(id),
            },
          ]}
        >
          <IconButton label={t('action.more')}>
            <MoreHorizontal size={16} aria-hidden />
          </IconButton>
        </MenuButton>
      ) : (
        <span className="w-[30px] shrink-0" />
      )}
    </GridCell>
  );
});

function Mark({
  icon,
  title,
  children,
}: {
  readonly icon: ReactNode;
  readonly title?: string;
  readonly children: string;
}) {
  return (
    <span
      title={title}
      className="flex shrink-0 items-center gap-1 rounded-sm border border-line-strong px-1.5 text-note text-text-2"
    >
      {icon}
      {children}
    </span>
  );
}
