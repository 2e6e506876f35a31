/** One step back, one step forth. */
import { Redo2, Undo2 } from 'lucide-react';
import { useReview } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import type { Culling } from './use-culling.ts';

export function UndoButtons({ culling }: { readonly culling: Culling }) {
  const undoable = useReview((state) => state.undoable.length > 0);
  const redoable = useReview((state) => state.redoable.length > 0);
  return (
    <>
      <IconButton
        label={t('review.undo')}
        command="review:undo"
        isDisabled={!undoable}
        onPress={() => culling.do({ act: 'undo' })}
      >
        <Undo2 size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t('review.redo-step')}
        command="review:redo"
        isDisabled={!redoable}
        onPress={() => culling.do({ act: 'redo' })}
      >
        <Redo2 size={15} aria-hidden />
      </IconButton>
    </>
  );
}
