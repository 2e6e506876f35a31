/** What building the app takes, and what comes out of it: the border to Electron's side. */
import type { WindowCommand } from '../../src-shared/commands.ts';
import type { Theme } from '../../src-shared/ipc/calls/app.ts';
import type { Spoken } from '../../src-shared/text/catalogue.ts';
import type { Language } from '../../src-shared/text/languages.ts';
import type { Emit } from '../ipc/emit.ts';
import type { DropHandler, Handlers } from '../ipc/handler.ts';
import type { Clock } from '../runtime/clock.ts';
import type { EarlyLog } from '../runtime/early-log.ts';
import type { LogFile } from '../runtime/log-file.ts';
import type { Redactor } from '../runtime/redact.ts';
import type { Desktop } from '../shell/desktop/system.ts';
import type { MediaSource } from '../shell/page/media-protocol.ts';
import type { WindowState } from '../shell/window/window-state.ts';
import type { Activity, Notice } from '../studio/activity.ts';
import type { Handed } from '../studio/openings.ts';
import type { Work } from '../studio/work.ts';
import type { UpdateSource } from '../updates/updates.ts';

export interface ComposeOptions {
  readonly dataDir: string;
  /** Folder of what ships beside the code: samples, icons. */
  readonly resourcesDir: string;
  readonly clock: Clock;
  readonly log: EarlyLog<LogFile>;
  readonly redactor: Redactor;
  readonly desktop: Desktop;
  readonly emit: Emit;
  /** In the language of the moment, which may change. */
  readonly texts: Spoken;
  /** Where newer versions of the app come from. */
  readonly updates: UpdateSource;
  /** Opens the window anew in another language; null is the system's. */
  readonly onLanguage: (language: Language | null) => void;
  readonly attention: { show(activity: Activity): void; notify(notice: Notice): void };
  /** When all is done and the user wanted it. */
  readonly finish: (how: 'quit' | 'sleep') => Promise<void>;
  /** The system's proxy for an address, or null. */
  readonly proxyFor: (url: URL) => Promise<string | null>;
  /** Certificate authorities the system trusts, in PEM. */
  readonly caCertificates: () => readonly string[];
}

export interface Services {
  /** Resolves when everything stands; rejects with what keeps the app from working. */
  readonly whole: Promise<unknown>;
  readonly handlers: Handlers;
  readonly drop: DropHandler;
  readonly media: MediaSource;
  setTheme(theme: Theme): void;
  saveWindow(state: WindowState): void;
  saveBackgroundHint(): void;
  /** What quitting now would leave unfinished. */
  work(): Work;
  /** Acts on what the system hands over. */
  open(items: readonly Handed[]): void;
  /** Hands a command to the window, or to the one that opens next. */
  command(command: WindowCommand): void;
  checkForUpdates(): void;
  /** Cancels every unfinished batch. */
  cancelAll(following: 'fetch-anyway' | 'stopped'): void;
  copyDiagnostics(): Promise<void>;
  /** The window came to the front. */
  focused(): void;
  /** The computer is about to sleep. */
  sleep(): void;
  /** After the computer slept: connections are dead without knowing it. */
  wake(): void;
  /** Ends everything in order; state is on disk already. */
  close(): Promise<void>;
}
