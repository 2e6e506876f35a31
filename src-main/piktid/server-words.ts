/**
 * What a server says about its refusal: the envelope `{error, detail: [{field, message}]}` read as
 * far as it can be, made safe to show and to store. Pure.
 */
import { z } from 'zod';

export interface ServerWords {
  /** One line for people, at most {@link MAX_TEXT} characters; null when it said nothing. */
  readonly text: string | null;
  /** Fields it names, e.g. `images`, `images.0.file_id`. */
  readonly fields: readonly string[];
  /** Machine words it sends, e.g. `IMAGE_NOT_FOUND`. */
  readonly codes: readonly string[];
  readonly requiredCredits: number | null;
}

export const MAX_TEXT = 500;

export const NO_WORDS: ServerWords = { text: null, fields: [], codes: [], requiredCredits: null };

const Detail = z.object({
  field: z.string().optional().catch(undefined),
  /** As FastAPI names it: `["body", "images", 0]`. */
  loc: z
    .array(z.union([z.string(), z.number()]))
    .optional()
    .catch(undefined),
  message: z.string().optional().catch(undefined),
  msg: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
});

const Envelope = z.object({
  error: z.unknown().optional(),
  message: z.unknown().optional(),
  detail: z.unknown().optional(),
  code: z.string().optional().catch(undefined),
  error_code: z.string().optional().catch(undefined),
  required_credits: z.number().nullable().optional().catch(null),
});

export function readServerWords(body: unknown): ServerWords {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) {
    return typeof body === 'string' ? { ...NO_WORDS, text: showable(body) } : NO_WORDS;
  }
  const { error, message, detail, code, error_code, required_credits } = envelope.data;
  const details = (Array.isArray(detail) ? detail : []).flatMap((raw) => {
    const parsed = Detail.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
  const lines = [
    textOf(error) ?? textOf(message),
    textOf(detail),
    ...details.slice(0, 5).map(({ field, loc, message: said, msg }) => {
      const place = field ?? loc?.join('.');
      const words = said ?? msg;
      return place && words ? `${place}: ${words}` : (words ?? null);
    }),
  ].filter((line) => line !== null);
  const codes = [code, error_code, textOf(error), ...details.map((item) => item.code)];
  return {
    text: lines.length > 0 ? showable(lines.join('; ')) : null,
    fields: details.flatMap(({ field, loc }) => field ?? loc?.join('.') ?? []),
    codes: codes.filter(
      (word) => word !== undefined && word !== null && /^\w+$/.test(word),
    ) as string[],
    requiredCredits: required_credits ?? null,
  };
}

const IMAGE_WORDS = new Set(['image', 'images', 'file', 'files', 'fileid', 'file_id', 'file_ids']);

/**
 * True when a refusal is about the uploaded photos, by the fields and codes it names: uploading
 * them again may help. A note on a photo is not the photo.
 */
export function namesImages(words: ServerWords): boolean {
  const inFields = words.fields.some((field) => {
    const parts = field
      .toLowerCase()
      .split(/[^a-z_]+/)
      .filter(Boolean);
    return parts.some((part) => IMAGE_WORDS.has(part)) && parts.at(-1) !== 'note';
  });
  if (inFields || words.fields.length > 0) return inFields;
  return words.codes.some((code) =>
    /^(invalid_)?(image|images|file|files|upload)(_|$)/i.test(code),
  );
}

/** Makes foreign text safe to show: one line, no control characters, no signed addresses, bounded. */
export function showable(text: string): string {
  const plain = text
    .slice(0, MAX_TEXT * 4)
    .replace(/\b(https?:\/\/[^\s"'<>?#]+)[?#][^\s"'<>]*/gi, '$1?…')
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 …')
    // Control characters, and those that turn the direction of writing.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > MAX_TEXT ? `${plain.slice(0, MAX_TEXT - 1)}…` : plain;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (typeof value === 'object' && value !== null && 'message' in value) {
    return typeof value.message === 'string' ? value.message : null;
  }
  return null;
}
