/**
 * JSON that knows where everything stands: values with their place in the text, and mistakes with
 * line and column. The built-in parser tells neither alike in all engines. Pure.
 */
import type { TextMistake } from './text-mistake.ts';

/** Line and column, both from 1; columns count UTF-16 units as editors do. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export type JsonText =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Where the value at a path stands; of one that is missing, where its parent does. */
      readonly placeOf: (path: readonly PropertyKey[]) => TextPlace;
    }
  | { readonly ok: false; readonly place: TextPlace; readonly mistake: TextMistake };

/** Deeper than any look, shallow enough for every stack. */
const MAX_DEPTH = 100;

/** Reads RFC 8259 JSON; a byte-order mark at the start is passed over. Never throws. */
export function readJsonText(text: string): JsonText {
  const reader = createReader(text);
  try {
    const root = reader.document();
    return {
      ok: true,
      value: root.value,
      placeOf: (path) => placeAt(text, find(root, path).at),
    };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { ok: false, place: placeAt(text, error.at), mistake: error.mistake };
  }
}

export function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const line = before.split(/\r\n|\r|\n/).length;
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return { line, column: offset - start + 1 };
}

class Mistake extends Error {
  readonly at: number;
  readonly mistake: TextMistake;
  constructor(at: number, mistake: TextMistake) {
    super(mistake.said);
    this.at = at;
    this.mistake = mistake;
  }
}

interface Node {
  readonly at: number;
  readonly value: unknown;
  readonly children: ReadonlyMap<string, Node>;
}

const NONE: ReadonlyMap<string, Node> = new Map();

function find(root: Node, path: readonly PropertyKey[]): Node {
  let node = root;
  for (const key of path) {
    const child = node.children.get(String(key));
    if (!child) break;
    node = child;
  }
  return node;
}

const WORDS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

function createReader(text: string) {
  let at = text.startsWith('\uFEFF') ? 1 : 0;

  const skip = () => {
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  };
  const found = (): string | null => (at >= text.length ? null : text.charAt(at));
  const wanted = (said: 'no-value' | 'no-field-name' | 'no-colon' | 'no-end'): Mistake =>
    new Mistake(at, { said, found: found() });

  const value = (depth: number): Node => {
    if (depth > MAX_DEPTH) throw new Mistake(at, { said: 'too-deep' });
    skip();
    const start = at;
    const letter = text.charAt(at);
    if (letter === '{') return { at: start, ...object(depth) };
    if (letter === '[') return { at: start, ...list(depth) };
    if (letter === '"') return { at: start, value: string(), children: NONE };
    for (const [word, meaning] of WORDS) {
      if (!text.startsWith(word, at)) continue;
      at += word.length;
      return { at: start, value: meaning, children: NONE };
    }
    NUMBER.lastIndex = at;
    const digits = NUMBER.exec(text)?.[0];
    if (digits === undefined) throw wanted('no-value');
    at += digits.length;
    return { at: start, value: Number(digits), children: NONE };
  };

  const object = (depth: number) => {
    const children = new Map<string, Node>();
    at += 1;
    skip();
    if (text.charAt(at) === '}') {
      at += 1;
      return { value: {}, children };
    }
    for (;;) {
      skip();
      if (text.charAt(at) !== '"') throw wanted('no-field-name');
      const key = string();
      skip();
      if (text.charAt(at) !== ':') throw wanted('no-colon');
      at += 1;
      children.set(key, value(depth + 1));
      if (!another('}')) break;
    }
    // Defined, not assigned: a field called `__proto__` is a field like any other.
    const entries = [...children].map(([key, child]) => [key, child.value] as const);
    return { value: Object.fromEntries(entries), children };
  };

  const list = (depth: number) => {
    const children = new Map<string, Node>();
    at += 1;
    skip();
    if (text.charAt(at) === ']') {
      at += 1;
      return { value: [], children };
    }
    do children.set(String(children.size), value(depth + 1));
    while (another(']'));
    return { value: [...children.values()].map((child) => child.value), children };
  };

  /** After a member: true when another follows, false at the end. */
  const another = (end: string): boolean => {
    skip();
    const letter = text.charAt(at);
    if (letter !== ',' && letter !== end) {
      throw new Mistake(at, { said: 'no-comma', end, found: found() });
    }
    at += 1;
    return letter === ',';
  };

  const string = (): string => {
    const start = at;
    let result = '';
    at += 1;
    for (;;) {
      const letter = text.charAt(at);
      if (letter === '') throw new Mistake(start, { said: 'no-closing-quote' });
      if (letter < ' ') throw new Mistake(at, { said: 'line-break' });
      at += 1;
      if (letter === '"') return result;
      result += letter === '\\' ? escaped() : letter;
    }
  };

  const escaped = (): string => {
    const letter = text.charAt(at);
    at += 1;
    const plain = ESCAPES[letter];
    if (plain !== undefined) return plain;
    const code = letter === 'u' ? /^[0-9a-fA-F]{4}/.exec(text.slice(at, at + 4))?.[0] : undefined;
    if (code === undefined) throw new Mistake(at - 2, { said: 'backslash' });
    at += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  };

  return {
    document(): Node {
      const root = value(0);
      skip();
      if (at < text.length) throw wanted('no-end');
      return root;
    },
  };
}
