/**
 * Makes one picture for a shop and reads it back: pixels, ratio, profile, metadata, weight. Runs
 * where image jobs run; knows no names, no queue and no manifest.
 */
import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import type { Metadata, Sharp } from 'sharp';
import { isSrgbProfile } from '../../src-shared/domain/conversion.ts';
import type { StudioError } from '../../src-shared/domain/errors.ts';
import { enlargedBy, type Placement, place } from '../../src-shared/domain/export/placement.ts';
import type { ExportFormat } from '../../src-shared/domain/export/target.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import { removeLeftover } from '../runtime/remove-leftover.ts';
import { toFileError } from '../storage/files/file-errors.ts';
import { findContainerDamage } from './container.ts';
import type { ExportedPicture, ExportPictureJob } from './export-job.ts';
import { profileName } from './icc.ts';
import { loadSharp } from './sharp.ts';
import { exportXmp, sourceTypeOf } from './xmp.ts';

/** Below this people see the blocks; a lighter file is not worth having. */
export const LEAST_QUALITY = 40;
/** From here on colour keeps its full resolution: edges of red garments. */
const FULL_COLOUR_FROM = 90;

const SHARP_FORMAT: Readonly<Record<ExportFormat, string>> = {
  jpg: 'jpeg',
  png: 'png',
  webp: 'webp',
};

type Fitting = Extract<Placement, { fits: true }>;

/** @throws StudioError */
export async function exportPicture(
  job: ExportPictureJob,
  decode: () => Promise<Sharp>,
): Promise<ExportedPicture> {
  const source = await (await decode()).metadata();
  const placement = place(uprightSize(source), job.settings, job.focus);
  if (!placement.fits) throw tooSmall(source, job);
  const xmp = exportXmp(source.xmpAsString ?? null, job);
  const shaped = async () => shape(await decode(), placement, job.settings.background);
  const dressed = async () => dress(await shaped(), xmp);
  const { bytes, quality } = await encode(job, dressed, shaped);
  try {
    await writeNew(job.target, bytes);
  } catch (error) {
    throw toFileError(error, job.target);
  }
  const { width, height } = placement.out;
  const read = await check(job, { width, height, xmp }).catch(async (error: unknown) => {
    await removeLeftover(job.target);
    throw error;
  });
  return {
    format: job.settings.format,
    width,
    height,
    ...read,
    quality,
    qualityLowered: quality !== null && quality < job.settings.quality,
    enlarged: enlargedBy(placement),
    smaller: placement.smaller,
  };
}

