/** The whole window takes dropped folders; a calm overlay says what will happen with them. */
import { FolderPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAct, useClient, useStores } from '../stores/context.tsx';
import { t } from '../text/index.ts';

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

export function DropTarget() {
  const client = useClient();
  const stores = useStores();
  const act = useAct();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child fires before leaving its parent: the depth says when the window is left.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      stores.view.getState().go({ screen: 'new-batch' });
      void act(() => client.drop(files, 'skus'));
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, [client, stores, act]);
  if (!over) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-0 z-50 flex animate-appear items-center justify-center bg-scrim p-3"
    >
      <div className="flex h-full w-full flex-col items-center justify-center rounded-md border-2 border-accent border-dashed">
        <div className="flex flex-col items-center rounded-md bg-panel px-10 py-7 shadow-float">
          <FolderPlus size={30} strokeWidth={1.5} />
          <p className="mt-3 font-semibold text-head">{t('drop.title')}</p>
          <p className="mt-1 text-text-2">{t('drop.text')}</p>
        </div>
      </div>
    </div>
  );
}
