/** Puts the report page beside the summary, or where it was asked for. Never overwrites. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Morning } from '../../src-shared/domain/morning.ts';
import type { Spoken } from '../../src-shared/text/catalogue.ts';
import type { ImageService } from '../images/service.ts';
import { fileStamp } from '../runtime/file-stamp.ts';
import { createFileAtomic } from '../storage/files/write-atomic.ts';
import { morningPage } from './morning-page.ts';

export interface ReportTools {
  readonly images: Pick<ImageService, 'thumbnail'>;
  /** Absolute path of a saved picture; undefined when it is not there any more. */
  readonly outputPath: (outputId: string) => string | undefined;
  readonly nowMs: number;
  readonly texts: Spoken;
}

/** Pixels of the longest side; 60 of them make a file of about a megabyte. */
const THUMBNAIL = 256;

/** `batch_report.html`, then `batch_report_YYYYMMDD_HHMMSS.html`, `…_2.html`. Answers its path. */
export async function writeReportBeside(dir: string, morning: Morning, tools: ReportTools) {
  const page = await pageOf(morning, tools);
  if (await createFileAtomic(join(dir, 'batch_report.html'), page)) {
    return join(dir, 'batch_report.html');
  }
  return createNumbered(join(dir, `batch_report_${fileStamp(tools.nowMs)}.html`), page);
}

/** The file as named, or the name with a number when it is taken. Answers its path. */
export async function writeReportTo(file: string, morning: Morning, tools: ReportTools) {
  return createNumbered(file, await pageOf(morning, tools));
}

async function createNumbered(file: string, page: string): Promise<string> {
  const end = extname(file);
  const base = file.slice(0, file.length - end.length);
  for (let n = 1; ; n += 1) {
    const path = n === 1 ? file : `${base}_${n}${end}`;
    if (await createFileAtomic(path, page)) return path;
  }
}

async function pageOf(morning: Morning, { images, outputPath, nowMs, texts }: ReportTools) {
  const thumbnails = new Map<string, Uint8Array>();
  for (const { outputId } of morning.pictures) {
    const path = outputPath(outputId);
    if (path === undefined) continue;
    try {
      thumbnails.set(outputId, await readFile(await images.thumbnail(path, THUMBNAIL)));
    } catch {
      // Moved or deleted since: the report names it all the same.
    }
  }
  return morningPage(morning, thumbnails, nowMs, texts);
}
