/**
 * Writes the planned files: a few at once, each under a hidden name first and renamed only when it
 * read back as it should. One bad picture fails alone; a full disk or a lost folder stops all. What
 * is written is listed beside, however the export ends. Overwrites nothing.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ErrorCode, StudioError, toFailure } from '../../../src-shared/domain/errors.ts';
import { DEFAULT_FOCUS } from '../../../src-shared/domain/export/placement.ts';
import { type PlannedExport, splitPlace } from '../../../src-shared/domain/export/plan.ts';
import type { ExportProblem } from '../../../src-shared/domain/export/views.ts';
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import { uniqueName } from '../../../src-shared/domain/names.ts';
import type { PicturePoint } from '../../../src-shared/domain/review/library.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import type { ImageService } from '../../images/service.ts';
import { TRAINED_MODEL } from '../../images/xmp.ts';
import { mapBounded } from '../../runtime/map-bounded.ts';
import { removeLeftover } from '../../runtime/remove-leftover.ts';
import { toFileError } from '../../storage/files/file-errors.ts';
import { isWithin } from '../../storage/files/is-within.ts';
import { createFileAtomic, publishExclusive, syncDir } from '../../storage/files/write-atomic.ts';
import { wordOf } from '../sidecars/xmp.ts';
import type { JobReport } from './jobs.ts';
import { type Manifest, manifestCsv, manifestJson, type WrittenFile } from './manifest.ts';
import { refusalOf } from './prepare.ts';

export interface RunExportOptions {
  /** Absolute; made when it is missing. */
  readonly root: string;
  readonly planned: readonly PlannedExport[];
  readonly collisions: 'number' | 'skip';
  readonly focus: Readonly<Record<string, PicturePoint>>;
  readonly pathOf: (id: ResultId) => string | undefined;
  readonly images: Pick<ImageService, 'exportPicture'>;
  readonly manifest: Omit<Manifest, 'written' | 'problems'>;
  readonly report: JobReport;
  readonly signal: AbortSignal;
}

/** As many pictures at once as the image service has workers. */
const AT_ONCE = 2;
const STOPPING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'disk-full',
  'folder-missing',
  'folder-not-writable',
  'cancelled',
]);

/** Throws what stopped the whole: `disk-full`, `folder-missing`, `folder-not-writable`, `cancelled`. */
export async function runExport(options: RunExportOptions): Promise<void> {
  const { root, planned, report, signal } = options;
  const written: (WrittenFile | null)[] = [];
  const problems: ExportProblem[] = [];
  const folders = new Set<string>([root]);
  try {
    await mkdir(root, { recursive: true });
  } catch (error) {
    throw toFileError(error, root);
  }
  const one = async (file: PlannedExport, index: number): Promise<void> => {
    if (file.outcome === 'skip') {
      report.step('skipped');
      return;
    }
    try {
      if (file.outcome === 'refuse') throw new StudioError(refusalOf(file));
      signal.throwIfAborted();
      const done = await writeOne(file, options, folders);
      written[index] = done;
      report.step(done ? { bytes: done.picture.bytes } : 'skipped');
      if (done?.picture.qualityLowered) {
        report.note({
          said: 'quality',
          file: done.place,
          quality: done.picture.quality ?? 0,
          asked: file.target.quality,
        });
      }
    } catch (error) {
      const failure = toFailure(error);
      if (signal.aborted || STOPPING.has(failure.code)) throw error;
      const problem = { resultId: file.named.result.id, name: file.place, failure };
      problems.push(problem);
      report.step(problem);
    }
  };
  try {
    await mapBounded(planned, AT_ONCE, one);
  } finally {
    const rows = written.filter((file) => file != null);
    if (rows.length > 0 || problems.length > 0) {
      await writeManifest({ ...options.manifest, written: rows, problems }, options);
    }
    await Promise.all([...folders].map((dir) => syncDir(dir).catch(notForThisDisk)));
  }
}

/** Null when its name was taken meanwhile and the user wants such files left out. */
async function writeOne(
  { named, target, place }: PlannedExport,
  { root, collisions, focus, pathOf, images, signal }: RunExportOptions,
  folders: Set<string>,
): Promise<WrittenFile | null> {
  const path = pathOf(named.result.id);
  if (path === undefined) {
    const detail = named.result.fileName;
    throw refusal('result-missing', { why: 'picture-moved' }, { detail });
  }
  const { dir, name } = splitPlace(place);
  const folder = join(root, ...dir.split('/'));
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    if (!folders.has(folder)) await makeFolder(root, dir);
    folders.add(folder);
    const { id: _id, builtIn: _builtIn, source: _source, name: targetName, ...settings } = target;
    const picture = await images.exportPicture(
      {
        path,
        target: part,
        settings,
        focus: focus[named.result.id] ?? DEFAULT_FOCUS,
        sourceType: TRAINED_MODEL,
        rated: wordOf(named.result.judgement),
      },
      signal,
    );
    const published = await publish(part, folder, name, collisions);
    return published === null
      ? null
      : { named, target: targetName, place: `${dir}${published}`, picture };
  } catch (error) {
    throw toFileError(error, join(folder, name));
  } finally {
    await removeLeftover(part);
  }
}

/** A link in the export folder could lead anywhere; what was chosen is this folder alone. */
async function makeFolder(root: string, dir: string): Promise<void> {
  const realRoot = await realpath(root);
  let folder = root;
  for (const part of dir.split('/').filter((one) => one !== '')) {
    folder = join(folder, part);
    // One after the other: nothing may be made behind a link either.
    await mkdir(folder, { recursive: true });
    mustLieIn(realRoot, await realpath(folder));
  }
}

function mustLieIn(root: string, folder: string): void {
  if (isWithin(folder, root)) return;
  throw refusal('not-allowed', { why: 'leads-out' });
}

/** Somebody else may have written here since the plan: the name is taken or given, never shared. */
async function publish(
  part: string,
  folder: string,
  name: string,
  collisions: 'number' | 'skip',
): Promise<string | null> {
  const tried = new Set<string>();
  for (;;) {
    const candidate = uniqueName(name, (one) => tried.has(one), true);
    if (await publishExclusive(part, join(folder, candidate))) return candidate;
    if (collisions === 'skip') return null;
    tried.add(candidate);
  }
}

async function writeManifest(manifest: Manifest, { root, report }: RunExportOptions) {
  try {
    for (let n = 1; ; n += 1) {
      const stem = n === 1 ? 'manifest' : `manifest (${n})`;
      // The pair keeps one number: a CSV of one export never lies beside the JSON of another.
      if (!(await createFileAtomic(join(root, `${stem}.csv`), manifestCsv(manifest)))) continue;
      if (await createFileAtomic(join(root, `${stem}.json`), manifestJson(manifest))) return;
      await rm(join(root, `${stem}.csv`), { force: true });
    }
  } catch (error) {
    report.note({ said: 'manifest', failure: toFailure(error) });
  }
}

/** Some network disks cannot be asked; the files are there all the same. */
function notForThisDisk(): void {}
