/**
 * What happens inside the page while a season comes in: when the first row stood, when every photo
 * was looked at, how the frames came, how soon the main process answered. Each function is sent to
 * the page by itself and must not use anything around it.
 */

/** What one stretch was like for the hand, in milliseconds. */
export interface Feel {
  /** The longest time from one frame to the next. */
  readonly frameMs: number;
  /** The longest the main process took to answer. */
  readonly answerMs: number;
}

declare global {
  interface Window {
    season: {
      /** When the scan has ended and every row is there; times since the drop. */
      readonly filled: Promise<{ readonly firstRowMs: number; readonly allMs: number }>;
      /** When every photo was looked at, in milliseconds since the drop. */
      readonly looked: Promise<number>;
      /** Since it was last asked. */
      feel(): Feel;
      /** Scrolls the list a little with every frame, down and up; answers how to stop it. */
      scroll(): () => void;
    };
  }
}

/** What the page says when all is there, and while it still looks at photos. */
export interface Words {
  readonly all: string;
  readonly looking: string;
}

/** Asks for something small ten times a second, as a hand at work would. */
export function watchSeason({ all, looking }: Words): void {
  const ASK_EVERY_MS = 100;
  let droppedMs = 0;
  let firstRowMs = 0;
  let fill: (figures: { firstRowMs: number; allMs: number }) => void = () => {};
  let look: (ms: number) => void = () => {};
  const filled = new Promise<Parameters<typeof fill>[0]>((resolve) => (fill = resolve));
  const looked = new Promise<number>((resolve) => (look = resolve));
  window.addEventListener('drop', () => (droppedMs = performance.now()), true);
  const has = (where: string, words: string) =>
    [...document.querySelectorAll(where)].some((one) => one.textContent?.includes(words));
  /** What stands in the frame that is over. */
  const read = (now: number) => {
    if (droppedMs === 0) return;
    const sinceMs = now - droppedMs;
    if (firstRowMs === 0 && document.querySelector('[role="grid"] [aria-rowindex]')) {
      firstRowMs = sinceMs;
    }
    if (firstRowMs === 0 || !has('h1 + p', all)) return;
    fill({ firstRowMs, allMs: sinceMs });
    if (!has('[aria-live="polite"]', looking)) look(sinceMs);
  };

  let longest = { frameMs: 0, answerMs: 0 };
  let frameAt = performance.now();
  const frame = (now: number) => {
    longest.frameMs = Math.max(longest.frameMs, now - frameAt);
    frameAt = now;
    read(now);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const ask = async () => {
    const askedAt = performance.now();
    await window.studio.call('app:info', undefined);
    longest.answerMs = Math.max(longest.answerMs, performance.now() - askedAt);
    setTimeout(ask, ASK_EVERY_MS);
  };
  void ask();

  window.season = {
    filled,
    looked,
    feel: () => {
      const felt = longest;
      longest = { frameMs: 0, answerMs: 0 };
      return felt;
    },
    scroll: () => {
      const list = document.querySelector<HTMLElement>('[role="grid"] > [role="rowgroup"]');
      let way = 24;
      let going = true;
      const step = () => {
        if (!list || !going) return;
        const before = list.scrollTop;
        list.scrollTop += way;
        if (list.scrollTop === before) way = -way;
        requestAnimationFrame(step);
      };
      step();
      return () => (going = false);
    },
  };
}
