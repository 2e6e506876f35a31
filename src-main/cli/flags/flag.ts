/**
 * What a flag is: its name, its help and the check of its value, in one place. Help, parsing and the
 * user guide are made from these; none of them knows a flag by itself.
 */
import { z } from 'zod';

/** Headings of `--help`, in this order. */
export const GROUPS = [
  'Photos and results',
  'Account',
  'Model identity',
  'What the pictures show',
  'The job',
  'Pace and money',
  'The same command again',
  'Everything else',
] as const;
export type FlagGroup = (typeof GROUPS)[number];

export interface Flag<T = unknown> {
  readonly group: FlagGroup;
  /** What stands for the value in help, e.g. `DIR`; a switch has none. */
  readonly value?: string;
  /** Takes one or more values, like `nargs='+'`. */
  readonly many?: boolean;
  /** May be given several times, one value each. */
  readonly repeated?: boolean;
  readonly help: string;
  /** What help tells as the default; the schema is what applies it. */
  readonly shownDefault?: string;
  /** Environment variable that gives the value when the flag does not. */
  readonly env?: string;
  /** What a right value is, for the sentence about a wrong one: "a whole number from 1 to 4". */
  readonly expects?: string;
  /** True for one of the look's simple fields, which an instructions file overrides. */
  readonly simple?: boolean;
  /** Reads what was typed: text, a list of texts, true for a switch, undefined when absent. */
  readonly schema: z.ZodType<T>;
}

type Common = Omit<Flag, 'schema' | 'expects' | 'many' | 'repeated' | 'shownDefault'>;

export function text(flag: Common): Flag<string | undefined> {
  return { ...flag, expects: 'a text', schema: z.string().optional() };
}

export function textOr(flag: Common & { readonly fallback: string }): Flag<string> {
  const { fallback, ...rest } = flag;
  return {
    ...rest,
    shownDefault: fallback,
    expects: 'a text that is not empty',
    schema: z.string().min(1).default(fallback),
  };
}

export function path(flag: Common): Flag<string | undefined> {
  return { ...flag, expects: 'a path', schema: z.string().min(1).optional() };
}

export function texts(flag: Common): Flag<readonly string[] | undefined> {
  return {
    ...flag,
    many: true,
    expects: 'one text or more',
    schema: z.array(z.string()).optional(),
  };
}

export function onOff(flag: Common): Flag<boolean> {
  return { ...flag, schema: z.boolean().default(false) };
}

export function choice<const C extends readonly [string, ...string[]]>(
  flag: Common & { readonly choices: C },
): Flag<C[number] | undefined> {
  const { choices, ...rest } = flag;
  return {
    ...rest,
    value: choices.join('|'),
    expects: `one of ${choices.join(', ')}`,
    schema: z.enum(choices).optional() as z.ZodType<C[number] | undefined>,
  };
}

export function choiceOr<const C extends readonly [string, ...string[]]>(
  flag: Common & { readonly choices: C; readonly fallback: C[number] },
): Flag<C[number]> {
  const { choices, fallback, ...rest } = flag;
  return {
    ...rest,
    value: choices.join('|'),
    shownDefault: fallback,
    expects: `one of ${choices.join(', ')}`,
    schema: z
      .enum(choices)
      .optional()
      .transform((given) => given ?? fallback) as z.ZodType<C[number]>,
  };
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

/** Reads decimal numbers only: no `1e3`, no `0x10`, no empty text. */
function numeric({ min, max, whole = false }: Range) {
  const pattern = whole ? /^-?\d{1,16}$/ : /^-?\d{1,12}(\.\d{1,9})?$/;
  return z.string().regex(pattern).transform(Number).pipe(z.number().min(min).max(max));
}

function rangeWords({ min, max, whole = false }: Range): string {
  const kind = whole ? 'a whole number' : 'a number';
  return max >= 1e9 ? `${kind} of at least ${min}` : `${kind} from ${min} to ${max}`;
}

export function number(flag: Common & Range): Flag<number | undefined> {
  const { min, max, whole, ...rest } = flag;
  const range = { min, max, whole: whole ?? false };
  return {
    ...rest,
    expects: rangeWords(range),
    schema: numeric(range).optional() as z.ZodType<number | undefined>,
  };
}

export function numberOr(flag: Common & Range & { readonly fallback: number }): Flag<number> {
  const { min, max, whole, fallback, ...rest } = flag;
  const range = { min, max, whole: whole ?? false };
  return {
    ...rest,
    shownDefault: String(fallback),
    expects: rangeWords(range),
    schema: numeric(range)
      .optional()
      .transform((given) => given ?? fallback) as z.ZodType<number>,
  };
}
