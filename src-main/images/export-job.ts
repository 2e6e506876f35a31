/** The export of one picture, by value: what a worker is asked and what it answers. */
import type { ExportFormat, TargetSettings } from '../../src-shared/domain/export/target.ts';
import type { PicturePoint } from '../../src-shared/domain/review/library.ts';
import type { XmpRating } from './xmp.ts';

export interface ExportPictureJob {
  readonly kind: 'export';
  readonly path: string;
  /** Written as it is named, and only if nothing is there; the caller gives it its last name. */
  readonly target: string;
  readonly settings: Omit<TargetSettings, 'name'>;
  readonly focus: PicturePoint;
  /**
   * Address of the IPTC term for how the picture came to be; put into the metadata. Null leaves what
   * the picture says of itself.
   */
  readonly sourceType: string | null;
  /** How it was judged, put into the metadata likewise. */
  readonly rated: XmpRating | null;
}

/** As it was read back from the disk. */
export interface ExportedPicture {
  readonly format: ExportFormat;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Name of the embedded colour profile. */
  readonly profile: string;
  /** The quality that was used; null for PNG. */
  readonly quality: number | null;
  /** Lowered below what was wished so that the file fits. */
  readonly qualityLowered: boolean;
  /** More than 1: enlarged by so much. */
  readonly enlarged: number | null;
  readonly smaller: boolean;
}
