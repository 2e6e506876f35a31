/** What a scan finds: folders that hold photos, one per SKU. Reads names and sizes, no pixels. */

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
