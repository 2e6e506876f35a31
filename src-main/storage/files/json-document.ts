/**
 * One JSON document of the data folder, held to a schema: read once, changed one change after the
 * other, written whole. A damaged one is set aside; one that cannot be read is never written over.
 */
import { readFile, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import type { Clock } from '../../runtime/clock.ts';
import { isMissing } from '../../runtime/errno.ts';
import { fileStamp } from '../../runtime/file-stamp.ts';
import { jsonOf } from '../../runtime/json-text.ts';
import type { Log } from '../../runtime/log.ts';
import { toFileError } from './file-errors.ts';
import { writeFileAtomic } from './write-atomic.ts';

export interface JsonDocument<Content> {
  /** Throws `file-error` and the like when it is there and cannot be read; asked again, it tries again. */
  current(): Promise<Content>;
  /**
   * Writes what `work` makes of the content before it answers; the same object again is no change
   * and is not written. A failed change leaves all as it was.
   */
  change<Value>(work: (content: Content) => Changed<Content, Value>): Promise<Value>;
}

export interface Changed<Content, Value> {
  readonly file: Content;
  readonly value: Value;
}

export interface JsonDocumentOptions<Schema extends z.ZodType> {
  /** Ends in `.json`. */
  readonly path: string;
  readonly schema: Schema;
  /** The content while nothing was ever saved. */
  readonly empty: z.output<Schema>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

export function openJsonDocument<Schema extends z.ZodType>(
  options: JsonDocumentOptions<Schema>,
): JsonDocument<z.output<Schema>> {
  type Content = z.output<Schema>;
  const { path, schema, empty, clock, log } = options;
  const name = basename(path, '.json');
  let known: Promise<Content> | undefined;
  /** Each change sees what the one before it wrote. */
  let turn: Promise<unknown> = Promise.resolve();

  const load = async (): Promise<Content> => {
    const text = await textOf(path);
    if (text === undefined) return empty;
    const parsed = schema.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    const aside = join(dirname(path), `${name}.damaged-${fileStamp(clock.now())}.json`);
    log.warn(`${name} damaged; set aside`, { movedTo: aside });
    await rename(path, aside);
    return empty;
  };
  const current = async (): Promise<Content> => {
    known ??= load();
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw toFileError(error, path);
    }
  };

  return {
    current,
    change(work) {
      const mine = turn.then(async () => {
        const before = await current();
        const { file, value } = work(before);
        if (file === before) return value;
        await writeFileAtomic(path, JSON.stringify(schema.parse(file), null, 2));
        known = Promise.resolve(file);
        return value;
      });
      // The next change waits for this one, however it ended; who asked for it hears how.
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** Undefined only where there is no file. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
