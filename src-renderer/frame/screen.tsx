/**
 * The screen that the route names. The one a day begins with comes with the window; the others are
 * fetched once the window stands, so that nobody waits for them either.
 */
import { Suspense, useEffect } from 'react';
import { NewBatch } from '../screens/new-batch.tsx';
import { useView } from '../stores/context.tsx';
import { onDemand } from '../ui/on-demand.tsx';
import { FaultBoundary } from './fault-boundary.tsx';

const Batches = onDemand(async () => (await import('../screens/batches.tsx')).Batches);
const Batch = onDemand(async () => (await import('../screens/batch.tsx')).BatchScreen);
const Review = onDemand(async () => (await import('../screens/review.tsx')).ReviewScreen);
const Identities = onDemand(
  async () => (await import('../screens/identities.tsx')).IdentitiesScreen,
);
const HotFolders = onDemand(
  async () => (await import('../screens/hot-folders.tsx')).HotFoldersScreen,
);
const Presets = onDemand(async () => (await import('../screens/presets.tsx')).PresetsScreen);
const Help = onDemand(async () => (await import('../screens/help.tsx')).HelpScreen);
const Settings = onDemand(async () => (await import('../screens/settings.tsx')).SettingsScreen);

const FETCHED_LATER = [Batch, Batches, Review, Identities, Presets, Settings, HotFolders, Help];

export function Screen() {
  const route = useView((state) => state.route);
  const key = route.screen === 'batch' ? `batch-${route.batchId}` : route.screen;
  return (
    <main className="relative flex min-w-0 flex-1 flex-col">
      <FaultBoundary key={key}>
        <Suspense fallback={null}>
          {route.screen === 'new-batch' ? <NewBatch /> : null}
          {route.screen === 'batches' ? <Batches /> : null}
          {route.screen === 'batch' ? <Batch batchId={route.batchId} /> : null}
          {route.screen === 'review' ? <Review /> : null}
          {route.screen === 'identities' ? <Identities /> : null}
          {route.screen === 'hot-folders' ? <HotFolders /> : null}
          {route.screen === 'presets' ? <Presets /> : null}
          {route.screen === 'settings' ? <Settings /> : null}
          {route.screen === 'help' ? <Help /> : null}
        </Suspense>
      </FaultBoundary>
    </main>
  );
}

/** Fetches the other screens one after the other, whenever the window has nothing else to do. */
export function useScreensAhead(standing: boolean): void {
  useEffect(() => {
    if (!standing) return;
    const waiting = [...FETCHED_LATER];
    let asked = 0;
    const next = (): void => {
      const screen = waiting.shift();
      // One that cannot be fetched now is fetched, or says why not, when it is shown.
      if (screen) void screen.load().then(soon, soon);
    };
    const soon = (): void => {
      asked = requestIdleCallback(next);
    };
    soon();
    return () => {
      waiting.length = 0;
      cancelIdleCallback(asked);
    };
  }, [standing]);
}