function uprightSize({ width, height, orientation = 1 }: Metadata) {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

function shape(image: Sharp, { out, from, at }: Fitting, background: string): Sharp {
  const right = out.width - at.left - at.width;
  const bottom = out.height - at.top - at.height;
  const sized = image
    .rotate()
    .extract(from)
    .resize({ width: at.width, height: at.height, fit: 'fill' })
    .toColourspace('srgb')
    .flatten({ background });
  const bars = at.left + at.top + right + bottom;
  return bars === 0
    ? sized
    : sized.extend({ left: at.left, top: at.top, right, bottom, background });
}

/** What the picture says of itself goes along; its colours are said to be sRGB, which they are. */
function dress(image: Sharp, xmp: string | null): Sharp {
  const kept = image.keepMetadata().withIccProfile('srgb');
  return xmp === null ? kept : kept.withXmp(xmp);
}

function encoded(image: Sharp, format: ExportFormat, quality: number): Promise<Buffer> {
  switch (format) {
    case 'jpg': {
      const chromaSubsampling = quality >= FULL_COLOUR_FROM ? '4:4:4' : '4:2:0';
      return image.jpeg({ quality, chromaSubsampling, mozjpeg: false }).toBuffer();
    }
    case 'webp':
      return image.webp({ quality }).toBuffer();
    case 'png':
      return image.png({ compressionLevel: 7 }).toBuffer();
  }
}

/** As good as wished; where that is too heavy, the best quality that fits. */
async function encode(
  { settings }: ExportPictureJob,
  dressed: () => Promise<Sharp>,
  shaped: () => Promise<Sharp>,
): Promise<{ readonly bytes: Buffer; readonly quality: number | null }> {
  const { format, quality: wished, maxBytes } = settings;
  const lossy = format !== 'png';
  const first = await encoded(await dressed(), format, wished);
  if (maxBytes === null || first.length <= maxBytes) {
    return { bytes: first, quality: lossy ? wished : null };
  }
  if (!lossy) throw tooHeavy(first.length, maxBytes, null);
  // Decoded and scaled once: only the last step is tried again.
  const { data, info } = await (await shaped()).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const sharp = await loadSharp();
  const bare = (quality: number) =>
    encoded(sharp(data, { raw: { width, height, channels } }), format, quality);
  /** Profile and metadata weigh the same at every quality. */
  const baggage = first.length - (await bare(wished)).length;
  let least = Math.min(LEAST_QUALITY, wished);
  let most = wished - 1;
  let best: number | null = null;
  while (least <= most) {
    const middle = (least + most) >> 1;
    if ((await bare(middle)).length + baggage <= maxBytes) {
      best = middle;
      least = middle + 1;
    } else most = middle - 1;
  }
  for (let quality = best; quality !== null && quality >= 1; quality -= 1) {
    const bytes = await encoded(await dressed(), format, quality);
    if (bytes.length <= maxBytes) return { bytes, quality };
  }
  const lightest = Math.min(LEAST_QUALITY, wished);
  throw tooHeavy((await bare(lightest)).length + baggage, maxBytes, lightest);
}

async function writeNew(path: string, bytes: Buffer): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads the file again and measures everything that was promised of it. */
async function check(
  { target, settings, sourceType }: ExportPictureJob,
  wanted: { readonly width: number; readonly height: number; readonly xmp: string | null },
): Promise<Pick<ExportedPicture, 'bytes' | 'sha256' | 'profile'>> {
  const file = await readFile(target);
  const image = (await loadSharp())(file, { failOn: 'warning', sequentialRead: true });
  const facts = await image.metadata();
  const profile = facts.icc ? profileName(facts.icc) : null;
  const said = sourceTypeOf(facts.xmpAsString ?? '');
  const wrong =
    facts.format !== SHARP_FORMAT[settings.format]
      ? `it is ${facts.format}`
      : facts.width !== wanted.width || facts.height !== wanted.height
        ? `it has ${facts.width} × ${facts.height} pixels`
        : profile === null || !isSrgbProfile(profile)
          ? 'its colour profile is not sRGB'
          : sourceType !== null && said !== sourceType
            ? 'its metadata does not say how it was made'
            : settings.maxBytes !== null && file.length > settings.maxBytes
              ? `it has ${file.length} bytes`
              : await findContainerDamage(target, facts.format);
  if (wrong !== null || profile === null) throw notAsWritten(wrong ?? 'no profile');
  // Every byte goes through the decoder; the tiny picture is only what makes it run.
  await image.resize({ width: 16, fastShrinkOnLoad: false }).raw().toBuffer();
  return {
    bytes: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    profile,
  };
}

function notAsWritten(detail: string): StudioError {
  return refusal('result-damaged', { why: 'not-as-written' }, { detail });
}

function tooSmall(source: Metadata, { settings }: ExportPictureJob): StudioError {
  const { width, height } = uprightSize(source);
  const asked = settings.minLongest === null ? '' : ` < ${settings.minLongest} px`;
  const detail = `${width} × ${height}${asked}`;
  return refusal('invalid-input', { why: 'too-few-pixels' }, { detail });
}

function tooHeavy(bytes: number, maxBytes: number, quality: number | null): StudioError {
  const megabytes = (value: number) => `${(value / 1_000_000).toFixed(value < 1e6 ? 2 : 1)} MB`;
  const at = quality === null ? '' : ` (${quality} %)`;
  const detail = `${megabytes(bytes)}${at} > ${megabytes(maxBytes)}`;
  return refusal('invalid-input', { why: 'too-heavy' }, { detail });
}
