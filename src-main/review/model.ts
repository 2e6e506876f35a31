/** What review knows of a collection while it is open. Paths stay in here, the window gets ids. */
import type { PhotoId, ResultId, RunId } from '../../src-shared/domain/ids.ts';
import type { Instruction } from '../../src-shared/domain/instruction.ts';
import type { FlatLayView } from '../../src-shared/domain/review/library.ts';

export interface FlatLay {
  readonly id: PhotoId;
  readonly path: string;
  readonly name: string;
  readonly role: FlatLayView['role'];
}

/** One picture file, as far as names, metadata and the database tell. */
export interface ResultFile {
  readonly id: ResultId;
  readonly name: string;
  readonly imageIndex: number;
  readonly groupIndex: number;
  readonly instruction: number | null;
  readonly variation: number | null;
  readonly version: number;
  readonly model: string | null;
  readonly seed: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly qualityScore: number | null;
  readonly needsReview: boolean;
  readonly reviewReason: string | null;
  readonly madeMs: number;
}

/** A result folder: one SKU's pictures. */
export interface Place {
  readonly id: string;
  /** Absolute. */
  readonly dir: string;
  readonly sku: string;
  readonly runId: RunId | null;
  readonly jobId: string | null;
  readonly identity: string;
  readonly instructions: readonly Instruction[];
  readonly credits: number | null;
  readonly flatLays: readonly FlatLay[];
  readonly files: readonly ResultFile[];
}

/** What a look at the folder found out, beside what `Place` says. */
export interface PlaceLook {
  /** Names of our pictures that are not there. */
  readonly gone: ReadonlySet<string>;
  /** Model by image, where only `metadata.json` knows it: `group:image:version` → name. */
  readonly models: ReadonlyMap<string, string>;
}
