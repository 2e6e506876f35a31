/** Where the guide tells about a screen: what help opens there, and what its empty state leads to. Pure. */
import type { Route } from '../stores/view.ts';

/** A page of the guide by its file, and a section by its link. */
export interface GuidePlace {
  readonly page: string;
  readonly section: string;
}

/** A screen that the guide has something to tell about. */
export type TaughtScreen = Exclude<Route['screen'], 'help'>;

export const GUIDE_PLACES: Readonly<Record<TaughtScreen, GuidePlace>> = {
  'new-batch': { page: 'before-start', section: 'bring-your-skus' },
  batches: { page: 'progress', section: 'several-batches' },
  batch: { page: 'progress', section: 'see-where-it-stands' },
  review: { page: 'review', section: 'open-something-to-review' },
  'hot-folders': { page: 'night', section: 'hot-folders' },
  presets: { page: 'before-start', section: 'the-look' },
  identities: { page: 'before-start', section: 'who-wears-it' },
  settings: { page: 'night', section: 'when-all-is-done' },
};

/** Help for what is on the screen; in help itself it stays as it is. */
export function guideRoute(route: Route): Route {
  return route.screen === 'help' ? route : { screen: 'help', ...GUIDE_PLACES[route.screen] };
}
