/** Opaque ids of what review finds in folders: hashes, never paths. The same file, the same id. */
import { createHash } from 'node:crypto';
import { PhotoId, ResultId } from '../../src-shared/domain/ids.ts';

export function placeIdOf(collectionId: string, rel: string): string {
  return hashed('place', collectionId, rel);
}

export function resultIdOf(placeId: string, fileName: string): ResultId {
  return ResultId.parse(hashed('result', placeId, fileName));
}

export function photoIdOf(collectionId: string, path: string): PhotoId {
  return PhotoId.parse(hashed('photo', collectionId, path));
}

/** 24 letters, digits, dashes and underscores: 144 bits. */
function hashed(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 24);
}
