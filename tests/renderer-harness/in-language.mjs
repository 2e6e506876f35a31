/**
 * Lets the steps of the pictures, which name controls in English, find them in another language: the
 * sentence that a name comes from is looked up in the English catalogue and said in the other one.
 */

/**
 * Makes `getByRole` and `getByText` of a page, and of all that is found in it, translate first.
 * @param {object} page any page; all of its kind are meant
 * @param {(name: string | RegExp) => string | RegExp} translate
 */
export function speakOn(page, translate) {
  for (const kind of [page, page.locator('body')].map((one) => Object.getPrototypeOf(one))) {
    const { getByRole, getByText } = kind;
    kind.getByRole = function inLanguage(role, options = {}) {
      const named = options.name === undefined ? {} : { name: translate(options.name) };
      return getByRole.call(this, role, { ...options, ...named });
    };
    kind.getByText = function inLanguage(text, options) {
      return getByText.call(this, translate(text), options);
    };
  }
}

/**
 * @param {Record<string, unknown>} english
 * @param {Record<string, unknown>} other
 */
export function translator(english, other) {
  const pairs = Object.entries(english).flatMap(([key, text]) =>
    typeof text === 'string' && typeof other[key] === 'string' ? [[text, other[key]]] : [],
  );
  const whole = (name) => {
    const same = pairs.find(([text]) => text === name || text === `${name}…`);
    if (same) return same[1].replace(/…$/, '');
    for (const [text, said] of pairs) {
      const fields = [...text.matchAll(/\{(\w+)\}/g)].map(([, field]) => field);
      if (fields.length === 0) continue;
      const pattern = escaped(text).replace(/\\\{\w+\\\}/g, '(.+)');
      const found = new RegExp(`^${pattern}$`).exec(name);
      if (!found) continue;
      return fields.reduce((filled, field, at) => {
        return filled.replace(`{${field}}`, found[at + 1]);
      }, said);
    }
    return name;
  };
  const beginning = (text) => {
    const pair = pairs.find(([one]) => one === text) ?? pairs.find(([one]) => one.startsWith(text));
    return pair?.[1].split('{')[0].replace(/…$/, '').trim() ?? text;
  };
  return (name) => {
    if (typeof name === 'string') return whole(name);
    const [, start, text] = /^(\^?)(.*)$/.exec(name.source) ?? [];
    return new RegExp(`${start}${escaped(beginning(text))}`, name.flags);
  };
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
