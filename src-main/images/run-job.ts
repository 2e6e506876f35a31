/**
 * Does one job on one picture with sharp. Runs in a worker, or in this thread where there is none.
 * Knows no cache and no queue.
 */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { SharpOptions } from 'sharp';
import { type Failure, StudioError } from '../../src-shared/domain/errors.ts';
import { findContainerDamage } from './container.ts';
import type { ImageJob } from './jobs.ts';
import type { ImageFacts } from './service.ts';
import { loadSharp } from './sharp.ts';
import { isPictureFormat, SNIFF_BYTES, type Sniffed, sniff } from './sniff.ts';

/** 200 megapixels: more than any camera here, less than what fills the memory. */
export const MAX_PIXELS = 200_000_000;
const QUALITY = 80;

/** `warning`: the least doubt of the decoder fails the picture. */
const STRICT: SharpOptions = { failOn: 'warning', limitInputPixels: MAX_PIXELS };
const LENIENT: SharpOptions = { failOn: 'none', limitInputPixels: MAX_PIXELS };

/** @throws StudioError */
export async function runImageJob(job: ImageJob): Promise<ImageFacts | null> {
  await requirePicture(job.path);
  try {
    switch (job.kind) {
      case 'probe':
        return await probe(job.path);
      case 'verify':
        return await verify(job.path);
      case 'thumbnail':
        await thumbnail(job.path, job.size, job.target);
        return null;
    }
  } catch (error) {
    throw error instanceof StudioError ? error : unreadable(error);
  }
}

async function probe(path: string): Promise<ImageFacts> {
  const sharp = await loadSharp();
  const facts = await sharp(path, STRICT).metadata();
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
  };
}

async function verify(path: string): Promise<ImageFacts> {
  const facts = await probe(path);
  const damage = await findContainerDamage(path, facts.format);
  if (damage !== null) throw unreadable(damage);
  const sharp = await loadSharp();
  // Every pixel is decoded; the average is only what makes the decoder run.
  await sharp(path, { ...STRICT, sequentialRead: true }).stats();
  return facts;
}

async function thumbnail(path: string, size: number, target: string): Promise<void> {
  const sharp = await loadSharp();
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await sharp(path, LENIENT)
      .rotate()
      .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY, mozjpeg: false })
      .toFile(temporary);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Decides by content before any decoder sees the file: text, RAW and HEIC are named as such. */
async function requirePicture(path: string): Promise<void> {
  const sniffed = await sniffFile(path);
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

async function sniffFile(path: string): Promise<Sniffed | 'empty'> {
  try {
    const handle = await open(path, 'r');
    try {
      const head = Buffer.alloc(SNIFF_BYTES);
      const { bytesRead } = await handle.read(head, 0, SNIFF_BYTES, 0);
      return bytesRead === 0 ? 'empty' : sniff(head.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new StudioError({
      code: code === 'ENOENT' ? 'photo-missing' : 'file-error',
      message: 'The picture could not be read from disk.',
      detail: code,
      remedy: 'Check that it is still there and that you may open it.',
    });
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
