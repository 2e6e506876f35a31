/** The list of collections: opened folders, then every batch, newest first, and whether each is there. */
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import type { CollectionView } from '../../../src-shared/domain/review/library.ts';
import type { Clock } from '../../runtime/clock.ts';
import { mapBounded } from '../../runtime/map-bounded.ts';
import { createBreather } from '../breathe.ts';
import { countsOfBatch, countsOfFolder, viewOfBatch, viewOfFolder } from './collection-views.ts';
import { isThere } from './refresh.ts';
import type { Shelves } from './shelf.ts';

/** A disk that does not answer in time counts as it was known. */
export async function listCollections(shelves: Shelves, clock: Clock): Promise<CollectionView[]> {
  const breathe = createBreather();
  const views: { readonly view: CollectionView; readonly root: string }[] = [];
  for (const row of shelves.main.collections.folders()) {
    await breathe();
    const view = viewOfFolder(row, countsOfFolder(shelves.main, row));
    views.push({ view, root: row.root ?? '' });
  }
  for (const shelf of shelves.all()) {
    for (const batch of [...shelf.batches.active(), ...shelf.batches.ended()]) {
      await breathe();
      const row = shelf.collections.get(batch.id as string as CollectionId);
      const view = viewOfBatch(batch, row, countsOfBatch(shelf, batch.id));
      views.push({ view, root: row?.root ?? batch.outputDir });
    }
  }
  const roots = new Map<string, Promise<boolean>>();
  return mapBounded(views, 8, async ({ view, root }) => {
    const there = roots.get(root) ?? isThere(root, clock, view.state === 'ready');
    roots.set(root, there);
    return { ...view, state: (await there) ? ('ready' as const) : ('missing' as const) };
  });
}
