/**
 * Which folders a command works on: checked before anything else, so that a wrong path costs a
 * second and nothing more. Reads folders; knows no server.
 */
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { compareCodePoints } from '../../src-shared/domain/names.ts';
import type { RejectedSku } from '../../src-shared/domain/plan.ts';
import { isIgnoredName } from '../intake/file-kinds.ts';
import type { FoundSku } from '../intake/scan.ts';
import { readSkuFolder, scanFolders } from '../intake/scan-folders.ts';
import { asOnDisk } from '../storage/files/real-place.ts';
import { UsageError } from './usage-error.ts';

export interface FoundInputs {
  readonly found: readonly FoundSku[];
  readonly rejected: readonly RejectedSku[];
  readonly warnings: readonly string[];
}

/** @throws UsageError naming the flag and the path */
export async function requireFolder(flag: string, given: string, cwd: string): Promise<string> {
  const dir = resolve(cwd, given);
  const kind = await kindOf(dir);
  if (kind === 'folder') return asOnDisk(dir);
  throw new UsageError(
    kind === 'file'
      ? `--${flag} must be a folder, but "${given}" is a file.`
      : `--${flag} names a folder that is not there: "${given}".`,
    // Windows takes a backslash before a quotation mark for one of the text, and all that follows in.
    given.includes('"')
      ? 'Take the backslash at the end of the path away: "C:\\photos", not "C:\\photos\\".'
      : 'Check the path.',
  );
}

/** @throws UsageError naming the flag and the path */
export async function requireFile(flag: string, given: string, cwd: string): Promise<string> {
  const path = resolve(cwd, given);
  const kind = await kindOf(path);
  if (kind === 'file') return path;
  throw new UsageError(
    kind === 'folder'
      ? `--${flag} must be a file, but "${given}" is a folder.`
      : `--${flag} names a file that is not there: "${given}".`,
    'Check the path.',
  );
}

/** The folder of the results may be missing, it is made; a file stands in its way. @throws UsageError */
export async function requireRoom(flag: string, given: string, cwd: string): Promise<string> {
  const dir = resolve(cwd, given);
  if ((await kindOf(dir)) !== 'file') return asOnDisk(dir);
  throw new UsageError(
    `--${flag} must be a folder, but there is a file: "${dir}".`,
    'Give another folder, or take the file away.',
  );
}

/** The SKU folders themselves. One that cannot start is reported as failed and stops nobody. */
export async function namedFolders(dirs: readonly string[]): Promise<FoundInputs> {
  const found: FoundSku[] = [];
  const rejected: RejectedSku[] = [];
  const seen = new Set<string>();
  const warnings: string[] = [];
  for (const given of dirs) {
    const dir = await asOnDisk(given);
    if (seen.has(dir)) {
      warnings.push(`${basename(dir)} was named twice; it is made once.`);
      continue;
    }
    seen.add(dir);
    const sku = await readSkuFolder(dir);
    if (sku) found.push(sku);
    else rejected.push(unreadable(dir));
  }
  return { found, rejected, warnings };
}

/** Every folder below `dir` that holds photos; photos lying in `dir` itself belong to no SKU. */
export async function subfoldersOf(
  dir: string,
  outputDir: string,
  signal: AbortSignal,
): Promise<FoundInputs> {
  const children = (await readdir(dir, { withFileTypes: true }))
    .filter(
      (entry) => !isIgnoredName(entry.name) && (entry.isDirectory() || entry.isSymbolicLink()),
    )
    .map((entry) => entry.name)
    .sort(compareCodePoints)
    .map((name) => join(dir, name))
    .filter((path) => path !== outputDir);
  const folders: string[] = [];
  for (const child of children) if ((await kindOf(child)) === 'folder') folders.push(child);

  const scan = await scanFolders(folders, { signal });
  const loose = (await readSkuFolder(dir))?.photos.length ?? 0;
  if (scan.skus.length === 0 && loose > 0) {
    throw new UsageError(
      `--input-dir must hold one folder per SKU, but "${dir}" holds photos itself.`,
      'For a single SKU use: flat-to-model run --input-folder DIR.',
    );
  }
  const warnings = [
    ...(loose > 0
      ? [
          `${loose === 1 ? '1 photo lies' : `${loose} photos lie`} beside the SKU folders in ${dir}; ${loose === 1 ? 'it belongs' : 'they belong'} to no SKU. Nothing of that is sent.`,
        ]
      : []),
    ...scan.outputs.map((path) => `${basename(path)} holds results of an earlier batch; left out.`),
  ];
  const rejected = [...scan.unreadable.map(unreadable), ...scan.empty.map(empty)];
  return { found: scan.skus, rejected, warnings };
}

function unreadable(dir: string): RejectedSku {
  return {
    sku: basename(dir),
    sourceDir: dir,
    failure: {
      code: 'folder-missing',
      message: 'The folder is not there or cannot be read. Nothing was spent on it.',
      detail: dir,
      remedy: 'Check the path and your rights.',
    },
  };
}

function empty(dir: string): RejectedSku {
  return {
    sku: basename(dir),
    sourceDir: dir,
    failure: {
      code: 'no-photos',
      message: 'No images found: the folder holds no JPEG or PNG photo.',
      remedy: 'Put 1 to 10 photos into it (.jpg, .jpeg, .png), or take the folder away.',
    },
  };
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    // Missing and forbidden are told alike: the path is what the user must look at.
    return 'nothing';
  }
}
