/** What a text of a pose or a background looks like: its own drawing, the nearest one, or plain words. */
import { Type } from 'lucide-react';
import type { BackgroundId, PoseId } from '../../../../src-shared/domain/look-library.ts';
import { cx } from '../../../ui/cx.ts';
import { backdropOf, figureOf } from '../../../view/look-library.ts';
import { Figure } from './figure.tsx';

export type LibraryKind = 'pose' | 'background';

export function LibraryArt({
  kind,
  text,
  className,
}: {
  readonly kind: LibraryKind;
  readonly text: string;
  readonly className?: string;
}) {
  const art = kind === 'pose' ? poseArt(figureOf(text)) : backgroundArt(backdropOf(text));
  return (
    <span aria-hidden className={cx('flex overflow-hidden rounded-md bg-mat', className)}>
      {art ?? (
        <span className="flex size-full items-center justify-center text-text-3">
          <Type size={16} strokeWidth={1.5} />
        </span>
      )}
    </span>
  );
}

const poseArt = (id: PoseId | null) => (id ? <Figure id={id} className="size-full p-1" /> : null);

const backgroundArt = (id: BackgroundId | null) =>
  id ? <span className={cx('size-full', `backdrop-${id}`)} /> : null;
