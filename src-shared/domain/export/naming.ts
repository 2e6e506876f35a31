/**
 * The naming template: `{sku}_{view}_{sequence:2}`. Read once, filled for every picture, by the
 * preview and by the export alike. Pure.
 */
import { safeFileName, safePlaceName } from '../names.ts';
import type { ExportFormat } from './target.ts';

/** Texts as they are, numbers padded on wish: `{sequence:3}` is 001. */
export const NAMING_TOKENS = [
  'sku',
  'view',
  'sequence',
  'number',
  'identity',
  'date',
  'instruction',
  'variation',
  'version',
  'original',
  'target',
  'batch',
  'model',
  'seed',
  'stars',
  'image',
] as const;
export type NamingToken = (typeof NAMING_TOKENS)[number];

export const DEFAULT_TEMPLATE = '{sku}_{view}_{sequence:2}';
export const MAX_TEMPLATE = 300;

/** What one file's name is made of. Null is written as nothing, and the separator before it goes. */
export type NamingFacts = { readonly [Token in NamingToken]: string | number | null };

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'token'; readonly token: NamingToken; readonly form: string | null };

export interface TemplateProblem {
  readonly code: 'unknown-token' | 'unclosed' | 'bad-form' | 'empty' | 'empty-folder';
  /** Place in the text, from 0. */
  readonly at: number;
  /** What stands there. */
  readonly text: string;
}

export interface Template {
  readonly pieces: readonly Piece[];
  readonly problems: readonly TemplateProblem[];
  /** Every token that is used. */
  readonly tokens: ReadonlySet<NamingToken>;
}

const NUMBERS: ReadonlySet<NamingToken> = new Set([
  'sequence',
  'number',
  'instruction',
  'variation',
  'version',
  'image',
]);
const CASES: ReadonlySet<string> = new Set(['upper', 'lower']);
const PADDING = /^[1-9]$/;
const DATE_FORM = /^(?:YYYY|YY|MM|DD|[-_. ])+$/;

/** Never throws: what is wrong stands in `problems`, with its place. A `/` begins a folder. */
export function parseTemplate(text: string): Template {
  const pieces: Piece[] = [];
  const problems: TemplateProblem[] = [];
  const tokens = new Set<NamingToken>();
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '/') {
      if (pieces.length === 0 || pieces.at(-1)?.kind === 'folder') {
        problems.push({ code: 'empty-folder', at, text: '/' });
      }
      pieces.push({ kind: 'folder' });
      at += 1;
      continue;
    }
    if (char !== '{') {
      const next = text.slice(at).search(/[{/]/);
      const end = next < 0 ? text.length : at + next;
      pieces.push({ kind: 'text', text: text.slice(at, end) });
      at = end;
      continue;
    }
    const close = text.indexOf('}', at);
    if (close < 0) {
      problems.push({ code: 'unclosed', at, text: text.slice(at) });
      break;
    }
    const whole = text.slice(at, close + 1);
    const [name = '', form = null] = splitOnce(text.slice(at + 1, close).trim());
    const token = NAMING_TOKENS.find((one) => one === name.toLowerCase());
    if (!token) problems.push({ code: 'unknown-token', at, text: whole });
    else if (form !== null && !formIsKnown(token, form)) {
      problems.push({ code: 'bad-form', at, text: whole });
    } else {
      tokens.add(token);
      pieces.push({ kind: 'token', token, form });
    }
    at = close + 1;
  }
  const last = pieces.at(-1);
  if (last === undefined || last.kind === 'folder') {
    problems.push({ code: 'empty', at: text.length, text: '' });
  }
  return { pieces, problems, tokens };
}

function splitOnce(inside: string): readonly [string, string | null] {
  const colon = inside.indexOf(':');
  return colon < 0 ? [inside, null] : [inside.slice(0, colon), inside.slice(colon + 1)];
}

function formIsKnown(token: NamingToken, form: string): boolean {
  if (token === 'date') return DATE_FORM.test(form);
  return NUMBERS.has(token) ? PADDING.test(form) : CASES.has(form);
}

/**
 * Name under the export folder, `/` between folders: each part legal on Windows, macOS and Linux.
 * A value never opens a folder of its own; only the template does.
 */
export function fillTemplate(template: Template, facts: NamingFacts, format: ExportFormat): string {
  const parts = [''];
  for (const piece of template.pieces) {
    const index = parts.length - 1;
    const before = parts[index] ?? '';
    if (piece.kind === 'folder') parts.push('');
    else if (piece.kind === 'text') parts[index] = before + piece.text;
    else {
      const value = written(piece.token, piece.form, facts);
      parts[index] = value === '' ? before.replace(/[ _.-]+$/, '') : before + value;
    }
  }
  const stem = parts.pop() ?? '';
  const trimmed = stem.replace(/^[ _.-]+(?=.)/, '');
  return [...parts.map(safePlaceName), safeFileName(trimmed, format)].join('/');
}

function written(token: NamingToken, form: string | null, facts: NamingFacts): string {
  const value = facts[token];
  if (value === null) return '';
  if (token === 'date') return dated(String(value), form ?? 'YYYY-MM-DD');
  const text = String(value);
  if (form === null) return text;
  if (NUMBERS.has(token)) return text.padStart(Number(form), '0');
  return form === 'upper' ? text.toUpperCase() : text.toLowerCase();
}

/** `date` is `2026-11-23`. */
function dated(date: string, form: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return form
    .replace('YYYY', year)
    .replace('YY', year.slice(2))
    .replace('MM', month)
    .replace('DD', day);
}
