/**
 * The look form: identity, instruction cards, job options, output folder, budget. What the user has
 * set is remembered in the window's storage, so that the next batch begins with the last look.
 */
import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import {
  type Instruction,
  Instructions,
  JobOptions,
  MAX_INSTRUCTIONS,
} from '../../src-shared/domain/instruction.ts';
import { MAX_PARALLEL } from '../../src-shared/domain/limits.ts';
import type { Budget } from '../../src-shared/domain/views.ts';
import type { FolderGrant } from '../../src-shared/ipc/calls/intake.ts';

type Grant = z.infer<typeof FolderGrant>;

/** What the form shows of the chosen identity. `portrait` is a grant of this session only. */
export const ChosenIdentity = z.object({
  code: z.string().optional(),
  name: z.string(),
  picture: z.string().nullable(),
});
export type ChosenIdentity = z.infer<typeof ChosenIdentity> & {
  readonly portrait?: { readonly id: Grant['id']; readonly name: string };
};

export interface LookCard {
  readonly id: number;
  readonly instruction: Instruction;
}

const Remembered = z.object({
  identity: ChosenIdentity.nullable(),
  instructions: Instructions,
  options: JobOptions,
  parallel: z.number().int().min(1).max(MAX_PARALLEL),
});
type Remembered = z.infer<typeof Remembered>;

/** A place for one text: the window's storage, or a double of it. */
export interface TextPlace {
  read(): string | null;
  write(text: string): void;
}

export interface LookState {
  readonly identity: ChosenIdentity | null;
  readonly cards: readonly LookCard[];
  readonly activeCard: number;
  readonly options: JobOptions;
  readonly output: Grant | null;
  readonly parallel: number;
  readonly budget: Budget;
  readonly whenDone: 'skip' | 'run-again';
  readonly name: string;
  setIdentity(identity: ChosenIdentity | null): void;
  editCard(id: number, change: (instruction: Instruction) => Instruction): void;
  openCard(id: number): void;
  /** Adds an empty card, or a copy of `from`; does nothing when there are ten. */
  addCard(from?: number): void;
  /** Removes a card; answers its undo, or null when it is the only one. */
  removeCard(id: number): (() => void) | null;
  set(
    change: Partial<
      Pick<LookState, 'options' | 'output' | 'parallel' | 'budget' | 'whenDone' | 'name'>
    >,
  ): void;
}

const FIRST: Instruction = {
  pose: 'standing front-facing',
  background: 'white studio',
  options: { size: '2K', ar: '3:4', format: 'jpg' },
};

export function createLookStore(place: TextPlace) {
  const remembered = recall(place.read());
  let lastId = 0;
  const card = (instruction: Instruction): LookCard => {
    lastId += 1;
    return { id: lastId, instruction };
  };
  const cards = (remembered?.instructions ?? [FIRST]).map(card);
  const store = createStore<LookState>()((set, get) => ({
    identity: remembered?.identity ?? null,
    cards,
    activeCard: cards[0]?.id ?? 1,
    options: remembered?.options ?? { model: 'auto', consistency: true, barefoot: false },
    output: null,
    parallel: remembered?.parallel ?? 3,
    budget: {},
    whenDone: 'skip',
    name: '',
    setIdentity(identity) {
      set({ identity });
    },
    editCard(id, change) {
      set({
        cards: get().cards.map((held) =>
          held.id === id ? { ...held, instruction: change(held.instruction) } : held,
        ),
      });
    },
    openCard(id) {
      if (get().cards.some((held) => held.id === id)) set({ activeCard: id });
    },
    addCard(from) {
      const held = get().cards;
      if (held.length >= MAX_INSTRUCTIONS) return;
      const source = held.find((one) => one.id === from);
      const added = card(structuredClone(source?.instruction ?? FIRST));
      const at = source ? held.indexOf(source) + 1 : held.length;
      set({ cards: held.toSpliced(at, 0, added), activeCard: added.id });
    },
    removeCard(id) {
      const before = get().cards;
      const at = before.findIndex((held) => held.id === id);
      const removed = before[at];
      if (!removed || before.length === 1) return null;
      const left = before.toSpliced(at, 1);
      const next = left[Math.min(at, left.length - 1)];
      set({ cards: left, ...(next ? { activeCard: next.id } : {}) });
      return () => {
        if (get().cards.length >= MAX_INSTRUCTIONS) return;
        set({ cards: get().cards.toSpliced(at, 0, removed), activeCard: removed.id });
      };
    },
    set(change) {
      set(change);
    },
  }));
  store.subscribe((state, before) => {
    if (
      state.identity !== before.identity ||
      state.cards !== before.cards ||
      state.options !== before.options ||
      state.parallel !== before.parallel
    ) {
      place.write(JSON.stringify(toRemember(state)));
    }
  });
  return store;
}

function toRemember(state: LookState): Remembered {
  const identity = state.identity?.code === undefined ? null : state.identity;
  return {
    // Picture addresses belong to one start of the app; the card asks for a new one.
    identity: identity && { code: identity.code, name: identity.name, picture: null },
    instructions: state.cards.map((held) => held.instruction),
    options: state.options,
    parallel: state.parallel,
  };
}

/** What was kept, or undefined when there is nothing or it is not readable any more. */
function recall(text: string | null): Remembered | undefined {
  if (text === null) return undefined;
  try {
    return Remembered.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: written by an older or damaged profile. The form begins with its defaults.
    return undefined;
  }
}
