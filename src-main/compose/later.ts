/**
 * Builds what no first screen asks for: the review and what leaves it, watched folders, what the
 * desktop is told. Loaded while the first screen is drawn. Decides nothing else.
 */
import type { HotFolders } from '../hot-folder/hot-folders.ts';
import type { Handlers } from '../ipc/handler.ts';
import { createHotFolderHandlers } from '../ipc/handlers/hot-folders.ts';
import type { Activity } from '../studio/activity.ts';
import { watchBatches } from '../studio/watch-batches.ts';
import { composeExport, type ExportOptions } from './export.ts';
import { composeHotFolders, type HotFolderWorld } from './hot-folder.ts';
import type { InBackground } from './in-background.ts';
import { composeReview, type Review, type ReviewOptions } from './review.ts';

export type LaterOptions = ReviewOptions &
  Omit<ExportOptions, 'review'> &
  HotFolderWorld & {
    readonly inBackground: InBackground;
    /** Something waits for its time. */
    readonly somethingWaits: () => boolean;
    /** Tells what goes on in all batches. */
    readonly showActivity: (activity: Activity) => void;
  };

/** The calls answered here. */
export type LaterHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `${'review' | 'export' | 'hot-folders'}:${string}`>
>;

export interface Later {
  readonly handlers: LaterHandlers;
  readonly review: Review;
  readonly hotFolders: HotFolders;
  /** Nobody is told anything any more; before anything is closed. */
  stopTelling(): void;
  /** Ends exports and writes what waits; before the engines' databases are closed. */
  close(): Promise<void>;
}

export function composeLater(options: LaterOptions): Later {
  const { grants, desktop, emit, inBackground, somethingWaits } = options;
  const hotFolders = composeHotFolders(options);
  const review = composeReview(options);
  const exports = composeExport({ ...options, review });

  let shown: Activity | undefined;
  const show = (activity: Activity): void => {
    shown = activity;
    const goesOn = activity.goesOn || somethingWaits() || hotFolders.active();
    options.showActivity({ ...activity, goesOn });
  };
  const undo = [
    hotFolders.onChange(() => {
      const told = hotFolders.view().then((view) => emit('hot-folders:changed', view));
      inBackground('telling of watched folders', told);
      if (shown) show(shown);
    }),
    watchBatches({ ...options, show }),
  ];
  return {
    handlers: {
      ...review.handlers,
      ...exports.handlers,
      ...createHotFolderHandlers({ hotFolders, grants, desktop }),
    },
    review,
    hotFolders,
    stopTelling() {
      for (const stop of undo) stop();
    },
    async close() {
      await exports.close();
      await review.close();
    },
  };
}
