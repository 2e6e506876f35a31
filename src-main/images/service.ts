/** What the product asks about pictures. Implementations work off the main thread. */

export interface ImageFacts {
  readonly format: string;
  /** Pixels as they are shown, orientation flag applied. */
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  /** `srgb`, `cmyk`, … */
  readonly space: string;
  readonly hasProfile: boolean;
}

export interface ImageService {
  /** Reads the header only. Fails with `photo-unreadable` or `photo-unsupported`. */
  probe(path: string, signal?: AbortSignal): Promise<ImageFacts>;
  /** Decodes every pixel; fails with `photo-unreadable` when the file is truncated or damaged. */
  verify(path: string, signal?: AbortSignal): Promise<ImageFacts>;
  /** Writes a JPEG thumbnail of at most `size` pixels, upright, into the cache; answers its path. Made once per (path, size, mtime, bytes). */
  thumbnail(path: string, size: number, signal?: AbortSignal): Promise<string>;
  close(): Promise<void>;
}
