/**
 * Takes out of a text what no log, report or clipboard may carry: credentials, signed addresses,
 * e-mail addresses, and every secret it was told of. Pure apart from that list, which is kept in
 * memory only.
 */

export interface Redactor {
  text(text: string): string;
  /** Objects, errors and lists are walked; values under telling names are hidden whole. */
  value(value: unknown): unknown;
  /** A password or token in use: hidden from now on wherever it turns up, whatever surrounds it. */
  learn(secret: string): void;
}

const HIDDEN = '[hidden]';
const MAX_DEPTH = 6;
const MAX_ITEMS = 100;
/** Shorter secrets are left to the rules by name: as bare text they would hide half the language. */
const SHORTEST_LEARNED = 4;

const TELLING_NAME =
  /^(.*[-_.])?(password|passwd|secret|authorization|cookie|set-cookie|credentials?|signature)$|token$|api[-_]?key$/i;

const RULES: readonly (readonly [RegExp, string])[] = [
  // `Authorization: Bearer …`, `"token": "…"`, `password=…`
  [
    /((?:"|')?(?:authorization|cookie|set-cookie)(?:"|')?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\r\n,}]+)/gi,
    `$1${HIDDEN}`,
  ],
  [
    /((?:"|')?(?:[a-z]+[-_])?(?:password|passwd|token|secret|api[-_]?key)(?:"|')?\s*[:=]\s*)(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,&}"']+)/gi,
    `$1${HIDDEN}`,
  ],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{4,}/gi, `$1 ${HIDDEN}`],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, HIDDEN],
  // Who is named in an address, and everything after its path: signatures live there.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#@"'<>]*@/gi, `$1${HIDDEN}@`],
  [/\b((?:https?|wss?):\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/gi, `$1?${HIDDEN}`],
  [/[\p{L}\p{N}._%+-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu, '[e-mail]'],
];

export function createRedactor(): Redactor {
  const learned = new Set<string>();

  const text = (input: string): string => {
    let output = input;
    for (const secret of learned) output = output.replaceAll(secret, HIDDEN);
    for (const [pattern, replacement] of RULES) output = output.replace(pattern, replacement);
    return output;
  };

  const walk = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return text(value);
    if (value instanceof Error) return errorFields(value, depth);
    if (typeof value === 'bigint') return String(value);
    if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= MAX_DEPTH) return '[deeper]';
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    if (Array.isArray(value)) {
      return value.slice(0, MAX_ITEMS).map((item) => walk(item, depth + 1));
    }
    return Object.fromEntries(
      Object.entries(value)
        .slice(0, MAX_ITEMS)
        .map(([name, inner]) => [
          text(name),
          TELLING_NAME.test(name) && inner !== null && inner !== undefined
            ? HIDDEN
            : walk(inner, depth + 1),
        ]),
    );
  };

  const errorFields = (error: Error, depth: number): unknown => ({
    name: error.name,
    message: text(error.message),
    ...('code' in error ? { code: walk(error.code, depth + 1) } : {}),
    ...(error.stack ? { stack: text(error.stack) } : {}),
    ...(error.cause === undefined || depth >= MAX_DEPTH
      ? {}
      : { cause: walk(error.cause, depth + 1) }),
  });

  return {
    text,
    value: (value) => walk(value, 0),
    learn: (secret) => {
      if (secret.length < SHORTEST_LEARNED) return;
      learned.add(secret);
      learned.add(encodeURIComponent(secret));
      learned.add(JSON.stringify(secret).slice(1, -1));
    },
  };
}
