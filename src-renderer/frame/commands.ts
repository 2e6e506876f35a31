/** What each command of the window does. Menus, shortcuts and notifications name commands, nothing else. */
import { COMMANDS, type Command, type WindowCommand } from '../../src-shared/commands.ts';
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { Theme } from '../../src-shared/ipc/calls/app.ts';
import type { StudioClient } from '../bridge/studio.ts';
import { createCulling } from '../features/review/use-culling.ts';
import type { Stores } from '../stores/stores.ts';
import { t } from '../text/index.ts';
import { guideRoute } from '../view/guide-place.ts';
import type { CullingAct } from '../view/review-keys.ts';

type Run = (client: StudioClient, stores: Stores) => unknown;

/** Commands whose screen is open have a control that carries them out: pressing it keeps one way. */
const press = (name: WindowCommand): void => {
  document.querySelector<HTMLElement>(`[data-command="${name}"]`)?.click();
};

/** Judging by menu or palette: where the review is open. */
function cull(act: CullingAct): Run {
  return (_, { view, review }) =>
    view.getState().route.screen === 'review' && createCulling(review).do(act);
}

const theme =
  (name: Theme): Run =>
  (client) =>
    client.call('app:set-theme', { theme: name });

/** Every command there is: one that nothing carries out does not compile. */
const RUN: Readonly<Record<Command, Run>> = {
  'batch:new': (_, { view }) => view.getState().go({ screen: 'new-batch' }),
  'intake:add-folders': (client, { view }) => {
    view.getState().go({ screen: 'new-batch' });
    return client.call('intake:pick-folders');
  },
  'intake:add-samples': (client, { view }) => {
    view.getState().go({ screen: 'new-batch' });
    return client.call('intake:add-samples');
  },
  'batch:start': () => press('batch:start'),
  'batch:toggle-pause': (client, stores) => {
    const batch = openBatch(stores);
    if (!batch || batch.state.state === 'ended') return;
    const action = batch.state.state === 'paused' ? 'resume' : 'pause';
    return client.call('batches:act', { batchId: batch.id, action });
  },
  'batch:show-folder': (client, stores) => {
    const batch = openBatch(stores);
    return batch && client.call('batches:show-folder', { batchId: batch.id });
  },
  'review:open-folder': async (client, { view, review }) => {
    view.getState().go({ screen: 'review' });
    const id = await client.call('review:open-folder');
    if (id !== null) review.getState().beginOpening(id);
  },
  'review:pick': cull({ act: 'verdict', verdict: 'pick' }),
  'review:reject': cull({ act: 'verdict', verdict: 'reject' }),
  'review:unmark': cull({ act: 'verdict', verdict: null }),
  'review:undo': cull({ act: 'undo' }),
  'review:redo': cull({ act: 'redo' }),
  'review:order-again': cull({ act: 'order-again' }),
  'review:advance': cull({ act: 'advance' }),
  'review:full-screen': cull({ act: 'full-screen' }),
  'review:export': () => press('review:export'),
  'accounts:sign-in': (_, { view }) => view.getState().set({ signInOpen: true }),
  'accounts:use-sandbox': (client) => client.call('accounts:use-sandbox'),
  'go:new-batch': (_, { view }) => view.getState().go({ screen: 'new-batch' }),
  'go:batches': (_, { view }) => view.getState().go({ screen: 'batches' }),
  'go:review': (_, { view }) => view.getState().go({ screen: 'review' }),
  'go:presets': (_, { view }) => view.getState().go({ screen: 'presets' }),
  'go:hot-folders': (_, { view }) => view.getState().go({ screen: 'hot-folders' }),
  'go:identities': (_, { view }) => view.getState().go({ screen: 'identities' }),
  'go:settings': (_, { view }) => view.getState().go({ screen: 'settings' }),
  'view:palette': (_, { view }) => view.getState().set({ paletteOpen: true }),
  'view:shortcuts': (_, { view }) => view.getState().set({ shortcutsOpen: true }),
  'view:find': () => {
    document.querySelector<HTMLElement>('main input[type="search"]')?.focus();
  },
  'help:manual': (_, { view }) => view.getState().go({ screen: 'help' }),
  'help:screen': (_, { view }) => view.getState().go(guideRoute(view.getState().route)),
  'help:about': (_, { view }) => view.getState().set({ aboutOpen: true }),
  'theme:system': theme('system'),
  'theme:dark': theme('dark'),
  'theme:light': theme('light'),
  'help:diagnostics': async (client, { notices }) => {
    await client.call('app:copy-diagnostics');
    notices.getState().say({ tone: 'info', text: t('settings.diagnostics-done') });
  },
  'help:updates': (client, { view }) => {
    view.getState().go({ screen: 'settings' });
    return client.call('updates:check');
  },
};

/** For the palette, in the order of the registry. */
export const availableCommands = Object.keys(COMMANDS) as readonly Command[];

function openBatch({ view, studio }: Stores) {
  const { route } = view.getState();
  return route.screen === 'batch' ? studio.getState().batches[route.batchId] : undefined;
}

/** Runs a command by its name; a name this window does not know is left alone. */
export function runCommand(name: string, client: StudioClient, stores: Stores): void {
  const run = (RUN as Readonly<Record<string, Run | undefined>>)[name];
  if (!run) return;
  Promise.resolve(run(client, stores)).catch((error: unknown) =>
    stores.notices.getState().sayFailure(toFailure(error)),
  );
}
