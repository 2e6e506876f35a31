/** Whether a folder is the one a collection was opened from, moved: by names, and by bytes. */
import { join, relative } from 'node:path';
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import { hashFile } from '../../storage/files/hash-file.ts';
import { isWithin } from '../../storage/files/is-within.ts';
import { isSameFolder } from '../sources/folder-source.ts';
import type { Found } from './shelf.ts';

/** Pictures compared byte by byte; names alone are the same in every batch. */
const COMPARED = 5;

export async function isSameCollection(
  found: Found,
  id: CollectionId,
  root: string,
): Promise<boolean> {
  if (found.kind === 'folder') return isSameFolder(found.shelf.collections, id, root);
  const { outputDir } = found.batch;
  const rows = found.shelf.database.all<{ place_dir: string; file_name: string; sha256: string }>(
    `SELECT place_dir, file_name, sha256 FROM outputs JOIN runs ON runs.id = run_id
     WHERE batch_id = ? AND outputs.state = 'saved' AND sha256 IS NOT NULL
     ORDER BY outputs.id LIMIT 200`,
    found.batch.id,
  );
  let same = 0;
  let other = 0;
  for (const { place_dir: dir, file_name: name, sha256 } of rows) {
    if (same >= COMPARED) break;
    if (!isWithin(dir, outputDir)) continue;
    const hash = await hashFile(join(root, relative(outputDir, dir), name)).catch(() => null);
    if (hash === sha256) same += 1;
    else if (hash !== null) other += 1;
  }
  return same > 0 && other === 0;
}
