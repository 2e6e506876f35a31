/**
 * The page of a review pack: shows the pictures beside it, keeps what is marked in the browser, and
 * saves it as a file. Runs from a folder without any network; knows nothing of the app but the form
 * of the file it saves.
 */
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const find = (id) => document.getElementById(id);
  const make = (tag, props = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };

  /** What is said, in the language of who made the pack. */
  const { words } = data;
  const say = (text, fields) => text.replace(/\{(\w+)\}/g, (_, name) => String(fields[name]));

  /** Marks by result id: only the fields that were touched here. */
  const marks = new Map();
  const storeKey = `review-pack-${data.pack.id}`;
  const undo = [];
  let shown = data.results.map((_, index) => index);
  let at = 0;
  let unsaved = false;

  const before = (result) => ({
    verdict: result.verdict,
    stars: result.stars,
    reasons: result.reasons,
    note: result.note,
  });
  const stateOf = (result) => ({ ...before(result), ...marks.get(result.id)?.change });
  const current = () => data.results[shown[at]];

  function restore() {
    try {
      const kept = JSON.parse(localStorage.getItem(storeKey) ?? 'null');
      if (!kept) return;
      find('by').value = kept.by ?? '';
      const known = new Set(data.results.map(({ id }) => id));
      for (const [id, mark] of kept.marks ?? []) if (known.has(id)) marks.set(id, mark);
      unsaved = marks.size > 0;
    } catch {
      // A browser that keeps nothing for files: the page works, it only forgets when it is closed.
    }
  }

  function keep() {
    try {
      const kept = { by: find('by').value, marks: [...marks] };
      localStorage.setItem(storeKey, JSON.stringify(kept));
    } catch {
      // As above.
    }
  }

  function mark(change, said) {
    const result = current();
    if (!result) return;
    undo.push({ id: result.id, mark: marks.get(result.id), at });
    const now = marks.get(result.id)?.change ?? {};
    marks.set(result.id, { change: { ...now, ...change }, atMs: Date.now() });
    changed(said);
  }

  function changed(said) {
    unsaved = true;
    keep();
    if (said) find('said').textContent = said;
    paintMarks();
  }

  function takeBack() {
    const last = undo.pop();
    if (!last) return;
    if (last.mark) marks.set(last.id, last.mark);
    else marks.delete(last.id);
    const place = shown.findIndex((index) => data.results[index].id === last.id);
    if (place >= 0) go(place);
    changed(words.undone);
  }

  function judge(verdict) {
    const result = current();
    if (!result) return;
    const same = stateOf(result).verdict === verdict;
    const next = same ? null : verdict;
    mark({ verdict: next }, words.said[next ?? 'open']);
    if (next !== null && find('advance').checked) go(at + 1);
  }

  function rate(stars) {
    const result = current();
    if (!result) return;
    const next = stateOf(result).stars === stars ? 0 : stars;
    mark({ stars: next }, say(words.saidStars, { n: next }));
  }

  function go(place) {
    if (shown.length === 0) return paint();
    at = Math.min(Math.max(place, 0), shown.length - 1);
    paint();
  }

  /** By the person, not by a verdict: what was said before is over. */
  function step(place) {
    find('said').textContent = '';
    go(place);
  }

  function nextOpen() {
    const order = [...shown.keys()];
    const around = [...order.slice(at + 1), ...order.slice(0, at + 1)];
    const place = around.find((one) => stateOf(data.results[shown[one]]).verdict === null);
    if (place !== undefined) go(place);
    else find('said').textContent = words.allJudged;
  }

  const FILTERS = {
    all: () => true,
    open: (state) => state.verdict === null,
    pick: (state) => state.verdict === 'pick',
    reject: (state) => state.verdict === 'reject',
  };

  function filter() {
    const kept = FILTERS[find('filter').value];
    const was = current();
    shown = [...data.results.keys()].filter((index) => kept(stateOf(data.results[index])));
    paintStrip();
    go(Math.max(0, was ? shown.indexOf(data.results.indexOf(was)) : 0));
  }

  function paintStrip() {
    const items = shown.map((index, place) => {
      const result = data.results[index];
      const image = make('img', { src: result.thumb, alt: '', loading: 'lazy' });
      const button = make('button', { type: 'button' }, image, make('span', { className: 'mark' }));
      button.addEventListener('click', () => step(place));
      return make('li', {}, button);
    });
    find('strip').replaceChildren(...items);
    paintMarks();
  }

  const SIGNS = { pick: '✓', reject: '✕' };

  function paintMarks() {
    let picked = 0;
    let rejected = 0;
    for (const result of data.results) {
      const { verdict } = stateOf(result);
      if (verdict === 'pick') picked += 1;
      if (verdict === 'reject') rejected += 1;
    }
    const open = data.results.length - picked - rejected;
    find('counts').textContent = say(words.counts, { picked, rejected, open });
    for (const [place, item] of [...find('strip').children].entries()) {
      const result = data.results[shown[place]];
      const state = stateOf(result);
      const button = item.firstChild;
      const sign =
        `${SIGNS[state.verdict] ?? ''}${state.stars > 0 ? ` ${state.stars}★` : ''}`.trim();
      button.lastChild.textContent = sign;
      button.lastChild.hidden = sign === '';
      item.className = state.verdict === 'reject' ? 'rejected' : '';
      const word = words.shown[state.verdict ?? 'open'];
      button.setAttribute('aria-label', `${data.skus[result.sku].name}, ${result.file}, ${word}`);
      button.setAttribute('aria-current', String(place === at));
    }
    const result = current();
    const state = result ? stateOf(result) : null;
    find('pick').setAttribute('aria-pressed', String(state?.verdict === 'pick'));
    find('reject').setAttribute('aria-pressed', String(state?.verdict === 'reject'));
    for (const [index, star] of [...find('stars').children].entries()) {
      star.classList.toggle('lit', index < (state?.stars ?? 0));
      star.setAttribute('aria-pressed', String(index + 1 === state?.stars));
    }
    for (const chip of find('reasons').children) {
      chip.setAttribute('aria-pressed', String(state?.reasons.includes(chip.value) ?? false));
    }
    find('why').hidden = state?.verdict !== 'reject';
  }

  function paint() {
    const result = current();
    find('none').hidden = result !== undefined;
    find('stage').hidden = result === undefined;
    if (!result) {
      find('flat-lays').replaceChildren();
      find('sku').textContent = '';
      find('file').textContent = '';
      find('place').textContent = '';
      paintMarks();
      return;
    }
    const sku = data.skus[result.sku];
    find('picture').src = result.src;
    find('picture').alt = `${sku.name}, ${result.file}`;
    find('stage').classList.remove('whole');
    find('sku').textContent = sku.name;
    find('file').textContent = result.file;
    find('place').textContent = say(words.place, { at: at + 1, all: shown.length });
    find('note').value = stateOf(result).note;
    find('flat-lays').replaceChildren(
      ...sku.flatLays.map((one) =>
        make(
          'figure',
          {},
          make('img', { src: one.src, alt: say(words.flatLay, { name: one.name }) }),
          make('figcaption', { textContent: one.name }),
        ),
      ),
    );
    find('strip').children[at]?.scrollIntoView({ block: 'nearest', inline: 'center' });
    // The neighbour is decoded ahead, so that stepping on shows it at once.
    const next = data.results[shown[at + 1]];
    if (next) new Image().src = next.src;
    paintMarks();
  }

  function save() {
    // A note that is still being written belongs into the file too.
    if (document.activeElement === find('note')) find('note').blur();
    const by = find('by').value.trim();
    if (by === '') {
      find('said').textContent = words.nameFirst;
      find('by').setAttribute('aria-invalid', 'true');
      find('by').focus();
      return;
    }
    find('by').removeAttribute('aria-invalid');
    const answer = {
      format: 'flat-to-model-review-answers',
      version: 1,
      pack: data.pack,
      by,
      savedMs: Date.now(),
      results: data.results.map(({ id }) => id),
      answers: data.results
        .filter(({ id }) => marks.has(id))
        .map(({ id, sku, file }) => ({ id, sku: data.skus[sku].name, file, ...marks.get(id) })),
    };
    const text = `${JSON.stringify(answer, null, 2)}\n`;
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const plain = by.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
    make('a', { href: url, download: `review-answers-${plain || 'me'}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    unsaved = false;
    find('said').textContent = words.saved;
  }

  const KEYS = {
    ArrowRight: () => step(at + 1),
    ArrowLeft: () => step(at - 1),
    Home: () => step(0),
    End: () => step(shown.length - 1),
    p: () => judge('pick'),
    x: () => judge('reject'),
    u: () => mark({ verdict: null }, words.said.open),
    g: nextOpen,
    z: () => find('stage').click(),
    n: () => find('note').focus(),
    0: () => rate(0),
    1: () => rate(1),
    2: () => rate(2),
    3: () => rate(3),
    4: () => rate(4),
    5: () => rate(5),
  };

  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    const typing = target.matches('textarea, input[type="text"], select');
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 's') {
      event.preventDefault();
      save();
      return;
    }
    if (typing) {
      if (key === 'Escape') target.blur();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'z') {
      event.preventDefault();
      takeBack();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[key] ?? KEYS[key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  for (let stars = 1; stars <= 5; stars += 1) {
    const button = make('button', { type: 'button', textContent: '★' });
    button.setAttribute('aria-label', words.stars[stars - 1]);
    button.addEventListener('click', () => rate(stars));
    find('stars').append(button);
  }
  for (const [value, name] of data.reasons) {
    const chip = make('button', { type: 'button', value, textContent: name });
    chip.addEventListener('click', () => {
      const { reasons } = stateOf(current());
      const has = reasons.includes(value);
      const next = has ? reasons.filter((one) => one !== value) : [...reasons, value];
      mark({ reasons: next }, say(has ? words.noReason : words.reason, { reason: name }));
    });
    find('reasons').append(chip);
  }
  find('pick').addEventListener('click', () => judge('pick'));
  find('reject').addEventListener('click', () => judge('reject'));
  find('save').addEventListener('click', save);
  find('filter').addEventListener('change', filter);
  find('by').addEventListener('input', keep);
  find('stage').addEventListener('click', () => find('stage').classList.toggle('whole'));
  // One mark for a whole sentence: typing is not undone letter by letter.
  find('note').addEventListener('change', () => mark({ note: find('note').value }, words.noteKept));
  addEventListener('beforeunload', (event) => {
    if (unsaved && marks.size > 0) event.preventDefault();
  });

  restore();
  paintStrip();
  paint();
})();
