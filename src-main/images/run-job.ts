/**
 * Does one job on one picture with sharp. Runs in a worker, or in this thread where there is none.
 * Knows no cache and no queue.
 */
import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import type { Sharp, SharpOptions } from 'sharp';
import { type Failure, StudioError } from '../../src-shared/domain/errors.ts';
import { removeLeftover } from '../runtime/remove-leftover.ts';
import { untilReleased } from '../runtime/until-released.ts';
import { toFileError } from '../storage/files/file-errors.ts';
import { fileVersion } from '../storage/files/file-version.ts';
import { hashFile } from '../storage/files/hash-file.ts';
import { BMP_HEADER_BYTES, type BmpHeader, decodeBmp, readBmpHeader } from './bmp.ts';
import { findContainerDamage } from './container.ts';
import { exportPicture } from './export-picture.ts';
import { profileName } from './icc.ts';
import type { ImageJob, JobRunner, JobValue } from './jobs.ts';
import { patchMean, smallPixels } from './look-closely.ts';
import { notRead } from './not-read.ts';
import type { ImageFacts, VerifiedImage } from './service.ts';
import { loadSharp } from './sharp.ts';
import { isPictureFormat, SNIFF_BYTES, type Sniffed, sniff } from './sniff.ts';

/** 200 megapixels: more than any camera here, less than what fills the memory. */
export const MAX_PIXELS = 200_000_000;
const QUALITY = 80;
const CONVERTED_QUALITY = 95;
const HEAD_BYTES = Math.max(SNIFF_BYTES, BMP_HEADER_BYTES);

/** `warning`: the least doubt of the decoder fails the picture. */
const STRICT: SharpOptions = { failOn: 'warning', limitInputPixels: MAX_PIXELS };
const LENIENT: SharpOptions = { failOn: 'none', limitInputPixels: MAX_PIXELS };

/** @throws StudioError */
export const runImageJob = runAnyJob as JobRunner;

async function runAnyJob(job: ImageJob): Promise<JobValue> {
  const picture = await openPicture(job.path);
  try {
    switch (job.kind) {
      case 'probe':
        return await probe(picture);
      case 'verify':
        return await verify(picture, job.hash === true);
      case 'thumbnail':
        await thumbnail(picture, job.size, job.target);
        return null;
      case 'convert':
        await convert(picture, job.target);
        return null;
      case 'patch':
        return await patchMean(await decoder(picture, LENIENT), job);
      case 'small':
        return await smallPixels(await decoder(picture, LENIENT), job);
      case 'export':
        return await exportPicture(job, () => decoder(picture, STRICT));
    }
  } catch (error) {
    throw error instanceof StudioError ? error : unreadable(error);
  }
}

/** A file that is known to begin like a picture; `bmp` is read by our own code. */
interface Picture {
  readonly path: string;
  readonly bmp: BmpHeader | null;
}

async function decoder({ path, bmp }: Picture, options: SharpOptions): Promise<Sharp> {
  const sharp = await loadSharp();
  if (bmp === null) return sharp(path, options);
  const pixels = decodeBmp(await readFile(path), bmp);
  if (pixels === null) throw unreadable('the file ends too early');
  return sharp(pixels, { raw: { width: bmp.width, height: bmp.height, channels: 3 } });
}

async function probe(picture: Picture): Promise<ImageFacts> {
  if (picture.bmp) {
    const { width, height } = picture.bmp;
    if (width * height > MAX_PIXELS) throw unreadable('too many pixels');
    const plain = { orientation: 1, space: 'srgb', hasProfile: false, profile: null };
    return { format: 'bmp', width, height, ...plain };
  }
  const facts = await (await decoder(picture, STRICT)).metadata();
  const { width, height, orientation = 1 } = facts;
  if (width * height > MAX_PIXELS) throw unreadable('too many pixels');
  const turned = orientation >= 5;
  return {
    format: facts.format === 'heif' ? 'avif' : facts.format,
    width: turned ? height : width,
    height: turned ? width : height,
    orientation,
    space: facts.space,
    hasProfile: facts.hasProfile ?? facts.icc !== undefined,
    profile: facts.icc === undefined ? null : profileName(facts.icc),
  };
}

