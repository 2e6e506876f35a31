/** What the sidecars of a folder said when they were looked at last, so that only news is read. */
import { stat } from 'node:fs/promises';
import type { Database } from '../../storage/database.ts';
import type { XmpWord } from './xmp.ts';

export interface StampedWord extends XmpWord {
  readonly stamp: string;
}

/** By file name. */
interface Known {
  readonly reviewStamp: string | null;
  readonly xmp: Readonly<Record<string, StampedWord>>;
}

const NOTHING_KNOWN: Known = { reviewStamp: null, xmp: {} };

/** `modified bytes`; null when it is gone. */
export async function stampOf(path: string): Promise<string | null> {
  try {
    const { mtimeMs, size } = await stat(path);
    return `${mtimeMs} ${size}`;
  } catch {
    return null;
  }
}

export function knownOf(database: Database, placeId: string): Known {
  const row = database.get<{ known: string }>(
    'SELECT known FROM review_sidecars WHERE place_id = ?',
    placeId,
  );
  return row ? (JSON.parse(row.known) as Known) : NOTHING_KNOWN;
}

export function keepKnown(
  database: Database,
  placeId: string,
  before: Known | null,
  now: Known,
): void {
  const text = JSON.stringify(now);
  if (before && text === JSON.stringify(before)) return;
  database.run(
    `INSERT INTO review_sidecars (place_id, known) VALUES (?, ?)
     ON CONFLICT (place_id) DO UPDATE SET known = excluded.known`,
    placeId,
    text,
  );
}
