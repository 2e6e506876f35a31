/**
 * A look at the folders of a batch: which of its pictures are gone, and which model made them, where
 * only `metadata.json` tells. Remembered, so that a folder that has not changed is not read again.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nameKey } from '../../../src-shared/domain/names.ts';
import { METADATA_FILE } from '../../workflow/metadata.ts';
import type { CollectionStore, PlaceRow } from '../collections/collection-store.ts';
import { modelKey } from '../collections/open-collection.ts';
import type { Place, PlaceLook } from '../model.ts';
import { stampNow } from './folder-place.ts';
import { readSmall } from './read-small.ts';
import { MOST_METADATA_BYTES, readResultsFile } from './results-file.ts';

interface KeptLook {
  readonly gone: readonly string[];
  readonly models: Readonly<Record<string, string>>;
  /** Names this was said of. */
  readonly files: number;
}

/** What the last look found. */
export function rememberedLook(store: CollectionStore, placeId: string): PlaceLook | undefined {
  const row = store.place(placeId);
  if (!row) return undefined;
  const { gone, models } = JSON.parse(row.facts) as KeptLook;
  return { gone: new Set(gone), models: new Map(Object.entries(models)) };
}

export interface Looked {
  /** To be kept, so that the folder is not read again. */
  readonly row: PlaceRow;
  /** Undefined when it says what was known. */
  readonly look: PlaceLook | undefined;
}

/** Undefined when nothing has changed since. A folder that is not there has lost every picture. */
export async function lookAtBatchPlace(
  store: CollectionStore,
  place: Place,
): Promise<Looked | undefined> {
  const row = store.place(place.id);
  const stamp = `${await stampNow(place.dir).catch(() => 'gone')} ${place.files.length}`;
  if (row?.stamp === stamp) return undefined;
  const names = new Set((await readdir(place.dir).catch(() => [])).map(nameKey));
  const gone = place.files.map(({ name }) => name).filter((name) => !names.has(nameKey(name)));
  const models: Record<string, string> = {};
  if (place.files.some(({ model }) => model === null)) {
    const file = await readSmall(join(place.dir, METADATA_FILE), MOST_METADATA_BYTES);
    const results = typeof file === 'string' ? undefined : readResultsFile(file.text);
    for (const facts of results?.byName.values() ?? []) {
      if (facts.model !== null) models[modelKey(facts)] = facts.model;
    }
  }
  const kept: KeptLook = { gone, models, files: place.files.length };
  const facts = JSON.stringify(kept);
  const look = { gone: new Set(gone), models: new Map(Object.entries(models)) };
  return {
    row: { id: place.id, rel: place.sku, stamp, facts },
    look: row?.facts === facts ? undefined : look,
  };
}
