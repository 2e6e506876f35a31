/**
 * Looks up sentences in a catalogue and fills in their numbers and names. Knows no sentence itself.
 * An entry is a text, or texts chosen by the language's plural rule for `{n}`.
 */
export interface Plural {
  readonly one: string;
  /** French, Italian and Spanish have a form of their own for whole millions: `1 000 000 de SKU`. */
  readonly many?: string;
  readonly other: string;
}
export type Entry = string | Plural;

/** A catalogue in another language: the same keys, texts for texts and plurals for plurals. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Plural;
};

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

export type Translate<English extends Readonly<Record<string, Entry>>> = <
  const Key extends keyof English & string,
>(
  key: Key,
  ...args: Arguments<English[Key]>
) => string;

/**
 * Makes the `t` of one language. What may be asked, and with which names, follows from the English
 * catalogue; numbers are written as the language writes them.
 */
export function createTranslate<const English extends Readonly<Record<string, Entry>>>(
  catalogue: { readonly [Key in keyof English]: Entry },
  locale: string,
): Translate<English> {
  // Made when the first sentence wants them: both take longer than everything else here together.
  let rule: Intl.PluralRules | undefined;
  let number: Intl.NumberFormat | undefined;
  const form = (entry: Plural, n: number): string => {
    rule ??= new Intl.PluralRules(locale);
    return formOf(entry, rule, n);
  };
  const written = (value: number): string => {
    number ??= new Intl.NumberFormat(locale);
    return number.format(value);
  };
  return (key, ...args) => {
    const entry: Entry = catalogue[key] ?? key;
    const params: Readonly<Record<string, string | number>> = args[0] ?? {};
    const text = typeof entry === 'string' ? entry : form(entry, Number(params['n'] ?? 0));
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name];
      if (value === undefined) return '';
      return typeof value === 'number' ? written(value) : value;
    });
  };
}

/** The same for what comes as a code with fields: a test compares them with the sentence's names. */
export function filler<const English extends Readonly<Record<string, Entry>>>(
  translate: Translate<English>,
): (key: keyof English & string, fields: object) => string {
  return translate as unknown as (key: keyof English & string, fields: object) => string;
}

function formOf(entry: Plural, rule: Intl.PluralRules, n: number): string {
  const form = rule.select(n);
  if (form === 'one') return entry.one;
  return form === 'many' ? (entry.many ?? entry.other) : entry.other;
}
