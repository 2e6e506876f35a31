/** The whole window takes dropped folders, look files and portraits; a calm overlay says what will happen. */
import { FileJson, FolderPlus, Images, UserRoundPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAct, useStores } from '../stores/context.tsx';
import { t } from '../text/index.ts';
import { useDropped } from './use-dropped.ts';

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

type Meaning = 'skus' | 'look' | 'portrait' | 'review';

const WORDS = {
  skus: { icon: FolderPlus, title: 'drop.title', text: 'drop.text' },
  look: { icon: FileJson, title: 'json.drop-title', text: 'preset.text' },
  review: { icon: Images, title: 'review.drop-title', text: 'review.drop-text' },
  portrait: { icon: UserRoundPlus, title: 'portrait.drop-title', text: 'portrait.drop-text' },
} as const;

export function DropTarget() {
  const stores = useStores();
  const act = useAct();
  const dropped = useDropped();
  const [over, setOver] = useState<Meaning | null>(null);
  useEffect(() => {
    // Entering a child fires before leaving its parent: the depth says when the window is left.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth += 1;
      const { route } = stores.view.getState();
      const { identityOpen } = stores.view.getState();
      const types = [...(event.dataTransfer?.items ?? [])].map((item) => item.type);
      const review = route.screen === 'review';
      setOver(review ? 'review' : meaningOf(types, identityOpen || route.screen === 'identities'));
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(null);
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
      setOver(null);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void act(() => dropped(files));
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
  }, [stores, act, dropped]);
  if (!over) return null;
  const { icon: Icon, title, text } = WORDS[over];
  return (
    <div
      role="status"
      data-drop-target
      className="pointer-events-none fixed inset-0 z-50 flex animate-appear items-center justify-center bg-scrim p-3"
    >
      <div className="flex h-full w-full flex-col items-center justify-center rounded-md border-2 border-accent border-dashed">
        <div className="flex flex-col items-center rounded-md bg-panel px-10 py-7 shadow-float">
          <Icon size={30} strokeWidth={1.5} aria-hidden />
          <p className="mt-3 font-semibold text-head">{t(title)}</p>
          <p className="mt-1 text-text-2">{t(text)}</p>
        </div>
      </div>
    </div>
  );
}

/** A guess while it hovers, from the kinds alone; the drop itself looks at the files. */
function meaningOf(types: readonly string[], portraits: boolean): Meaning {
  if (types.length === 1 && types[0] === 'application/json') return 'look';
  return portraits && types.length === 1 && types[0]?.startsWith('image/') ? 'portrait' : 'skus';
}
