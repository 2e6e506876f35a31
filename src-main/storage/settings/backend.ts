/** The little that settings ask of whatever keeps them. */

export interface SettingsBackend {
  get(key: string): unknown;
  /** Throws when the file cannot be written. */
  set(key: string, value: unknown): void;
}

/** Opens the backend on `<dir>/<name>.json`. */
export type OpenSettingsBackend = (place: {
  readonly dir: string;
  readonly name: string;
}) => SettingsBackend;
