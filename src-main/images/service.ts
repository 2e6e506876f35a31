/** What the product asks about pictures. Implementations work off the main thread. */
import type { Rgb } from '../../src-shared/domain/review/colour.ts';
import type { FileVersion } from '../storage/files/file-version.ts';
import type { ExportedPicture, ExportPictureJob } from './export-job.ts';
import type { PatchJob, SmallPixels } from './look-closely.ts';

export interface ImageFacts {
  readonly format: string;
  /** Pixels as they are shown, orientation flag applied. */
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  /** `srgb`, `cmyk`, … */
  readonly space: string;
  readonly hasProfile: boolean;
  /** What the embedded colour profile calls itself; null without one, or when it has no name. */
  readonly profile: string | null;
}

/** With what was asked for beside the pixels. */
export interface VerifiedImage extends ImageFacts {
  /** Of the whole file, lower-case hexadecimal. */
  readonly sha256?: string;
  /** The state of the file that all of this was read from; missing when it changed meanwhile. */
  readonly version?: FileVersion;
}

export interface ImageService {
  /**
   * Reads the header, and more only where the end of the file is not found. Fails with
   * `photo-unreadable` or `photo-unsupported`.
   */
  probe(path: string, signal?: AbortSignal): Promise<ImageFacts>;
  /**
   * Decodes every pixel; fails with `photo-unreadable` when the file is truncated or damaged. With
   * `hash` the SHA-256 of the file is made meanwhile; a `patient` one lets everybody else go first.
   */
  verify(
    path: string,
    signal?: AbortSignal,
    wishes?: { readonly hash?: boolean; readonly patient?: boolean },
  ): Promise<VerifiedImage>;
  /**
   * Writes a JPEG thumbnail of at most `size` pixels, upright, into the cache; answers its path.
   * Made once per (path, size, mtime, bytes).
   */
  thumbnail(path: string, size: number, signal?: AbortSignal): Promise<string>;
  /**
   * Writes the picture as a JPEG that every program reads alike: upright, sRGB, quality 95, full
   * colour resolution, on white where it was transparent. Whole or not at all; replaces `target`.
   * Fails with `photo-unreadable`, `photo-unsupported`, `disk-full` or `file-error`.
   */
  convert(path: string, target: string, signal?: AbortSignal): Promise<void>;
  /**
   * Makes a copy for a shop: pixels, profile, metadata, weight, read back and checked. Writes
   * `target` exclusively: it must not exist. Fails with the codes of {@link convert} and
   * `invalid-input` where the wished weight cannot be reached.
   */
  exportPicture(
    job: Omit<ExportPictureJob, 'kind'>,
    signal?: AbortSignal,
  ): Promise<ExportedPicture>;
  /** Mean colour of a small patch, upright, in sRGB. */
  patch(job: Omit<PatchJob, 'kind'>, signal?: AbortSignal): Promise<Rgb>;
  /** All pixels of a copy of at most `size` pixels, upright, in sRGB. */
  small(path: string, size: number, signal?: AbortSignal): Promise<SmallPixels>;
  close(): Promise<void>;
}