async function verify(picture: Picture, hash: boolean): Promise<VerifiedImage> {
  const before = hash ? await fileVersion(picture.path) : null;
  const facts = await probe(picture);
  const damage = await findContainerDamage(picture.path, facts.format);
  if (damage !== null) throw unreadable(damage);
  const decoded = decodeAll(picture, facts);
  if (!hash) {
    await decoded;
    return facts;
  }
  // The decoder works in a thread of its own.
  const [sha256] = await Promise.all([hashFile(picture.path), decoded]);
  const after = await fileVersion(picture.path);
  return { ...facts, sha256, ...(after.key === before?.key ? { version: after } : {}) };
}

/**
 * Every pixel is decoded, and none is kept: a sequential decoder comes to the last row through all
 * rows above it. Tiles of a TIFF can be left out on that way, so there a reckoning over all of them
 * makes the decoder run; it takes six times as long.
 */
async function decodeAll(picture: Picture, facts: ImageFacts): Promise<void> {
  const image = await decoder(picture, { ...STRICT, sequentialRead: true });
  if (facts.format === 'tiff') {
    await image.stats();
    return;
  }
  const turned = facts.orientation >= 5;
  const [width, height] = turned ? [facts.height, facts.width] : [facts.width, facts.height];
  await image
    .extract({ left: 0, top: height - 1, width, height: 1 })
    .raw()
    .toBuffer();
}

async function thumbnail(picture: Picture, size: number, target: string): Promise<void> {
  const image = (await decoder(picture, LENIENT))
    .rotate()
    .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY, mozjpeg: false });
  await writeWhole(target, (temporary) => image.toFile(temporary));
}

async function convert(picture: Picture, target: string): Promise<void> {
  const image = (await decoder(picture, STRICT))
    .rotate()
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: CONVERTED_QUALITY, chromaSubsampling: '4:4:4', mozjpeg: false });
  // Encoded first: what fails from here on is the disk, not the picture.
  const bytes = await image.toBuffer();
  try {
    await writeWhole(target, (temporary) => writeSynced(temporary, bytes));
  } catch (error) {
    throw toFileError(error, target);
  }
}

/** Under a temporary name beside it, then renamed. */
async function writeWhole(
  target: string,
  write: (temporary: string) => Promise<unknown>,
): Promise<void> {
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await write(temporary);
    await untilReleased(() => rename(temporary, target));
  } finally {
    await removeLeftover(temporary);
  }
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Decides by content before any decoder sees the file: text, RAW and HEIC are named as such. */
async function openPicture(path: string): Promise<Picture> {
  const { sniffed, head } = await sniffFile(path);
  const bmp = sniffed === 'bmp' ? readBmpHeader(head) : null;
  if (bmp) return { path, bmp };
  if (sniffed === 'empty') {
    throw new StudioError({
      code: 'photo-empty',
      message: 'The file is empty.',
      remedy: 'Export the photo again.',
    });
  }
  if (UNSUPPORTED.has(sniffed) || (sniffed === 'tiff' && RAW_NAME.test(path))) {
    throw new StudioError({
      code: 'photo-unsupported',
      message: 'This kind of photo cannot be sent.',
      detail: sniffed === 'tiff' ? 'raw' : sniffed,
      remedy: 'Export it as JPEG or PNG and put that into the folder.',
    });
  }
  if (!isPictureFormat(sniffed)) throw unreadable('not a picture');
  return { path, bmp: null };
}

const UNSUPPORTED: ReadonlySet<string> = new Set<Sniffed>([
  'heic',
  'raw',
  'psd',
  'bmp',
  'jxl',
  'svg',
  'pdf',
]);

/** Raw files of many makers are TIFF inside. */
const RAW_NAME = /\.(nef|nrw|arw|sr2|srf|dng|cr2|pef|orf|rw2|raf|raw|3fr|iiq|erf|mos)$/i;

async function sniffFile(
  path: string,
): Promise<{ readonly sniffed: Sniffed | 'empty'; readonly head: Buffer }> {
  try {
    // A scanner may have it for itself for a moment: what was downloaded is looked at right away.
    const handle = await untilReleased(() => open(path, 'r'), { held: ['EBUSY'] });
    try {
      const buffer = Buffer.alloc(HEAD_BYTES);
      const { bytesRead } = await handle.read(buffer, 0, HEAD_BYTES, 0);
      const head = buffer.subarray(0, bytesRead);
      return { sniffed: bytesRead === 0 ? 'empty' : sniff(head), head };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw notRead(error);
  }
}

function unreadable(cause: unknown): StudioError {
  const failure: Failure = {
    code: 'photo-unreadable',
    message: 'The picture is damaged or incomplete.',
    detail: (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]?.slice(0, 200),
    remedy: 'Export or copy it again.',
  };
  return new StudioError(failure, { cause });
}
