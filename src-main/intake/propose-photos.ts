/**
 * Proposes which photos of a SKU are sent when there are more than fit: what shows the garment
 * first, copies and broken files last. Only a proposal; the user decides. Pure.
 */
import { MAX_PHOTOS } from '../../src-shared/domain/instruction.ts';
import type { PhotoRole } from './roles.ts';

export interface Candidate {
  readonly name: string;
  readonly role: PhotoRole;
  /** False for a picture that would have to be converted and may not be. */
  readonly sendable: boolean;
  /** Known to be unreadable, or the same picture as an earlier one. */
  readonly useless: boolean;
}

/** `front copy.jpg`, `front (1).jpg`, `front - Kopie.jpg`: made by a file manager, not by a camera. */
const COPY = /(\bcopy\b|\bkopie\b|\bcopia\b|\bcopie\b|\(\d+\))(\s*\d*)?$/i;

const RANK: Readonly<Record<PhotoRole, number>> = { front: 0, back: 1, other: 2, detail: 3 };

/**
 * One answer per photo, in the given order. Up to ten sendable ones are chosen; a picture that may
 * not be converted yet is chosen for the day it may, unless the same photo lies there as JPEG.
 */
export function proposePhotos(photos: readonly Candidate[]): readonly boolean[] {
  const accepted = new Set(
    photos.filter(({ name }) => /\.(jpe?g|png)$/i.test(name)).map(({ name }) => stemOf(name)),
  );
  const twin = ({ name }: Candidate) => !/\.(jpe?g|png)$/i.test(name) && accepted.has(stemOf(name));
  const wanted = photos.map((photo) => !twin(photo));
  const sendable = photos.flatMap((photo, index) =>
    photo.sendable && wanted[index] ? [{ photo, index }] : [],
  );
  if (sendable.length <= MAX_PHOTOS) return wanted;
  const weight = ({ name, role, useless }: Candidate) =>
    (useless ? 20 : 0) + (COPY.test(stemOf(name)) ? 10 : 0) + RANK[role];
  const kept = new Set(
    // Sorting keeps the order of equals: among equals the first by name stay.
    [...sendable]
      .sort((a, b) => weight(a.photo) - weight(b.photo))
      .slice(0, MAX_PHOTOS)
      .map(({ index }) => index),
  );
  return photos.map((photo, index) =>
    photo.sendable ? kept.has(index) : (wanted[index] ?? false),
  );
}

function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, '').toLowerCase();
}
