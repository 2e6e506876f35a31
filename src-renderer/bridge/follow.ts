/**
 * Keeps the stores in step with the main process: listens first, then asks for a snapshot, then
 * applies what is newer; a gap in the revisions asks for a snapshot again.
 */
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { StudioChange } from '../../src-shared/domain/views.ts';
import type { CallOutput } from '../../src-shared/ipc/contract.ts';
import type { Stores } from '../stores/stores.ts';
import { followReview } from './follow-review.ts';
import { followView } from './follow-view.ts';
import { rememberLook } from './remember-look.ts';
import type { StudioClient } from './studio.ts';

type Undo = () => void;

/** Starts following everything. Returns its undo. */
export function followEverything(client: StudioClient, stores: Stores): Undo {
  const info = client.call('app:info');
  const undos = [
    followApp(client, stores.app, info),
    followAccounts(client, stores.accounts),
    followStudio(client, stores.studio),
    rememberLook(client, stores.look, window),
    followDraft(client, stores.draft),
    followPresets(client, stores.presets),
  ];
  // Reading the window's storage holds the page until the main process has time for it. With the
  // first answer it has, and nothing is shown yet.
  let stopped = false;
  const followHabits = () => {
    if (stopped) return;
    undos.push(followView(stores, window.localStorage));
    undos.push(followReview(client, stores, window.localStorage));
  };
  info.then(followHabits, followHabits);
  return () => {
    stopped = true;
    for (const undo of undos) undo();
  };
}

/** Batches and runs: the one mirror that is sent as changes. */
export function followStudio(client: StudioClient, store: Stores['studio']): Undo {
  let held: StudioChange[] = [];
  let asking = false;
  let stopped = false;

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      const snapshot = await client.call('batches:snapshot');
      if (stopped) return;
      store.getState().replace(snapshot);
      const waiting = held.filter((change) => change.revision > snapshot.revision);
      held = [];
      asking = false;
      for (const change of waiting) take(change);
    } catch (error) {
      asking = false;
      if (!stopped) store.getState().fail(toFailure(error));
    }
  }

  function take(change: StudioChange): void {
    if (asking) held.push(change);
    else if (store.getState().apply(change) === 'gap') {
      held.push(change);
      void ask();
    }
  }

  const off = client.on('studio:changed', take);
  store.getState().setReload(() => void ask());
  void ask();
  return () => {
    stopped = true;
    off();
  };
}

function followDraft(client: StudioClient, store: Stores['draft']): Undo {
  const off = client.on('draft:changed', (change) => store.getState().merge(change));
  const ask = () => {
    client.call('intake:draft').then(
      (draft) => store.getState().apply(draft),
      (error: unknown) => store.getState().fail(toFailure(error)),
    );
  };
  store.getState().setReload(ask);
  ask();
  return off;
}

function followAccounts(client: StudioClient, store: Stores['accounts']): Undo {
  const off = client.on('accounts:changed', (view) => store.getState().apply(view));
  const ask = () => {
    client.call('accounts:list').then(
      (view) => store.getState().apply(view),
      (error: unknown) => store.getState().fail(toFailure(error)),
    );
  };
  store.getState().setReload(ask);
  ask();
  return off;
}

function followPresets(client: StudioClient, store: Stores['presets']): Undo {
  const ask = () =>
    client.call('presets:list').then(
      (presets) => store.getState().apply(presets),
      (error: unknown) => store.getState().fail(toFailure(error)),
    );
  store.getState().setReload(ask);
  void ask();
  return () => {};
}

function followApp(
  client: StudioClient,
  store: Stores['app'],
  info: Promise<CallOutput<'app:info'>>,
): Undo {
  const off = client.on('theme:changed', ({ theme }) => store.getState().setTheme(theme));
  info.then(
    (said) => store.getState().setInfo(said),
    (error: unknown) => store.getState().fail(toFailure(error)),
  );
  return off;
}
