/** The review as a whole: library, wall or single picture, its keys, and what stands above them. */
import type { ReactNode } from 'react';
import { useReview } from '../../stores/context.tsx';
import { Announcer } from './announcer.tsx';
import { Library } from './library.tsx';
import type { IdentityFieldOf } from './redo-changes.tsx';
import { RedoDialog } from './redo-dialog.tsx';
import { SingleView } from './single-view.tsx';
import { useCulling } from './use-culling.ts';
import { useCullingKeys } from './use-culling-keys.ts';
import { WallView } from './wall-view.tsx';

export function Review({
  actions,
  identityField,
}: {
  readonly actions: ReactNode;
  readonly identityField: IdentityFieldOf;
}) {
  const view = useReview((state) => state.view);
  const at = useReview((state) => state.at);
  const culling = useCulling();
  const onKey = useCullingKeys(culling);
  return (
    <>
      {view === 'library' ? <Library /> : null}
      {view === 'wall' ? <WallView culling={culling} onKey={onKey} actions={actions} /> : null}
      {view === 'single' && at !== null ? (
        <SingleView at={at} culling={culling} actions={actions} />
      ) : null}
      <RedoDialog identityField={identityField} />
      <Announcer />
    </>
  );
}
