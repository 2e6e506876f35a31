/** One step back, one step forth. */
import { Redo2, Undo2 } from 'lucide-react';
import { useApp, useReview } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import type { Culling } from './use-culling.ts';

export function UndoButtons({ culling }: { readonly culling: Culling }) {
  const undoable = useReview((state) => state.undoable.length > 0);
  const mac = useApp((state) => state.info?.platform === 'darwin');
  const redoable = useReview((state) => state.redoable.length > 0);
  return (
    <>
      <IconButton
        label={t('review.undo', { keys: mac ? '⌘ Z' : 'Ctrl + Z' })}
        isDisabled={!undoable}
        onPress={() => culling.do({ act: 'undo' })}
      >
        <Undo2 size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t('review.redo-step', { keys: mac ? '⇧ ⌘ Z' : 'Ctrl + Shift + Z' })}
        isDisabled={!redoable}
        onPress={() => culling.do({ act: 'redo' })}
      >
        <Redo2 size={15} aria-hidden />
      </IconButton>
    </>
  );
}
