/** Contact sheets of chosen results, as PDF: made aside, then put where the user said. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { StudioError, toFailure } from '../../../src-shared/domain/errors.ts';
import type { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import { safeFileName, uniqueName } from '../../../src-shared/domain/names.ts';
import type { ReviewResult } from '../../../src-shared/domain/review/library.ts';
import type { Spoken } from '../../../src-shared/text/catalogue.ts';
import type { ImageService } from '../../images/service.ts';
import { folderLabel } from '../../intake/grants.ts';
import { dayWords } from '../../report/day-words.ts';
import type { Clock } from '../../runtime/clock.ts';
import { removeLeftover } from '../../runtime/remove-leftover.ts';
import { untilReleased } from '../../runtime/until-released.ts';
import { toFileError } from '../../storage/files/file-errors.ts';
import { publishExclusive, syncDir } from '../../storage/files/write-atomic.ts';
import type { ExportJobs, JobReport } from '../export/jobs.ts';
import { chosenOf, type ExportSource } from '../export/source.ts';
import type { Paper } from './lay-out.ts';
import { type SheetPicture, writeSheet } from './write-sheet.ts';

export interface SheetRequest {
  readonly collectionId: CollectionId;
  readonly resultIds: readonly ResultId[];
  readonly title: string;
  readonly paper: Paper;
  readonly columns: number;
}

export interface ContactSheets {
  /** Offered in the dialog. */
  fileName(title: string): string;
  /** Writes the PDF at `path`, absolute; the user has agreed to replace what is there. */
  start(request: SheetRequest, path: string): Promise<string>;
}

/** Sizes the app makes anyway; the smaller one is enough from so many columns on. */
const LARGE_PX = 640;
const SMALL_PX = 256;
const SMALL_FROM = 6;

export function createContactSheets(options: {
  readonly source: ExportSource;
  readonly jobs: ExportJobs;
  readonly images: Pick<ImageService, 'thumbnail'>;
  readonly clock: Clock;
  readonly fontsDir: string;
  readonly texts: Spoken;
}): ContactSheets {
  const { source, jobs, images, clock, fontsDir, texts } = options;

  const thumbnailOf = async (
    result: ReviewResult,
    size: number,
    report: JobReport,
    signal: AbortSignal,
  ): Promise<string | null> => {
    try {
      const path = source.pathOf(result.id);
      if (path !== undefined) {
        const thumbnail = await images.thumbnail(path, size, signal);
        report.step({ bytes: 0 });
        return thumbnail;
      }
      throw toFileError(Object.assign(new Error('unknown'), { code: 'ENOENT' }), result.fileName);
    } catch (error) {
      if (signal.aborted) throw error;
      report.step({ resultId: result.id, name: result.fileName, failure: toFailure(error) });
      return null;
    }
  };

  return {
    fileName: (title) => safeFileName(title, 'pdf'),
    async start(request, wished) {
      // The user agreed to replace the file he named, not the one that an ending makes of it.
      const agreed = extname(wished).toLowerCase() === '.pdf';
      const path = agreed ? wished : freePath(`${wished}.pdf`);
      const opened = await source.open(request.collectionId);
      const chosen = chosenOf(opened, request.resultIds);
      const skus = new Map(opened.skus.map(({ index, name }) => [index, name]));
      const size = request.columns >= SMALL_FROM ? SMALL_PX : LARGE_PX;
      return jobs.start({
        kind: 'contact-sheet',
        folderLabel: folderLabel(dirname(path)),
        shown: { path, isFolder: false },
        total: chosen.length,
        work: async (report, signal) => {
          const part = join(dirname(path), `.${randomUUID()}.part`);
          const nowMs = clock.now();
          const count = texts.say('pack.count', { n: chosen.length });
          try {
            await writeSheet({
              path: part,
              title: request.title,
              subtitle: `${opened.collection.name} · ${count} · ${dayWords(nowMs, texts.language)}`,
              paper: request.paper,
              columns: request.columns,
              pictures: chosen.map(
                (result): SheetPicture => ({
                  sku: skus.get(result.sku) ?? '',
                  file: result.fileName,
                  verdict: result.judgement.verdict,
                  stars: result.judgement.stars,
                  thumbnail: () => thumbnailOf(result, size, report, signal),
                }),
              ),
              fontsDir,
              texts,
              nowMs,
              signal,
            });
            await putInPlace(part, path, agreed);
          } catch (error) {
            throw signal.aborted ? error : toFileError(error, path);
          } finally {
            await removeLeftover(part);
          }
        },
      });
    },
  };
}

function freePath(path: string): string {
  const dir = dirname(path);
  return join(
    dir,
    uniqueName(basename(path), (name) => existsSync(join(dir, name)), true),
  );
}

async function putInPlace(part: string, path: string, mayReplace: boolean): Promise<void> {
  const handle = await open(part, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (mayReplace) await untilReleased(() => rename(part, path));
  else if (!(await publishExclusive(part, path))) {
    throw new StudioError({
      code: 'place-taken',
      message: 'A file of this name appeared meanwhile. It was left as it is.',
      detail: basename(path),
      remedy: 'Save the contact sheet under another name.',
    });
  }
  await syncDir(dirname(path));
}
