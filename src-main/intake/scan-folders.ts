/**
 * Walks granted folders and tells every SKU as soon as it is found: a SKU folder, a folder of SKU
 * folders, a nested season. Reads names, sizes and times; opens no file. Knows nothing of drafts.
 *
 * Order: folders and photos by name as Python's `sorted` has it, by code point. `a10.jpg` comes
 * before `a2.jpg`, capitals before small letters. It is the order of PiktID's own script, and notes
 * given by position depend on it, so it is not the "natural" order of file managers.
 */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { compareCodePoints } from '../../src-shared/domain/names.ts';
import { fileKind, isIgnoredName, looksLikeOutput } from './file-kinds.ts';
import type { FoundPhoto, FoundSku, SkippedFile } from './scan.ts';

/** Deepest nesting followed, counted from the folder that was given. */
export const MAX_DEPTH = 12;

export interface ScanOptions {
  readonly signal?: AbortSignal;
  /** Called in path order of each given folder, long before the whole scan has ended. */
  readonly onFound?: (sku: FoundSku) => void;
}

export interface ScanResult {
  readonly skus: readonly FoundSku[];
  /** Folders that could not be read. */
  readonly unreadable: readonly string[];
  /** Folders left out because they hold results of an earlier batch. */
  readonly outputs: readonly string[];
  /** Folders that hold neither photos nor folders with photos, among those that were given. */
  readonly empty: readonly string[];
}

interface Walk {
  readonly options: ScanOptions;
  /** Real paths seen, so that a link can neither loop nor show a folder twice. */
  readonly seen: Set<string>;
  readonly skus: FoundSku[];
  readonly unreadable: string[];
  readonly outputs: string[];
}

/**
 * Paths may be folders or photos; photos count as their folder. Never throws for what lies on the
 * disk; rejects with the signal's reason when it is aborted.
 */
export async function scanFolders(
  paths: readonly string[],
  options: ScanOptions = {},
): Promise<ScanResult> {
  const walk: Walk = { options, seen: new Set(), skus: [], unreadable: [], outputs: [] };
  const empty: string[] = [];
  for (const path of paths) {
    options.signal?.throwIfAborted();
    const dir = await asFolder(path);
    if (dir === null) {
      walk.unreadable.push(path);
      continue;
    }
    const before = walk.skus.length + walk.outputs.length + walk.unreadable.length;
    const known = walk.seen.size;
    await visit(dir, 0, walk);
    const nothing = walk.skus.length + walk.outputs.length + walk.unreadable.length === before;
    if (nothing && walk.seen.size > known) empty.push(dir);
  }
  return { skus: walk.skus, unreadable: walk.unreadable, outputs: walk.outputs, empty };
}

/**
 * One folder as a SKU, whatever it is called and whatever else lies in it: what `run` takes. Its
 * own photos only, hidden ones ignored. Null when the folder cannot be read.
 */
export async function readSkuFolder(dir: string): Promise<FoundSku | null> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return await toSku(dir, await filesOf(dir, entries));
  } catch {
    // Missing or not readable: the caller says so in the words of its own command.
    return null;
  }
}

async function visit(dir: string, depth: number, walk: Walk): Promise<void> {
  const { signal, onFound } = walk.options;
  signal?.throwIfAborted();
  let entries: readonly Dirent[];
  try {
    const real = await realpath(dir);
    if (walk.seen.has(real)) return;
    walk.seen.add(real);
    entries = await readdir(dir, { withFileTypes: true });
  } catch {
    walk.unreadable.push(dir);
    return;
  }
  const files = await filesOf(dir, entries);
  if (looksLikeOutput(files, depth === 0)) {
    walk.outputs.push(dir);
    return;
  }
  if (files.some((name) => isPicture(name))) {
    const sku = await toSku(dir, files);
    signal?.throwIfAborted();
    walk.skus.push(sku);
    onFound?.(sku);
  }
  if (depth >= MAX_DEPTH) return;
  for (const child of await foldersOf(dir, entries)) await visit(child, depth + 1, walk);
}

function isPicture(name: string): boolean {
  const kind = fileKind(name);
  return kind === 'photo' || kind === 'convertible' || kind === 'other-picture';
}

async function toSku(dir: string, files: readonly string[]): Promise<FoundSku> {
  const photos: FoundPhoto[] = [];
  const skipped: SkippedFile[] = [];
  const convertible: FoundPhoto[] = [];
  let instructionsFile: string | null = null;
  const stats = await Promise.all(
    files.map((name) =>
      ['photo', 'convertible'].includes(fileKind(name)) ? statPhoto(dir, name) : null,
    ),
  );
  files.forEach((name, index) => {
    const kind = fileKind(name);
    if (kind === 'instructions') instructionsFile = join(dir, name);
    else if (kind === 'other-picture') skipped.push({ name, reason: 'unsupported-format' });
    else if (kind === 'convertible') {
      const picture = stats[index];
      skipped.push({ name, reason: picture ? 'unsupported-format' : 'unreadable' });
      if (picture) convertible.push(picture);
    } else if (kind === 'photo') {
      const photo = stats[index];
      if (photo) photos.push(photo);
      else skipped.push({ name, reason: 'unreadable' });
    }
  });
  return { name: basename(dir), dir, photos, skipped, convertible, instructionsFile };
}

async function statPhoto(dir: string, name: string): Promise<FoundPhoto | null> {
  const path = join(dir, name);
  try {
    const { size, mtimeMs } = await stat(path);
    return { path, name, bytes: size, modifiedMs: mtimeMs };
  } catch {
    // Vanished, or a link to nowhere: named as unreadable, the rest of the SKU is still shown.
    return null;
  }
}

/** Names of files, links to files among them, in upload order. */
async function filesOf(dir: string, entries: readonly Dirent[]): Promise<string[]> {
  const names: string[] = [];
  for (const entry of entries) {
    if (isIgnoredName(entry.name)) continue;
    if (entry.isFile()) names.push(entry.name);
    else if (entry.isSymbolicLink() && (await targetKind(join(dir, entry.name))) !== 'folder') {
      names.push(entry.name);
    }
  }
  return names.sort(compareCodePoints);
}

async function foldersOf(dir: string, entries: readonly Dirent[]): Promise<string[]> {
  const names: string[] = [];
  for (const entry of entries) {
    if (isIgnoredName(entry.name)) continue;
    if (entry.isDirectory()) names.push(entry.name);
    else if (entry.isSymbolicLink() && (await targetKind(join(dir, entry.name))) === 'folder') {
      names.push(entry.name);
    }
  }
  return names.sort(compareCodePoints).map((name) => join(dir, name));
}

async function targetKind(path: string): Promise<'file' | 'folder' | 'nowhere'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    // A dangling link; shown as an unreadable file if its name is that of a photo.
    return 'nowhere';
  }
}

async function asFolder(path: string): Promise<string | null> {
  const kind = await targetKind(path);
  if (kind === 'nowhere') return null;
  return kind === 'folder' ? path : dirname(path);
}
