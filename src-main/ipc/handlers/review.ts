/** Answers calls of the review. Paths come from dialogs and drops, and never go out. */
import type { StudioError } from '../../../src-shared/domain/errors.ts';
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import type { reviewCalls } from '../../../src-shared/ipc/calls/review.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import { pathOfResult, resultIn } from '../../review/collections/open-collection.ts';
import type { ReviewLibrary } from '../../review/library.ts';
import type { Pins } from '../../review/pins/pins.ts';
import type { Redoing } from '../../review/redo/redo.ts';
import type { Desktop } from '../../shell/desktop/system.ts';
import type { Handlers } from '../handler.ts';

export interface ReviewParts {
  readonly library: ReviewLibrary;
  readonly pins: Pins;
  readonly redoing: Redoing;
  readonly desktop: Pick<Desktop, 'pickResults' | 'showFile'>;
}

export type ReviewHandlers = Pick<Handlers, keyof typeof reviewCalls>;

export function createReviewHandlers({
  library,
  pins,
  redoing,
  desktop,
}: ReviewParts): ReviewHandlers {
  return {
    'review:collections': () => library.collections(),
    'review:open': ({ collectionId }) => library.open(collectionId),
    'review:open-folder': async () => {
      const paths = await desktop.pickResults('open');
      let first: CollectionId | null = null;
      for (const path of paths) {
        const id = await library.addFolder(path);
        first ??= id;
      }
      if (paths.length > 0 && first === null) throw noPictures();
      return first;
    },
    'review:locate': async ({ collectionId }) => {
      const [path] = await desktop.pickResults('locate');
      if (path === undefined) return false;
      await library.relocate(collectionId, path);
      return true;
    },
    'review:forget': ({ collectionId }) => library.forget(collectionId),
    'review:judge': ({ collectionId, resultIds, change }) =>
      library.judge(collectionId, resultIds, change),
    'review:restore': ({ collectionId, judged }) => library.restore(collectionId, judged),
    'review:pins': ({ collectionId, photoIds }) => pins.of(collectionId, photoIds),
    'review:save-pin': ({ collectionId, pin }) => pins.save(collectionId, pin),
    'review:remove-pin': ({ collectionId, pinId }) => pins.remove(collectionId, pinId),
    'review:pin-place': ({ collectionId, pinId, resultId }) =>
      pins.place(collectionId, pinId, resultId),
    'review:measure-colour': ({ collectionId, pinId, resultIds }) =>
      pins.measure(collectionId, pinId, resultIds),
    'review:redo-price': ({ collectionId, resultIds, redo }) =>
      redoing.price(collectionId, resultIds, redo),
    'review:redo': ({ collectionId, resultIds, redo }) =>
      redoing.order(collectionId, resultIds, redo),
    'review:show-file': async ({ collectionId, resultId }) => {
      const open = await library.opened(collectionId);
      desktop.showFile(pathOfResult(resultIn(open, resultId)));
    },
  };
}

function noPictures(): StudioError {
  return refusal('no-photos', { why: 'no-results-here' });
}
