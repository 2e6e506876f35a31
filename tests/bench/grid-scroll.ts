/**
 * What happens inside the page while the grid is measured: scrolling by a fixed way a frame, and
 * the list windowed by hand that is the measure. Each function is sent to the page by itself and
 * must not use anything around it.
 */

/** Scrolls the open wall down and answers the time of every frame, in ms. */
export async function scrollGrid(): Promise<number[]> {
  const scroller = document.querySelector<HTMLElement>('[role="grid"] > [role="rowgroup"]');
  if (!scroller) throw new Error('there is no grid');
  scroller.scrollTop = 0;
  const frames: number[] = [];
  return new Promise((done) => {
    let before = 0;
    const step = (now: number) => {
      // The first frames settle what came before.
      if (before > 0) frames.push(now - before);
      before = now;
      scroller.scrollTop += 24;
      if (frames.length < 320) requestAnimationFrame(step);
      else done(frames.slice(20));
    };
    requestAnimationFrame(step);
  });
}

/**
 * The same way over a list windowed by hand. Its rows are copies of those the wall shows, one kind
 * after the other, so that as many pictures and elements come into sight; each asks for its own.
 */
export async function scrollByHand(count: number): Promise<number[]> {
  const grid = document.querySelector<HTMLElement>('[role="grid"]');
  const scroller = grid?.querySelector<HTMLElement>('[role="rowgroup"]');
  const rows = [...(scroller?.querySelectorAll<HTMLElement>('[role="row"]') ?? [])];
  const [above, row] = rows.slice(-2);
  if (!grid || !scroller || !above || !row) throw new Error('there is no grid');
  const kinds = rows.map((one) => one.cloneNode(true) as HTMLElement);
  const columns = Math.max(1, row.querySelectorAll('[data-index]').length);
  // The first one may stand apart: it is kept for the keyboard.
  const pitch = row.getBoundingClientRect().top - above.getBoundingClientRect().top;
  const box = scroller.cloneNode(false) as HTMLElement;
  const inner = document.createElement('div');
  inner.style.position = 'relative';
  inner.style.height = `${Math.ceil(count / columns) * pitch}px`;
  box.append(inner);
  scroller.style.display = 'none';
  grid.append(box);
  const drawn = new Map<number, HTMLElement>();
  const draw = () => {
    const first = Math.max(0, Math.floor(box.scrollTop / pitch) - 3);
    const last = Math.ceil((box.scrollTop + box.clientHeight) / pitch) + 3;
    for (const [index, element] of drawn) {
      if (index >= first && index <= last) continue;
      element.remove();
      drawn.delete(index);
    }
    for (let index = first; index <= last; index += 1) {
      if (drawn.has(index)) continue;
      const copy = kinds[index % kinds.length]?.cloneNode(true) as HTMLElement;
      copy.style.transform = `translateY(${index * pitch}px)`;
      for (const picture of copy.querySelectorAll('img')) {
        picture.src = picture.src.replace(/\?/, `-${index}?`);
      }
      inner.append(copy);
      drawn.set(index, copy);
    }
  };
  box.addEventListener('scroll', draw, { passive: true });
  draw();
  const frames: number[] = [];
  return new Promise((done) => {
    let before = 0;
    const step = (now: number) => {
      if (before > 0) frames.push(now - before);
      before = now;
      box.scrollTop += 24;
      if (frames.length < 320) requestAnimationFrame(step);
      else {
        box.remove();
        scroller.style.display = '';
        done(frames.slice(20));
      }
    };
    requestAnimationFrame(step);
  });
}
