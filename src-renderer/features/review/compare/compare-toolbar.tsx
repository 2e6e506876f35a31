/** The row above the pictures: mode, what it is compared with, zoom, what lies behind. */
import { Columns2, Image, Search, SquareSplitHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FlatLayView, ReviewResult } from '../../../../src-shared/domain/review/library.ts';
import { useView } from '../../../stores/context.tsx';
import type { Mat } from '../../../stores/view.ts';
import { t } from '../../../text/index.ts';
import { cx } from '../../../ui/cx.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import type { Reference } from '../../../view/compare-reference.ts';
import { COMPARE_MODES, type CompareMode, type Zoom } from '../../../view/compare-view.ts';
import { MATS } from './mats.ts';
import { ReferencePick } from './reference-pick.tsx';

const ICONS: Readonly<Record<CompareMode, ReactNode>> = {
  beside: <Columns2 size={15} aria-hidden />,
  slider: <SquareSplitHorizontal size={15} aria-hidden />,
  lens: <Search size={15} aria-hidden />,
  single: <Image size={15} aria-hidden />,
};
const MAT_NAMES = {
  dark: 'compare.mat-black',
  grey: 'compare.mat-grey',
  white: 'compare.mat-white',
} as const;

export function CompareToolbar({
  mode,
  onMode,
  reference,
  flatLays,
  others,
  onReference,
  zoom,
  percent,
  onZoom,
  children,
}: {
  readonly mode: CompareMode;
  readonly onMode: (mode: CompareMode) => void;
  readonly reference: Reference | undefined;
  readonly flatLays: readonly FlatLayView[];
  readonly others: readonly ReviewResult[];
  readonly onReference: (reference: Reference) => void;
  readonly zoom: Zoom;
  readonly percent: number;
  readonly onZoom: (zoom: Zoom) => void;
  /** What belongs to the pins. */
  readonly children?: ReactNode;
}) {
  const mat = useView((state) => state.mat);
  const set = useView((state) => state.set);
  const shown = zoom === 'fit' ? 'fit' : zoom === 1 ? 'full' : null;
  return (
    <div
      role="toolbar"
      aria-label={t('compare.tools')}
      className="flex h-11 shrink-0 items-center gap-3 border-b bg-panel px-3"
    >
      <Segmented
        label={t('compare.mode')}
        value={mode}
        onChange={onMode}
        segments={COMPARE_MODES.map((value) => ({
          value,
          label: <span title={t(`compare.mode-${value}`)}>{ICONS[value]}</span>,
          name: t(`compare.mode-${value}`),
        }))}
      />
      {mode === 'single' ? null : (
        <ReferencePick
          reference={reference}
          flatLays={flatLays}
          others={others}
          onChange={onReference}
        />
      )}
      <span className="flex-1" />
      {children}
      <span className="w-11 shrink-0 text-right text-cap text-text-2 tabular-nums">
        {t('compare.zoom-now', { percent })}
      </span>
      <Segmented
        label={t('compare.zoom')}
        value={shown}
        onChange={(next) => onZoom(next === 'full' ? 1 : 'fit')}
        segments={[
          { value: 'fit', label: t('compare.zoom-fit') },
          { value: 'full', label: t('compare.zoom-full') },
        ]}
      />
      <Segmented
        label={t('compare.mat')}
        value={mat}
        onChange={(next: Mat) => set({ mat: next })}
        segments={(['dark', 'grey', 'white'] as const).map((value) => ({
          value,
          label: (
            <span
              title={t(MAT_NAMES[value])}
              className={cx('block size-3.5 rounded-sm border border-line-strong', MATS[value])}
            />
          ),
          name: t(MAT_NAMES[value]),
        }))}
      />
    </div>
  );
}
