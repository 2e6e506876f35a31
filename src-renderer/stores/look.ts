/**
 * The look form: identity, instruction cards, job options, output folder, budget. What the user has
 * set is remembered in the window's storage, so that the next batch begins with the last look.
 */
import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import {
  Instruction,
  type Instructions,
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
  /** Switched off: kept, but neither sent nor counted. */
  readonly off: boolean;
}

const Remembered = z.object({
  identity: ChosenIdentity.nullable(),
  instructions: z.array(Instruction).min(1).max(MAX_INSTRUCTIONS),
  off: z.array(z.number()).default([]),
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
  /** Cards that are edited together; fewer than two means each by itself. */
  readonly together: readonly number[];
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
  /** Puts a card at a place of the row, from 0. */
  moveCard(id: number, to: number): void;
  /** Switches a card off or on; the last one that is on stays on. */
  switchCard(id: number): void;
  /** Sets which cards are edited together. */
  editTogether(ids: readonly number[]): void;
  /** The instructions of the cards that are on become these; cards that are off stay, behind them. */
  setInstructions(instructions: readonly Instruction[]): void;
  /** Puts another look in place of this one; answers its undo. */
  replace(look: { readonly instructions: Instructions; readonly options?: JobOptions }): () => void;
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
    return { id: lastId, instruction, off: false };
  };
  const cards = (remembered?.instructions ?? [FIRST]).map((instruction, index) => ({
    ...card(instruction),
    off: remembered?.off.includes(index) ?? false,
  }));
  const store = createStore<LookState>()((set, get) => ({
    identity: remembered?.identity ?? null,
    cards,
    activeCard: cards[0]?.id ?? 1,
    together: [],
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
      const { together } = get();
      const meant = together.includes(id) ? together : [id];
      set({
        cards: get().cards.map((held) =>
          meant.includes(held.id) ? { ...held, instruction: change(held.instruction) } : held,
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
      const together = get().together.filter((one) => one !== id);
      set({ cards: left, together, ...(next ? { activeCard: next.id } : {}) });
      return () => {
        if (get().cards.length >= MAX_INSTRUCTIONS) return;
        set({ cards: get().cards.toSpliced(at, 0, removed), activeCard: removed.id });
      };
    },
    moveCard(id, to) {
      const held = get().cards;
      const from = held.findIndex((one) => one.id === id);
      const moved = held[from];
      const target = Math.min(held.length - 1, Math.max(0, to));
      if (!moved || target === from) return;
      set({ cards: held.toSpliced(from, 1).toSpliced(target, 0, moved) });
    },
    switchCard(id) {
      const held = get().cards;
      const on = held.filter((one) => !one.off);
      if (on.length === 1 && on[0]?.id === id) return;
      set({ cards: held.map((one) => (one.id === id ? { ...one, off: !one.off } : one)) });
    },
    editTogether(ids) {
      set({ together: ids });
    },
    setInstructions(instructions) {
      const { cards: held, activeCard } = get();
      const on = held.filter((one) => !one.off);
      const off = held.filter((one) => one.off).slice(0, MAX_INSTRUCTIONS - instructions.length);
      const next = instructions.map((instruction, index) => {
        const same = on[index];
        return same ? { ...same, instruction } : card(instruction);
      });
      const left = [...next, ...off];
      const first = left[0]?.id ?? activeCard;
      set({
        cards: left,
        together: [],
        activeCard: left.some((one) => one.id === activeCard) ? activeCard : first,
      });
    },
    replace({ instructions, options }) {
      const { cards: before, options: optionsBefore, activeCard, together } = get();
      const next = instructions.map(card);
      set({
        cards: next,
        together: [],
        activeCard: next[0]?.id ?? activeCard,
        ...(options ? { options } : {}),
      });
      return () => set({ cards: before, options: optionsBefore, activeCard, together });
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

export type LookStore = ReturnType<typeof createLookStore>;

function toRemember(state: LookState): Remembered {
  const identity = state.identity?.code === undefined ? null : state.identity;
  return {
    // Picture addresses belong to one start of the app; the card asks for a new one.
    identity: identity && { code: identity.code, name: identity.name, picture: null },
    instructions: state.cards.map((held) => held.instruction),
    off: state.cards.flatMap((held, index) => (held.off ? [index] : [])),
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

/** What is sent: the instructions of the cards that are on. */
export function sentInstructions(cards: readonly LookCard[]): Instruction[] {
  return cards.filter((card) => !card.off).map((card) => card.instruction);
}
