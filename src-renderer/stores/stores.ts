/** All stores of the window, made once at start and handed down by context. */
import { createAccountsStore } from './accounts.ts';
import { createAppStore } from './app.ts';
import { createDraftStore } from './draft.ts';
import { createIdentitiesStore } from './identities.ts';
import { createLookStore } from './look.ts';
import { createNoticesStore } from './notices.ts';
import { createPlanStore } from './plan.ts';
import { createPresetsStore } from './presets.ts';
import { createReviewStore } from './review.ts';
import { createStudioStore } from './studio.ts';
import { createViewStore } from './view.ts';

export function createStores() {
  return {
    studio: createStudioStore(),
    draft: createDraftStore(),
    accounts: createAccountsStore(),
    app: createAppStore(),
    look: createLookStore(),
    identities: createIdentitiesStore(),
    plan: createPlanStore(),
    presets: createPresetsStore(),
    review: createReviewStore(),
    notices: createNoticesStore(),
    view: createViewStore(),
  };
}

export type Stores = ReturnType<typeof createStores>;
