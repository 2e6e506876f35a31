/**
 * A look form of its own for the chosen SKUs: begins with what the first of them has, or with the
 * batch's look, and sends every change as an override when typing rests.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SkuOverrideView } from '../../../src-shared/domain/draft-views.ts';
import type { DraftSkuId } from '../../../src-shared/domain/ids.ts';
import { normaliseInstructions } from '../../../src-shared/domain/instruction.ts';
import type { OverrideEdit } from '../../../src-shared/ipc/calls/intake.ts';
import { useAct, useClient, useDraft, useStores } from '../../stores/context.tsx';
import {
  createLookStore,
  type LookState,
  type LookStore,
  sentInstructions,
} from '../../stores/look.ts';

const REST_MS = 300;

export type OwnPart = 'identity' | 'instructions' | 'options';
type Change = NonNullable<OverrideEdit['override']>;

export interface OwnLookForm {
  readonly store: LookStore;
  readonly override: SkuOverrideView | null;
  /** Switched on before anybody was chosen. */
  readonly identityWanted: boolean;
  switchPart(part: OwnPart, on: boolean): void;
  reset(): void;
}

export function useOwnLook(ids: readonly DraftSkuId[]): OwnLookForm {
  const client = useClient();
  const act = useAct();
  const { draft, look } = useStores();
  const [first] = ids;
  const override = useDraft((state) => (first ? state.skus[first]?.override : null) ?? null);
  const [identityWanted, setIdentityWanted] = useState(false);
  // A file that was taken over is another look: the form begins anew with it.
  const from = override?.instructionsFrom ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the origin is the reason to begin anew
  const store = useMemo(() => {
    const held = first ? draft.getState().skus[first]?.override : null;
    return startingWith(held ?? null, look.getState());
  }, [first, draft, look, from === 'file']);
  const waiting = useRef<Change>({});

  const { send, flush } = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flushNow = () => {
      clearTimeout(timer);
      const change = waiting.current;
      waiting.current = {};
      if (Object.keys(change).length === 0) return;
      void act(() => client.call('intake:set-override', { skuIds: [...ids], override: change }));
    };
    return {
      flush: flushNow,
      send: (change: Change, restMs: number) => {
        waiting.current = { ...waiting.current, ...change };
        clearTimeout(timer);
        if (restMs === 0) flushNow();
        else timer = setTimeout(flushNow, restMs);
      },
    };
  }, [act, client, ids]);
  // What was typed last is sent also when the panel is left.
  useEffect(() => flush, [flush]);

  useEffect(
    () =>
      store.subscribe((state, before) => {
        const change: Change = {
          ...(state.cards === before.cards ? {} : instructionsOf(state)),
          ...(state.options === before.options ? {} : { options: state.options }),
          ...(state.identity === before.identity ? {} : identityOf(state)),
        };
        if (Object.keys(change).length > 0) send(change, REST_MS);
      }),
    [store, send],
  );

  return {
    store,
    override,
    identityWanted,
    switchPart(part, on) {
      const state = store.getState();
      if (part === 'identity') {
        setIdentityWanted(on);
        send(on ? identityOf(state) : { identity: null }, 0);
      } else if (part === 'instructions') {
        send(on ? instructionsOf(state) : { instructions: null }, 0);
      } else send({ options: on ? state.options : null }, 0);
    },
    reset() {
      setIdentityWanted(false);
      waiting.current = {};
      void act(() => client.call('intake:set-override', { skuIds: [...ids], override: null }));
    },
  };
}

function startingWith(override: SkuOverrideView | null, batch: LookState): LookStore {
  const own = override?.identity;
  const identity = own
    ? {
        ...(own.code === null ? {} : { code: own.code }),
        name: own.code ?? own.portraitName ?? '',
        picture: null,
      }
    : batch.identity;
  return createLookStore({
    identity,
    instructions: override?.instructions ?? sentInstructions(batch.cards),
    options: override?.options ?? batch.options,
    parallel: batch.parallel,
  });
}

const instructionsOf = (state: LookState): Change => ({
  instructions: normaliseInstructions(sentInstructions(state.cards)),
});

function identityOf({ identity }: LookState): Change {
  if (identity?.code !== undefined) return { identity: { code: identity.code } };
  return identity?.portrait ? { identity: { portrait: identity.portrait.id } } : {};
}
