/** What handlers may ask of the desktop: a port, so that handlers are tested without Electron. */
import type { AppInfo, ExternalPage, Theme } from '../../../src-shared/ipc/calls/app.ts';

export interface Desktop {
  versions(): Pick<AppInfo, 'version' | 'electron' | 'chrome' | 'node' | 'platform'>;
  /** Paints the window's own parts, menus and dialogs; `system` follows the system. */
  applyTheme(theme: Theme): void;
  openPage(page: ExternalPage): Promise<void>;
  copyText(text: string): Promise<void>;
  /** Shows a file in the system's file manager. */
  showFile(path: string): void;
  /** Into the system's trash; deleted where that drive has none. Throws when neither works. */
  trashFile(path: string): Promise<{ readonly inTrash: boolean }>;
  /** Opens a folder in the system's file manager; fails with `folder-missing`. */
  openFolder(path: string): Promise<void>;
  /** Native dialogs; empty when the user closed them. `start` is the folder shown first. */
  pickFolders(start: string | undefined): Promise<readonly string[]>;
  /** Folders of results to review, or where a moved one is now. */
  pickResults(why: 'open' | 'locate'): Promise<readonly string[]>;
  pickOutput(start: string | undefined): Promise<string | undefined>;
  /** A folder to watch. */
  pickHotFolder(): Promise<string | undefined>;
  pickPicture(start: string | undefined): Promise<string | undefined>;
  /** A program of the user's to run. */
  pickProgram(): Promise<string | undefined>;
  /** Asks whether this address may be called when batches end: the page alone cannot decide it. */
  mayCall(url: string): Promise<boolean>;
  /** Whether the app opens when the user signs in; null where this system has no such setting. */
  openAtLogin(): boolean | null;
  setOpenAtLogin(on: boolean): void;
  /** Puts the computer to sleep. */
  sleepComputer(): Promise<void>;
  /** An instructions file to read. */
  pickLook(): Promise<string | undefined>;
  /** Where to write one; the system asks before it replaces a file. */
  saveLook(name: string): Promise<string | undefined>;
  /** What leaves the review. */
  pickExportFolder(
    kind: 'pictures' | 'pack',
    start: string | undefined,
  ): Promise<string | undefined>;
  pickPackAnswer(): Promise<string | undefined>;
  saveContactSheet(name: string): Promise<string | undefined>;
}
