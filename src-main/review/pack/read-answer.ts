/** Reads the file an art director sent back: checked in every field before anything is taken from it. */
import { readFile, stat } from 'node:fs/promises';
import { PackAnswer, type PackAnswerRead } from '../../../src-shared/domain/export/views.ts';
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import { jsonOf } from '../../runtime/json-text.ts';
import { toFileError } from '../../storage/files/file-errors.ts';
import type { ExportSource } from '../export/source.ts';
import type { Sealer } from './seal.ts';

/** Far more than 20,000 answers with their notes need. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Throws `invalid-input` for a file that is no answer, of another pack, or of another collection. */
export async function readPackAnswer(
  collectionId: CollectionId,
  path: string,
  parts: { readonly source: ExportSource; readonly sealer: Sealer; readonly nowMs: number },
): Promise<PackAnswerRead> {
  const { source, sealer, nowMs } = parts;
  const parsed = PackAnswer.safeParse(jsonOf(await textOf(path)));
  if (!parsed.success) {
    throw refusal('invalid-input', { why: 'answer-none' });
  }
  const answer = parsed.data;
  if (!(await sealer.isOurs(answer))) {
    throw refusal('invalid-input', { why: 'answer-elsewhere' });
  }
  if (answer.pack.collection !== collectionId) {
    throw refusal('invalid-input', { why: 'answer-other-results' });
  }
  const sealed = new Set<string>(answer.results);
  const opened = await source.open(collectionId);
  const there = new Set<string>(opened.results.map(({ id }) => id));
  const answers = answer.answers.filter(({ id }) => sealed.has(id));
  const outcome = await source.merge(collectionId, {
    by: answer.by,
    sawUntilMs: answer.pack.madeMs,
    changes: answers
      .filter(({ id }) => there.has(id))
      // A clock that runs ahead must not win over everything that is decided later.
      .map(({ id, change, atMs }) => ({ id, change, atMs: Math.min(atMs, nowMs) })),
  });
  const unknown = answers.filter(({ id }) => !there.has(id));
  return { by: answer.by, ...outcome, unknown: unknown.map(({ sku, file }) => `${sku} / ${file}`) };
}

async function textOf(path: string): Promise<string> {
  try {
    const found = await stat(path);
    // A pipe would be waited for, for ever.
    if (!found.isFile() || found.size > MAX_BYTES) {
      throw refusal('invalid-input', { why: 'answer-too-large' });
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    throw toFileError(error, path);
  }
}
