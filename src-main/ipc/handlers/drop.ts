/** What becomes of dropped files: SKU folders for the draft, or a portrait. Paths stay here. */
import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { CollectionId, GrantId } from '../../../src-shared/domain/ids.ts';
import type { Grants } from '../../intake/grants.ts';
import { openPicture } from '../../shell/page/picture-file.ts';
import type { DropHandler } from '../handler.ts';
import { addInBackground, type IntakeParts } from './intake.ts';

export function createDropHandler(
  parts: Pick<IntakeParts, 'draft' | 'grants' | 'log'> & {
    /** Opens dropped folders for review; null when there is none with pictures. */
    readonly openForReview: (paths: readonly string[]) => Promise<CollectionId | null>;
  },
): DropHandler {
  return async ({ target, paths }) => {
    if (target === 'portrait') {
      const [first] = paths;
      return {
        target,
        portrait: first === undefined ? null : await grantPortrait(parts.grants, first),
      };
    }
    if (target === 'review') {
      return { target, collectionId: await parts.openForReview(paths.filter(isAbsolute)) };
    }
    const found = await Promise.all(paths.map(isThere));
    const accepted = paths.filter((_path, index) => found[index]);
    addInBackground(parts, accepted);
    return { target, accepted: accepted.length, refused: paths.length - accepted.length };
  };
}

/** Null for anything that is not a JPEG or PNG file of this computer. */
export async function grantPortrait(
  grants: Grants,
  path: string,
): Promise<{ id: GrantId; name: string } | null> {
  if (!isAbsolute(path)) return null;
  const picture = await openPicture(path);
  await picture?.handle.close();
  if (picture?.format !== 'jpeg' && picture?.format !== 'png') return null;
  return { id: grants.grant(path, 'file'), name: basename(path) };
}

async function isThere(path: string): Promise<boolean> {
  if (!isAbsolute(path)) return false;
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
