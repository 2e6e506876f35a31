/**
 * Review packs: one new folder with a page and its pictures, for somebody who has no app and perhaps
 * no network. The page is written last: a folder without it is not finished.
 */
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toFailure } from '../../../src-shared/domain/errors.ts';
import { DEFAULT_FOCUS } from '../../../src-shared/domain/export/placement.ts';
import type { TargetSettings } from '../../../src-shared/domain/export/target.ts';
import type { PackAnswerRead } from '../../../src-shared/domain/export/views.ts';
import type { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import { safeFileName, safePlaceName, uniqueName } from '../../../src-shared/domain/names.ts';
import {
  FlatLayView,
  type ReviewOpened,
  type ReviewResult,
} from '../../../src-shared/domain/review/library.ts';
import type { Spoken } from '../../../src-shared/text/catalogue.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import type { ImageService } from '../../images/service.ts';
import { TRAINED_MODEL } from '../../images/xmp.ts';
import { folderLabel } from '../../intake/grants.ts';
import { dayWords } from '../../report/day-words.ts';
import type { Clock } from '../../runtime/clock.ts';
import { errnoOf } from '../../runtime/errno.ts';
import { mapBounded } from '../../runtime/map-bounded.ts';
import { toFileError } from '../../storage/files/file-errors.ts';
import { createFileAtomic } from '../../storage/files/write-atomic.ts';
import type { ExportJobs, JobReport } from '../export/jobs.ts';
import { chosenOf, type ExportSource } from '../export/source.ts';
import { type PackContent, type PackResult, packPage } from './pack-page.ts';
import { readPackAnswer } from './read-answer.ts';
import { createSealer } from './seal.ts';

export interface PackRequest {
  readonly collectionId: CollectionId;
  readonly resultIds: readonly ResultId[];
  readonly title: string;
  readonly note: string;
}

export interface ReviewPacks {
  /** Makes a new folder in `parent` (absolute) and fills it; answers the job's id. */
  start(request: PackRequest, parent: string): Promise<string>;
  readAnswer(collectionId: CollectionId, path: string): Promise<PackAnswerRead>;
}

export interface ReviewPackOptions {
  readonly source: ExportSource;
  readonly jobs: ExportJobs;
  readonly images: Pick<ImageService, 'exportPicture' | 'thumbnail'>;
  readonly clock: Clock;
  /** Folder of the page's script and style. */
  readonly pageDir: string;
  readonly keyFile: string;
  readonly texts: Spoken;
}

/** Large enough to judge on a screen, light enough to send: some 300 KB each. */
const PICTURE: Omit<TargetSettings, 'name'> = {
  size: { kind: 'within', longest: 1600 },
  fit: 'pad',
  background: '#ffffff',
  format: 'jpg',
  quality: 84,
  maxBytes: null,
  minLongest: null,
  whenSmall: 'smaller',
};
const THUMB_PX = 256;
const FLAT_LAY_PX = 640;
/** The first ones say what the garment is. */
const FLAT_LAYS = 3;
const ROLES = FlatLayView.shape.role.options;

/** As the review shows them: front, back, details, the rest. */
const frontFirst = (flatLays: readonly FlatLayView[]) =>
  flatLays.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
const AT_ONCE = 2;

export function createReviewPacks(options: ReviewPackOptions): ReviewPacks {
  const { source, jobs, images, clock, pageDir, texts } = options;
  const sealer = createSealer(options.keyFile);

  const picturesOf = async (
    dir: string,
    chosen: readonly ReviewResult[],
    skuAt: ReadonlyMap<number, number>,
    report: JobReport,
    signal: AbortSignal,
  ): Promise<readonly PackResult[]> => {
    const made = await mapBounded(chosen, AT_ONCE, async (result, index) => {
      signal.throwIfAborted();
      const number = String(index + 1).padStart(5, '0');
      const src = `pictures/${number}.jpg`;
      const thumb = `thumbs/${number}.jpg`;
      try {
        const path = source.pathOf(result.id) ?? missing(result);
        const job = {
          path,
          settings: PICTURE,
          focus: DEFAULT_FOCUS,
          sourceType: TRAINED_MODEL,
          rated: null,
        };
        const { bytes } = await images.exportPicture({ ...job, target: join(dir, src) }, signal);
        await copyFile(await images.thumbnail(path, THUMB_PX, signal), join(dir, thumb));
        report.step({ bytes });
      } catch (error) {
        const failure = toFailure(toFileErrorUnlessOurs(error, src));
        if (signal.aborted || failure.code === 'disk-full') throw error;
        report.step({ resultId: result.id, name: result.fileName, failure });
        return null;
      }
      const { verdict, stars, reasons, note } = result.judgement;
      const sku = skuAt.get(result.sku) ?? 0;
      return {
        id: result.id,
        sku,
        file: result.fileName,
        src,
        thumb,
        verdict,
        stars,
        reasons,
        note,
      };
    });
    return made.filter((one) => one !== null);
  };

  const skusOf = async (
    dir: string,
    skus: ReviewOpened['skus'],
    signal: AbortSignal,
  ): Promise<PackContent['skus']> => {
    let number = 0;
    return mapBounded(skus, 1, async ({ name, flatLays }) => {
      const shown: { name: string; src: string }[] = [];
      for (const flatLay of frontFirst(flatLays).slice(0, FLAT_LAYS)) {
        const path = flatLay.there ? source.flatLayPathOf(flatLay.id) : undefined;
        if (path === undefined) continue;
        number += 1;
        const src = `flat-lays/${String(number).padStart(5, '0')}.jpg`;
        try {
          await copyFile(await images.thumbnail(path, FLAT_LAY_PX, signal), join(dir, src));
          shown.push({ name: flatLay.name, src });
        } catch (error) {
          const failure = toFailure(toFileErrorUnlessOurs(error, src));
          // Only a help for the eye: without it the results can still be judged.
          if (signal.aborted || failure.code === 'disk-full') throw error;
        }
      }
      return { name, flatLays: shown };
    });
  };

  const fill = async (
    dir: string,
    request: PackRequest,
    opened: ReviewOpened,
    report: JobReport,
    signal: AbortSignal,
  ): Promise<void> => {
    for (const name of ['pictures', 'thumbs', 'flat-lays']) await mkdir(join(dir, name));
    const chosen = chosenOf(opened, request.resultIds);
    const used = new Set(chosen.map(({ sku }) => sku));
    const skus = opened.skus.filter(({ index }) => used.has(index));
    const skuAt = new Map(skus.map(({ index }, place) => [index, place]));
    const results = await picturesOf(dir, chosen, skuAt, report, signal);
    const madeMs = clock.now();
    const pack = { id: randomUUID(), collection: request.collectionId, madeMs };
    const seal = await sealer.seal(
      pack,
      results.map(({ id }) => id),
    );
    const content: PackContent = {
      pack: { ...pack, seal },
      title: request.title,
      note: request.note,
      made: dayWords(madeMs, texts.language),
      skus: await skusOf(dir, skus, signal),
      results,
    };
    const [css, js] = await Promise.all(['page.css', 'page.js'].map((name) => part(name)));
    const howTo = safeFileName(texts.say('pack.how-to-file'), 'txt');
    await writeFile(join(dir, howTo), texts.say('pack.how-to', { save: texts.say('pack.save') }));
    await createFileAtomic(join(dir, 'index.html'), packPage(content, css ?? '', js ?? '', texts));
  };

  /** Line ends as the browser sees them: the hash is over those. */
  const part = async (name: string): Promise<string> =>
    (await readFile(join(pageDir, name), 'utf8')).replaceAll('\r\n', '\n');

  return {
    async start(request, parent) {
      const opened = await source.open(request.collectionId);
      const dir = await makeFolder(parent, texts.say('pack.folder', { title: request.title }));
      return jobs.start({
        kind: 'pack',
        folderLabel: folderLabel(dir),
        shown: { path: dir, isFolder: true },
        total: chosenOf(opened, request.resultIds).length,
        work: async (report, signal) => {
          try {
            await fill(dir, request, opened, report, signal);
          } catch (error) {
            // Made for this pack alone; half a pack helps nobody.
            await rm(dir, { recursive: true, force: true });
            throw toFileErrorUnlessOurs(error, dir);
          }
        },
      });
    },
    readAnswer: (collectionId, path) =>
      readPackAnswer(collectionId, path, { source, sealer, nowMs: clock.now() }),
  };
}

/** A folder that was not there before. */
async function makeFolder(parent: string, wish: string): Promise<string> {
  const tried = new Set<string>();
  for (;;) {
    const name = uniqueName(safePlaceName(wish), (one) => tried.has(one));
    const dir = join(parent, name);
    try {
      await mkdir(dir);
      return dir;
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw toFileError(error, parent);
      tried.add(name);
    }
  }
}

function toFileErrorUnlessOurs(error: unknown, path: string): unknown {
  const isSystem = error instanceof Error && 'code' in error && 'syscall' in error;
  return isSystem ? toFileError(error, path) : error;
}

function missing(result: ReviewResult): never {
  const detail = result.fileName;
  throw refusal('result-missing', { why: 'picture-moved' }, { detail });
}
