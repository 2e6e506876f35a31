/** What a scan finds: folders that hold photos, one per SKU. Reads names and sizes, no pixels. */
import { compareCodePoints } from '../../src-shared/domain/names.ts';

export interface FoundPhoto {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** A file that lies among the photos and cannot be sent as it is. */
export interface SkippedFile {
  readonly name: string;
  readonly reason: 'unsupported-format' | 'unreadable';
}

export interface FoundSku {
  /** Base name of the folder. */
  readonly name: string;
  readonly dir: string;
  /** Upload order: by file name, as PiktID's script has it. */
  readonly photos: readonly FoundPhoto[];
  readonly skipped: readonly SkippedFile[];
  /** Pictures that can be converted; they stand among the skipped ones too, for whoever does not. */
  readonly convertible: readonly FoundPhoto[];
  /** Path of an `instructions.json` inside the folder. */
  readonly instructionsFile: string | null;
}

/** Everything that can be sent, if need be as a JPEG made from it, in upload order. */
export function picturesOf(found: FoundSku): readonly FoundPhoto[] {
  if (found.convertible.length === 0) return found.photos;
  return [...found.photos, ...found.convertible].sort((a, b) => compareCodePoints(a.name, b.name));
}

/** The folder as it is for whoever agrees to conversion: its convertible pictures are photos. */
export function withConvertible(found: FoundSku): FoundSku {
  const converted = new Set(found.convertible.map(({ name }) => name));
  return {
    ...found,
    photos: picturesOf(found),
    skipped: found.skipped.filter(({ name }) => !converted.has(name)),
  };
}
