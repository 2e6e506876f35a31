/** What a picture's address asks for, and which part of it. Pure; trusts nothing in the address. */
import { MEDIA_SCHEME, type MediaKind } from '../../../src-shared/ipc/addresses.ts';

export const MEDIA_SIZES = [96, 256, 640] as const;
export type MediaSize = (typeof MEDIA_SIZES)[number] | 'full';

export interface MediaRequest {
  readonly kind: MediaKind;
  /** Opaque: looked up, never used as a path. */
  readonly id: string;
  readonly size: MediaSize;
}

const KINDS: ReadonlySet<string> = new Set<MediaKind>([
  'draft-photo',
  'photo',
  'output',
  'identity',
  'result',
  'flat-lay',
]);
/** Ids are made by the app: letters, digits, dashes. Nothing that could be a path in any spelling. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Undefined for everything that is not exactly an address the app itself would write. */
export function mediaRequest(address: string): MediaRequest | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== `${MEDIA_SCHEME}:` || !KINDS.has(url.host)) return undefined;
  if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
  const id = url.pathname.slice(1);
  if (!ID.test(id)) return undefined;
  const asked = [...url.searchParams];
  if (asked.length !== 1 || asked[0]?.[0] !== 'size') return undefined;
  const size = sizeOf(asked[0][1]);
  return size === undefined ? undefined : { kind: url.host as MediaKind, id, size };
}

function sizeOf(text: string): MediaSize | undefined {
  if (text === 'full') return 'full';
  return MEDIA_SIZES.find((size) => String(size) === text);
}

export interface ByteRange {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}

/**
 * Reads `Range: bytes=…` of one range. Undefined means the whole file (no range, or one that is not
 * understood); `unsatisfiable` means 416.
 */
export function byteRange(
  header: string | null,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!match) return undefined;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return undefined;
  if (from === '') {
    const last = Number(to);
    return last === 0 || size === 0
      ? 'unsatisfiable'
      : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size) return 'unsatisfiable';
  return start > end ? undefined : { start, end };
}
