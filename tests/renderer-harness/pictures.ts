/** Draws the pictures that the fixtures name, with the sandbox's own hand, and keeps them in memory. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { loadSharp } from '../../src-main/images/sharp.ts';
import { galleryIdentities } from '../../src-main/sandbox/gallery-identities.ts';
import { renderPortrait } from '../../src-main/sandbox/pictures/portrait.ts';
import { renderResult } from '../../src-main/sandbox/pictures/result-picture.ts';

const SAMPLES = join(import.meta.dirname, '../../resources/samples');
const PORTRAIT = 320;
const LARGEST = 1600;

export type Draw = (kind: string, id: string, size: string) => Promise<Buffer>;

export function createPictures(): Draw {
  const kept = new Map<string, Promise<Buffer>>();
  const once = (key: string, draw: () => Promise<Buffer>) => {
    const held = kept.get(key) ?? draw();
    kept.set(key, held);
    return held;
  };
  return async (kind, id, size) => {
    const sharp = await loadSharp();
    const [sample = '', second = '', third = '0', fourth = '0'] = id.split('~');
    const side = size === 'full' ? LARGEST : Number(size);
    const shrink = async (picture: string | Buffer) =>
      sharp(picture).resize(side, side, { fit: 'inside' }).jpeg({ quality: 84 }).toBuffer();
    if (kind === 'identity') {
      const look = galleryIdentities[Number(id) % galleryIdentities.length]?.look;
      if (!look) throw new Error('no identity to draw');
      return once(`identity ${id}`, () => renderPortrait(sharp, look, PORTRAIT));
    }
    if (kind === 'output' || kind === 'result') {
      const variety = Number(third) % 6;
      const full = once(`output ${sample} ${second} ${variety} ${fourth}`, () =>
        drawResult(sharp, sample, second, variety, Number(fourth)),
      );
      return once(`output ${sample} ${second} ${variety} ${fourth} ${size}`, async () =>
        shrink(await full),
      );
    }
    return once(`photo ${sample} ${second} ${size}`, () => shrink(join(SAMPLES, sample, second)));
  };
}

function drawResult(
  sharp: Awaited<ReturnType<typeof loadSharp>>,
  sample: string,
  background: string,
  variety: number,
  at: number,
): Promise<Buffer> {
  const identity = galleryIdentities[variety % galleryIdentities.length];
  if (!identity) throw new Error('no identity to draw');
  return renderResult(
    sharp,
    {
      sku: sample,
      pose: at === 0 ? 'standing front-facing' : 'walking',
      background,
      identity: identity.code,
      look: identity.look,
      variation: at,
      seed: variety * 10 + at,
      version: 0,
      barefoot: false,
      width: 768,
      height: 1024,
      format: 'jpg',
      plain: false,
      garments: [
        { hash: 'front.jpg', filename: 'front.jpg' },
        { hash: 'back.jpg', filename: 'back.jpg' },
      ].map((garment) => ({
        ...garment,
        sha256: createHash('sha256').update(garment.hash).digest('hex'),
      })),
    } as Parameters<typeof renderResult>[1],
    (hash) => join(SAMPLES, sample, hash),
  );
}
