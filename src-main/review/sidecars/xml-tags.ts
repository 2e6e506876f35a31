/**
 * The tags of an XML text with their places in it, namespaces resolved: enough to change one value
 * and leave every other character as it is. Refuses what it does not understand. Pure.
 */

export interface Attribute {
  readonly name: string;
  readonly value: string;
  /** From the space before the name to behind the closing quote. */
  readonly start: number;
  readonly end: number;
  /** Of the value, without quotes. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

export interface Tag {
  readonly kind: 'open' | 'close' | 'single';
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly start: number;
  readonly end: number;
  /** Prefix → namespace, as valid inside this tag. */
  readonly scope: ReadonlyMap<string, string>;
  readonly depth: number;
}

const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;
const ATTRIBUTE = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** More than any photo program writes; what has more would cost time and memory, not tell more. */
const MOST_TAGS = 100_000;
const MOST_NAMESPACES = 1_000;

/** Undefined for anything but well-formed markup without a document type, and for absurd amounts. */
export function tagsOf(text: string): readonly Tag[] | undefined {
  const tags: Tag[] = [];
  const open: Tag[] = [];
  let namespaces = 0;
  for (const match of text.matchAll(MARKUP)) {
    const [whole, slash, name, attributeText = '', single] = match;
    if (whole === '<' || tags.length === MOST_TAGS) return undefined;
    if (name === undefined) continue;
    const start = match.index;
    const end = start + whole.length;
    const parent = open.at(-1);
    if (slash === '/') {
      if (parent?.name !== name) return undefined;
      open.pop();
      tags.push({
        kind: 'close',
        name,
        attributes: [],
        start,
        end,
        scope: parent.scope,
        depth: parent.depth,
      });
      continue;
    }
    const attributes = attributesOf(attributeText, start + 1 + name.length);
    const declared = namespacesOf(attributes);
    namespaces += declared.length;
    if (namespaces > MOST_NAMESPACES) return undefined;
    const outer = parent?.scope ?? NO_NAMESPACES;
    const scope = declared.length === 0 ? outer : new Map([...outer, ...declared]);
    const kind = single === '/' ? 'single' : 'open';
    const tag: Tag = { kind, name, attributes, start, end, scope, depth: open.length };
    tags.push(tag);
    if (kind === 'open') open.push(tag);
  }
  return open.length === 0 ? tags : undefined;
}

const NO_NAMESPACES: ReadonlyMap<string, string> = new Map();

function namespacesOf(attributes: readonly Attribute[]): readonly (readonly [string, string])[] {
  return attributes.flatMap(({ name, value }) => {
    if (name === 'xmlns') return [['', value] as const];
    return name.startsWith('xmlns:') ? [[name.slice(6), value] as const] : [];
  });
}

function attributesOf(text: string, offset: number): readonly Attribute[] {
  return [...text.matchAll(ATTRIBUTE)].map((match) => {
    const [whole, name = '', double, one] = match;
    const raw = double ?? one ?? '';
    const start = offset + match.index;
    const end = start + whole.length;
    return {
      name,
      value: unescaped(raw),
      start,
      end,
      valueStart: end - 1 - raw.length,
      valueEnd: end - 1,
    };
  });
}

/** `{namespace}local`; an attribute without a prefix has no namespace. */
export function fullName(name: string, scope: ReadonlyMap<string, string>, isTag: boolean): string {
  const colon = name.indexOf(':');
  if (colon < 0) return isTag ? `{${scope.get('') ?? ''}}${name}` : name;
  return `{${scope.get(name.slice(0, colon)) ?? ''}}${name.slice(colon + 1)}`;
}

export function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
