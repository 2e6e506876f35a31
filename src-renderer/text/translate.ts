/**
 * Looks up sentences in a catalogue and fills in their numbers and names. Knows no sentence itself.
 * An entry is a text, or a pair of texts chosen by the language's plural rule for `{n}`.
 */
export interface Plural {
  readonly one: string;
  readonly other: string;
}
export type Entry = string | Plural;

type ParamNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;
type TextOf<Item> = Item extends string
  ? Item
  : Item extends Plural
    ? Item['one' | 'other']
    : never;
type Names<Item> = ParamNames<TextOf<Item>> | (Item extends Plural ? 'n' : never);
type Params<Item> = { readonly [Name in Names<Item>]: string | number };
type Arguments<Item> = [Names<Item>] extends [never] ? [] : [params: Params<Item>];

export type Translate<Catalogue extends Record<string, Entry>> = <
  const Key extends keyof Catalogue & string,
>(
  key: Key,
  ...args: Arguments<Catalogue[Key]>
) => string;

/** Makes the `t` of one language. Numbers are written as the language writes them. */
export function createTranslate<const Catalogue extends Record<string, Entry>>(
  catalogue: Catalogue,
  locale: string,
): Translate<Catalogue> {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (key, ...args) => {
    const entry: Entry = catalogue[key] ?? key;
    const params: Readonly<Record<string, string | number>> = args[0] ?? {};
    const text =
      typeof entry === 'string'
        ? entry
        : plural.select(Number(params['n'] ?? 0)) === 'one'
          ? entry.one
          : entry.other;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name];
      if (value === undefined) return '';
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
}
