/**
 * The look form: identity, instruction cards, job options, output folder, budget. The bridge keeps
 * what the user has set, so that the next batch begins with the last look.
 */
import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import {
  type Instruction,
  type Instructions,
  type JobOptions,
  MAX_INSTRUCTIONS,
} from '../../src-shared/domain/instruction.ts';
import { BACKGROUNDS, POSES, withRecent } from '../../src-shared/domain/look-library.ts';
import type { Budget } from '../../src-shared/domain/views.ts';
import type { FolderGrant } from '../../src-shared/ipc/calls/intake.ts';
import type { LastLook } from '../../src-shared/ipc/calls/presets.ts';

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

/** What a form begins with; absent parts are the usual ones. */
export interface LookStart {
  readonly identity?: ChosenIdentity | null;
  readonly instructions?: readonly Instruction[];
  readonly options?: JobOptions;
  readonly parallel?: number;
}

/** Texts used lately, newest first. */
export type RecentTexts = Readonly<Record<'pose' | 'background', readonly string[]>>;

export interface LookState {
  /** False until the look of the last time has been asked for. */
  readonly recalled: boolean;
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
  /** One SKU goes first; the rest waits for a person's yes. Asked anew for every batch. */
  readonly pilot: boolean;
  readonly recent: RecentTexts;
  /** Takes over the look of the last time; null when there is none. */
  recall(last: LastLook | null): void;
  noteRecent(used: Partial<RecentTexts>): void;
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
      Pick<LookState, 'options' | 'output' | 'parallel' | 'budget' | 'whenDone' | 'name' | 'pilot'>
    >,
  ): void;
}

const FIRST: Instruction = {
  pose: POSES[0].text,
  background: BACKGROUNDS[0].text,
  options: { size: '2K', ar: '3:4', format: 'jpg' },
};

export function createLookStore(start: LookStart = {}) {
  let lastId = 0;
  const card = (instruction: Instruction, off = false): LookCard => {
    lastId += 1;
    return { id: lastId, instruction, off };
  };
  const cardsOf = (instructions: readonly Instruction[], off: readonly number[] = []) =>
    instructions.map((instruction, index) => card(instruction, off.includes(index)));
  const cards = cardsOf(start.instructions ?? [FIRST]);
  return createStore<LookState>()((set, get) => ({
    recalled: false,
    identity: start.identity ?? null,
    cards,
    activeCard: cards[0]?.id ?? 1,
    together: [],
    options: start.options ?? { model: 'auto', consistency: true, barefoot: false },
    output: null,
    parallel: start.parallel ?? 3,
    budget: {},
    whenDone: 'skip',
    name: '',
    pilot: false,
    recent: { pose: [], background: [] },
    recall(last) {
      if (!last) {
        set({ recalled: true });
        return;
      }
      const { identityCode: code, identityName, instructions, options, parallel, recent } = last;
      const held = instructions.length > 0 ? cardsOf(instructions, last.disabled) : get().cards;
      set({
        recalled: true,
        // Picture addresses belong to one start of the app; the card asks for a new one.
        identity: code === null ? null : { code, name: identityName ?? code, picture: null },
        cards: held,
        activeCard: held[0]?.id ?? get().activeCard,
        options,
        ...(parallel === undefined ? {} : { parallel }),
        ...(recent ? { recent } : {}),
      });
    },
    noteRecent(used) {
      const { recent } = get();
      set({
        recent: {
          pose: withRecent(recent.pose, used.pose ?? []),
          background: withRecent(recent.background, used.background ?? []),
        },
      });
    },
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
      const next = cardsOf(instructions);
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
}

export type LookStore = ReturnType<typeof createLookStore>;

/** What of the form outlives the window. A portrait is a grant of this session only. */
export function lastLookOf(state: LookState): LastLook {
  const { identity, cards, options, parallel, recent } = state;
  const code = identity?.code ?? null;
  return {
    identityCode: code,
    instructions: cards.map((held) => held.instruction),
    disabled: cards.flatMap((held, index) => (held.off ? [index] : [])),
    options,
    parallel,
    recent: { pose: [...recent.pose], background: [...recent.background] },
    ...(code === null || !identity ? {} : { identityName: identity.name }),
  };
}

/** What is sent: the instructions of the cards that are on. */
export function sentInstructions(cards: readonly LookCard[]): Instruction[] {
  return cards.filter((card) => !card.off).map((card) => card.instruction);
}
